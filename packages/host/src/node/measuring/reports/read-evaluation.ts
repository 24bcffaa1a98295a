import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvaluationSummary } from '@dreamwalk/evaluation';
import { z } from 'zod';
import { InputFileError } from '../../errors.ts';
import { RUN_FILES } from '../../evaluating/run/run-folder.ts';

/**
 * What tells a summary of an evaluation from anything else, and what a card asks of it before it reads on. The rest is
 * trusted: it is long, and nothing but an evaluation writes such a file.
 */
const summaryShape = z.looseObject({
  header: z.looseObject({
    suite: z.string(),
    model: z.object({ id: z.string(), graphs: z.record(z.string(), z.string()) }),
    policies: z.array(z.looseObject({ id: z.string(), role: z.string() })),
  }),
  arms: z.array(z.enum(['tour', 'view', 'reality'])),
  episodes: z.number(),
  leastWorldSeed: z.number().nullable(),
  cells: z.array(z.looseObject({ policy: z.string(), successRate: z.number() })),
  agreements: z.array(z.looseObject({ arm: z.string(), byPolicy: z.looseObject({}) })),
  // Evaluations from before dreams were probed have none.
  modelFidelity: z.array(z.looseObject({ arm: z.string() })).default([]),
});

/** Whether a folder holds the run of an evaluation, by the names of its files. */
export function isEvaluationRun(files: readonly string[]): boolean {
  return files.includes(RUN_FILES.run);
}

/**
 * Reads the summary that an evaluation wrote into a folder of this folder; null where none did.
 * @throws {InputFileError} where there are several, or one is damaged or not finished
 */
export async function readEvaluationSummary(folder: string): Promise<EvaluationSummary | null> {
  const entries = await readdir(folder, { withFileTypes: true });
  const runs: string[] = [];
  for (const entry of entries)
    if (entry.isDirectory() && isEvaluationRun(await readdir(join(folder, entry.name))))
      runs.push(entry.name);
  if (runs.length > 1)
    throw new InputFileError(
      folder,
      `the folders ${runs.sort().join(' and ')} hold an evaluation each, and a card tells of one; leave one there.`,
    );
  return runs.length === 0 ? null : readSummary(join(folder, runs[0], RUN_FILES.summary));
}

async function readSummary(path: string): Promise<EvaluationSummary> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new InputFileError(
      path,
      `this summary cannot be read (${error.code ?? error}); has the evaluation finished?`,
      { cause: error },
    );
  });
  try {
    return summaryShape.parse(JSON.parse(text)) as unknown as EvaluationSummary;
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', ' ') : 'it is no JSON';
    throw new InputFileError(path, `this is no summary of an evaluation: ${why}; evaluate again.`, {
      cause: error,
    });
  }
}
