import type { RgbFrame } from '@dreamwalk/environment';
import { cameraFromHfov } from '@dreamwalk/geometry';
import { startPose } from '../walk/start.ts';
import { createWorld } from '../world.ts';
import { BUNDLED_HFOV_RAD } from './camera.ts';
import { renderView } from './render.ts';

const TILE_PX = 256;

/** Copies a picture into a larger one, its top left corner at (xPx, yPx). */
function paste(into: RgbFrame, picture: RgbFrame, xPx: number, yPx: number): void {
  const row = picture.widthPx * 3;
  for (let y = 0; y < picture.heightPx; y++)
    into.rgb.set(picture.rgb.subarray(y * row, (y + 1) * row), ((yPx + y) * into.widthPx + xPx) * 3);
}

/** The start views of many worlds on one sheet, 256 × 256 pixels each, row by row. */
export function drawSheet(seeds: readonly number[], columns: number): RgbFrame {
  const widthPx = columns * TILE_PX;
  const heightPx = Math.ceil(seeds.length / columns) * TILE_PX;
  const sheet: RgbFrame = { widthPx, heightPx, rgb: new Uint8Array(widthPx * heightPx * 3) };
  const camera = cameraFromHfov(TILE_PX, TILE_PX, BUNDLED_HFOV_RAD);
  seeds.forEach((seed, n) => {
    const world = createWorld(seed);
    const { frame } = renderView(world, camera, startPose(world));
    paste(sheet, frame, (n % columns) * TILE_PX, Math.floor(n / columns) * TILE_PX);
  });
  return sheet;
}
