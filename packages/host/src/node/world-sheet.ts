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
  onProgress({ stage: 'drawing worlds', done: 0, total: seeds.length });
  await breathe(signal);
  const sheet = drawSheet(seeds, columns);
  onProgress({ stage: 'drawing worlds', done: seeds.length, total: seeds.length });
  await breathe(signal);
  await writeWhole(file, await pngOf(sheet));
}
