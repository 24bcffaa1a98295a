import type { RgbFrame } from '@dreamwalk/environment';
import { cameraFromHfov } from '@dreamwalk/geometry';
import { startPose } from '../walk/start.ts';
import { createWorld } from '../world.ts';
import { BUNDLED_HFOV_RAD } from './camera.ts';
import { renderView } from './render.ts';

/** Copies a picture into a larger one, its top left corner at (xPx, yPx). */
function paste(into: RgbFrame, picture: RgbFrame, xPx: number, yPx: number): void {
  const row = picture.widthPx * 3;
  for (let y = 0; y < picture.heightPx; y++)
    into.rgb.set(picture.rgb.subarray(y * row, (y + 1) * row), ((yPx + y) * into.widthPx + xPx) * 3);
}

/** The start views of many worlds on one sheet, row by row; each is a square of `tilePx`. */
export function drawSheet(seeds: readonly number[], columns: number, tilePx = 256): RgbFrame {
  const widthPx = columns * tilePx;
  const heightPx = Math.ceil(seeds.length / columns) * tilePx;
  const sheet: RgbFrame = { widthPx, heightPx, rgb: new Uint8Array(widthPx * heightPx * 3) };
  const camera = cameraFromHfov(tilePx, tilePx, BUNDLED_HFOV_RAD);
  seeds.forEach((seed, n) => {
    const world = createWorld(seed);
    const { frame } = renderView(world, camera, startPose(world));
    paste(sheet, frame, (n % columns) * tilePx, Math.floor(n / columns) * tilePx);
  });
  return sheet;
}
