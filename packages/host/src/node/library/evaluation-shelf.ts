import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Arm, EpisodeResult, EvaluationSummary } from '@dreamwalk/evaluation';
import { isPlainName } from '@dreamwalk/model-package';
import { InputFileError, NotInLibraryError } from '../errors.ts';
import { readJournal } from '../evaluating/run/journal.ts';
import { planUnits } from '../evaluating/run/plan-episodes.ts';
import { beginRun, RUN_FILES, readRun } from '../evaluating/run/run-folder.ts';
import { parseSuite } from '../evaluating/suite/parse-suite.ts';
import { checkSuitePaths } from '../evaluating/suite/suite-paths.ts';
import { exists } from '../exists.ts';
import { DEFAULT_MODEL } from '../models/model-library.ts';
import { Trash } from './trash.ts';

/** The run of a suite as the library lists it. */
export interface ListedEvaluation {
  /** Of its folder. */
  readonly name: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly modelId: string;
  readonly arms: readonly Arm[];
  /** Episodes that have been run, and all. */
  readonly done: number;
  readonly total: number;
  /** Why it cannot be read; everything else says nothing then. */
  readonly problem?: string;
}

/** A suite as it is taken in. */
export interface SuiteText {
  readonly text: string;
  /** What errors call its file. */
  readonly file: string;
  /** Absolute, where that file lies: paths in it are relative to there. Null where nobody knows. */
  readonly folder: string | null;
}

/** A run with what has come of it so far. */
export interface ShelvedEvaluation {
  readonly about: ListedEvaluation;
  readonly results: readonly EpisodeResult[];
  /** Of a run that is finished; null otherwise. */
  readonly summary: EvaluationSummary | null;
  /** Names of those files in its folder that are for people and other programs. */
  readonly files: readonly string[];
}

/** Files of a run that are for people and other programs, the report first. */
const FILES_TO_GIVE = [
  RUN_FILES.report,
  RUN_FILES.results,
  RUN_FILES.parquet,
  RUN_FILES.evalInfo,
  RUN_FILES.summary,
] as const;

/** Runs of suites on disk, each in a folder of its own. */
export class EvaluationShelf {
  readonly folder: string;
  readonly trash: Trash;

  constructor(folder: string) {
    this.folder = folder;
    this.trash = new Trash(folder);
  }

  /** Every run, the newest first; what cannot be read is listed with the reason. */
  async list(): Promise<ListedEvaluation[]> {
    const names = await readdir(this.folder).catch(() => []);
    const found: ListedEvaluation[] = [];
    for (const name of names) {
      const folder = await this.find(name).catch(() => undefined);
      if (folder) found.push(await describe(name, folder));
    }
    return found.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  }

  /**
   * A run with its episodes.
   * @throws {NotInLibraryError} where there is none of that name
   */
  async open(name: string): Promise<ShelvedEvaluation> {
    const folder = await this.find(name);
    const about = await describe(name, folder);
    const results = await readResults(folder);
    const summary = await readIfThere(join(folder, RUN_FILES.summary));
    const names = await readdir(folder);
    return {
      about,
      results,
      // Evaluations from before dreams were probed have no fidelity.
      summary: summary === undefined ? null : { modelFidelity: [], shifts: [], ...JSON.parse(summary) },
      files: FILES_TO_GIVE.filter((file) => names.includes(file)),
    };
  }

  /**
   * Takes in a suite, which does not run yet.
   * @returns the name of its folder, which is made of that of the suite
   * @throws {InputFileError} naming the line and the key of a mistake, or of what is not there
   * @throws {SuiteFolderError} where the folder would have to be known
   */
  async create({ text, file, folder }: SuiteText): Promise<string> {
    const suite = parseSuite(text, file);
    if (folder !== null && !isAbsolute(folder))
      throw new InputFileError(folder, 'this is no whole path. Write it from the root of the disk on.');
    await checkSuitePaths({ suite, text, file, suiteFolder: folder });
    const name = await this.#freeName(suite.name);
    await beginRun(join(this.folder, name), suite, { index: 1, count: 1 }, folder ?? undefined);
    return name;
  }

  /**
   * Where an episode lies that was dreamed again.
   * @param file its name
   * @throws {NotInLibraryError} where there is none
   */
  async dream(name: string, file: string): Promise<string> {
    const path = join(await this.find(name), RUN_FILES.dreams, file);
    if (!isPlainName(file) || !(await exists(path))) throw new NotInLibraryError(`${file} of ${name}`);
    return path;
  }

  /** What the episodes of a run that were dreamed again take up on the disk, pictures and all. */
  async dreamsBytes(name: string): Promise<number> {
    const folder = join(await this.find(name), RUN_FILES.dreams);
    const files = await readdir(folder).catch(() => []);
    // One that was just being written may be gone under this name.
    const sizeOf = (file: string) =>
      stat(join(folder, file)).then(
        ({ size }) => size,
        () => 0,
      );
    const sizes = await Promise.all(files.map(sizeOf));
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  /** Deletes them for good: they can be dreamed again any time. */
  async clearDreams(name: string): Promise<void> {
    await rm(join(await this.find(name), RUN_FILES.dreams), { recursive: true, force: true });
  }

  /**
   * Where a run lies.
   * @throws {NotInLibraryError} where there is none of that name
   */
  async find(name: string): Promise<string> {
    const folder = join(this.folder, name);
    if (!isPlainName(name) || !(await exists(join(folder, RUN_FILES.run)))) throw new NotInLibraryError(name);
    return folder;
  }

  async #freeName(wanted: string): Promise<string> {
    const stem =
      wanted
        .replace(/[^\w. -]+/g, '_')
        .replace(/^[. ]+/, '')
        .slice(0, 80)
        .trim() || 'suite';
    for (let number = 1; ; number++) {
      const name = number === 1 ? stem : `${stem} ${number}`;
      if (!(await exists(join(this.folder, name)))) return name;
    }
  }
}

async function describe(name: string, folder: string): Promise<ListedEvaluation> {
  const { birthtime } = await stat(folder);
  const createdAt = birthtime.toISOString();
  try {
    const { suite, shard } = await readRun(folder);
    const total = planUnits(suite, shard).reduce((sum, { episodes }) => sum + episodes.length, 0);
    const { model = DEFAULT_MODEL, arms } = suite;
    return { name, createdAt, modelId: model, arms, done: await countEpisodes(folder), total };
  } catch (error) {
    // Whatever was written over: `run.json` is no run any longer.
    const problem = `The run ${name} cannot be read (${(error as Error).message}); delete it, or put its run.json back.`;
    return { name, createdAt, modelId: '', arms: [], done: 0, total: 0, problem };
  }
}

/** Without reading them: a journal has the motions of every episode in it. */
async function countEpisodes(folder: string): Promise<number> {
  const journal = await readFile(join(folder, RUN_FILES.journal)).catch(() => Buffer.alloc(0));
  let count = 0;
  for (let at = journal.indexOf('\n'); at !== -1; at = journal.indexOf('\n', at + 1)) count++;
  return count;
}

async function readResults(folder: string): Promise<readonly EpisodeResult[]> {
  const finished = await readIfThere(join(folder, RUN_FILES.results));
  if (finished !== undefined)
    return finished
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return (await readJournal(join(folder, RUN_FILES.journal))).map(({ result }) => result);
}

function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
