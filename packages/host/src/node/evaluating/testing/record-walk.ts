import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { poseToMatrix } from '@dreamwalk/geometry';
import { bundledCamera, createWorld, renderView } from '@dreamwalk/simulator';
import { pngOf } from '../../output/png.ts';
import { SimulatedPlace } from '../places/simulated-place.ts';

/** Walks about in a simulated world, and writes every `stride`-th view of it as nerfstudio does, `views` of them. */
export async function recordWalk(folder: string, seed: number, views: number, stride: number): Promise<void> {
  const camera = bundledCamera();
  const world = createWorld(seed);
  const walk = new SimulatedPlace(seed, camera).walkAbout(views * stride);
  await mkdir(folder, { recursive: true });
  const frames: object[] = [];
  for (let at = 0; at < views; at++) {
    const pose = walk[at * stride];
    const file_path = `${at}.png`;
    await writeFile(join(folder, file_path), await pngOf(renderView(world, camera, pose).frame));
    // OpenGL's camera looks along −z with +y up.
    const m = poseToMatrix(pose);
    const transform_matrix = [0, 1, 2, 3].map((r) => [m[4 * r], -m[4 * r + 1], -m[4 * r + 2], m[4 * r + 3]]);
    frames.push({ file_path, transform_matrix });
  }
  const { widthPx: w, heightPx: h, fx: fl_x, fy: fl_y, cx, cy } = camera;
  await writeFile(join(folder, 'transforms.json'), JSON.stringify({ w, h, fl_x, fl_y, cx, cy, frames }));
}
