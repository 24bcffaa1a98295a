import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWholeFolder } from '../output/fresh-output.ts';
import { pngOf } from '../output/png.ts';
import type { MeasureResult } from './run-measurement.ts';

/**
 * Writes a measurement, `MEASURE.json`, its curves, `MEASURE.svg`, and its film strips, `strip-SEED.png`, into a new
 * folder, all or nothing; curves and strips where there are any.
 * @returns the names of the files
 * @throws {OutputError} where the folder is taken
 */
export function writeMeasurement(
  folder: string,
  { measurement, strips, plot }: MeasureResult,
): Promise<string[]> {
  return createWholeFolder(folder, async (temporary) => {
    const report = `${measurement.measure}.json`;
    await writeFile(join(temporary, report), `${JSON.stringify(measurement, null, 2)}\n`);
    const pictures: string[] = [];
    if (plot !== undefined) {
      const name = `${measurement.measure}.svg`;
      await writeFile(join(temporary, name), plot);
      pictures.push(name);
    }
    for (const { seed, strip } of strips) {
      const name = `strip-${seed}.png`;
      await writeFile(join(temporary, name), await pngOf(strip));
      pictures.push(name);
    }
    return [report, ...pictures];
  });
}
