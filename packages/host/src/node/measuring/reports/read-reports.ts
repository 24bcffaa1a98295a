import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measured, MeasuredSource } from '@dreamwalk/evaluation';
import { InputFileError } from '../../errors.ts';
import { readInputFile } from '../../input-file.ts';
import { cardPng, STRIPS_SHOWN } from '../card/strip-png.ts';
import { measuredOf } from './measured-report.ts';
import { isEvaluationRun } from './read-evaluation.ts';

/**
 * Reads what `measure X --out DIR/X` wrote: every folder of a folder that holds a report, with its plots and the first
 * film strips by seed, so that none is picked for its looks. The folder of an evaluation is left to others.
 * @throws {InputFileError} where the folder holds no report, or a report cannot be read or is damaged
 */
export async function readReports(folder: string): Promise<MeasuredSource[]> {
  const names = await readdir(folder, { withFileTypes: true }).catch((error) => unreadable(folder, error));
  const sources: MeasuredSource[] = [];
  const folders = names.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  for (const name of folders.sort()) sources.push(...(await readFolder(join(folder, name))));
  if (sources.length === 0)
    throw new InputFileError(
      folder,
      'no folder in this folder holds a report of a measurement; write some with "measure X --out DIR/X".',
    );
  return sources;
}

/**
 * Reads the one report that `measure X --out DIR` wrote into a folder.
 * @throws {InputFileError} where it holds none or several, or the report cannot be read or is damaged
 */
export async function readReport(folder: string): Promise<Measured> {
  const reports = reportsAmong(await readdir(folder).catch((error) => unreadable(folder, error)));
  if (reports.length !== 1)
    throw new InputFileError(
      folder,
      `this folder holds ${reports.length === 0 ? 'no report' : `${reports.length} reports`}; name one that "measure X --out DIR" wrote.`,
    );
  return readMeasured(join(folder, reports[0]));
}

async function readFolder(folder: string): Promise<MeasuredSource[]> {
  const files = (await readdir(folder)).sort();
  if (isEvaluationRun(files)) return [];
  const sources: MeasuredSource[] = [];
  for (const report of reportsAmong(files)) {
    const plots = files.filter((file) => file === report.replace(/json$/, 'svg'));
    const strips = files.filter((file) => /^strip-\d+\.png$/.test(file)).slice(0, STRIPS_SHOWN);
    sources.push({
      measured: await readMeasured(join(folder, report)),
      plots: await Promise.all(plots.map((file) => readFile(join(folder, file), 'utf8'))),
      strips: await Promise.all(
        strips.map(async (file) => ({
          title: `world ${file.replace(/\D/g, '')}`,
          base64: await cardPng(await readFile(join(folder, file))),
        })),
      ),
    });
  }
  return sources;
}

function reportsAmong(files: readonly string[]): string[] {
  return files.filter((file) => file.endsWith('.json'));
}

async function readMeasured(path: string): Promise<Measured> {
  return measuredOf(path, (await readInputFile(path)).toString('utf8'));
}

function unreadable(folder: string, error: NodeJS.ErrnoException): never {
  throw new InputFileError(
    folder,
    `this folder of reports cannot be read (${error.code ?? error}); name one that "measure X --out DIR/X" wrote into.`,
    { cause: error },
  );
}
