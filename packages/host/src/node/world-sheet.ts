import type { RgbFrame } from '@dreamwalk/environment';
import { filmStrip } from '@dreamwalk/evaluation';
import { cameraFromHfov } from '@dreamwalk/geometry';
import {
  BUNDLED_HFOV_RAD,
  createWorld,
  renderView,
  startPose,
  type ThemeName,
  type WorldShift,
} from '@dreamwalk/simulator';
import { expectWritableFile, writeWhole } from './output/fresh-output.ts';
import { pngOf } from './output/png.ts';
import { breathe, type TaskContext, unattended } from './task.ts';

/** Side of a view on the sheet. */
const TILE_PX = 256;

/** A sheet of start views to draw. */
export interface SheetRequest {
  /** The PNG to write. */
  readonly file: string;
  readonly seeds: readonly number[];
  readonly columns: number;
  /** Draw worlds unlike every one that models train on. */
  readonly shift?: WorldShift;
}

/** A world on a sheet. */
export interface DrawnWorld {
  readonly seed: number;
  readonly theme: ThemeName;
}

/**
 * Draws the start views of simulated worlds on one sheet, row by row.
 * @returns the worlds in their order
 * @throws {OutputError} where the file cannot be written
 */
export async function writeWorldSheet(
  { file, seeds, columns, shift }: SheetRequest,
  { signal, onProgress }: TaskContext = unattended,
): Promise<DrawnWorld[]> {
  await expectWritableFile(file);
  const camera = cameraFromHfov(TILE_PX, TILE_PX, BUNDLED_HFOV_RAD);
  const rows: RgbFrame[][] = [];
  const drawn: DrawnWorld[] = [];
  for (const [done, seed] of seeds.entries()) {
    onProgress({ stage: 'drawing worlds', done, total: seeds.length });
    await breathe(signal);
    const world = createWorld(seed, { shift });
    if (done % columns === 0) rows.push([]);
    rows[rows.length - 1].push(renderView(world, camera, startPose(world)).frame);
    drawn.push({ seed, theme: world.theme });
  }
  await writeWhole(file, await pngOf(filmStrip(rows)));
  return drawn;
}
