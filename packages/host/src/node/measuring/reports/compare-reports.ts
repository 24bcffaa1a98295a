import { basename, resolve } from 'node:path';
import { type Comparison, compareMeasured, comparisonPlot } from '@dreamwalk/evaluation';
import { InputFileError } from '../../errors.ts';
import { readReport } from './read-reports.ts';

/** A comparison, and a picture where the reports have curves. */
export interface ComparedReports {
  readonly comparison: Comparison;
  /** A standalone SVG: PSNR by horizon. */
  readonly plot?: string;
}

/**
 * Compares the reports that `measure X --out DIR` wrote, each under the name of its folder.
 *
 * @param folders two or more; the others are compared with the first
 * @throws {InputFileError} where one holds no report or several, or a report is damaged
 * @throws {EvaluationError} where they were not measured alike
 */
export async function compareReports(folders: readonly string[]): Promise<ComparedReports> {
  const reports = await Promise.all(
    folders.map(async (folder) => ({ label: basename(resolve(folder)), measured: await readReport(folder) })),
  );
  const twice = reports.findIndex(({ label }, at) => reports.findIndex((r) => r.label === label) < at);
  if (twice >= 0)
    throw new InputFileError(
      folders[twice],
      `another folder of this comparison is called ${reports[twice].label} too; rename one, for the table and the picture go by these names.`,
    );
  const comparison = compareMeasured(reports);
  return { comparison, plot: comparisonPlot(`${comparison.measure}, side by side`, reports) };
}
