import type { RgbFrame } from '@dreamwalk/environment';
import { filmStrip } from '@dreamwalk/evaluation';
import { drawSheet } from '@dreamwalk/simulator';
import { expectWritableFile, writeWhole } from './output/fresh-output.ts';
import { pngOf } from './output/png.ts';
import { breathe, type TaskContext, unattended } from './task.ts';

/** A sheet of start views to draw. */
export interface SheetRequest {
  /** The PNG to write. */
  readonly file: string;
  readonly seeds: readonly number[];
  readonly columns: number;
}

/**
 * Draws the start views of simulated worlds on one sheet.
 * @throws {OutputError} where the file cannot be written
 */
export async function writeWorldSheet(
  { file, seeds, columns }: SheetRequest,
  { signal, onProgress }: TaskContext = unattended,
): Promise<void> {
  await expectWritableFile(file);
  const rows: RgbFrame[][] = [];
  for (const [done, seed] of seeds.entries()) {
    onProgress({ stage: 'drawing worlds', done, total: seeds.length });
    await breathe(signal);
    if (done % columns === 0) rows.push([]);
    rows[rows.length - 1].push(drawSheet([seed], 1));
  }
  await writeWhole(file, await pngOf(filmStrip(rows)));
}
