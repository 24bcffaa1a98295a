import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cameraFromHfov, forwardOf, lookPose, type Pose, poseToMatrix } from '@dreamwalk/geometry';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unattended } from '../task.ts';
import { readNerfstudioViews } from './nerfstudio.ts';

const camera = cameraFromHfov(128, 128, (80 * Math.PI) / 180);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-nerfstudio-'));
  await mkdir(join(folder, 'images'));
  await sharp({ create: { width: 256, height: 192, channels: 3, background: '#c08040' } })
    .png()
    .toFile(join(folder, 'images', '0.png'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Camera-to-world in OpenGL's axes, as nerfstudio writes it. */
function openGl(pose: Pose): number[][] {
  const m = poseToMatrix(pose);
  return [0, 1, 2, 3].map((r) => [m[4 * r], -m[4 * r + 1], -m[4 * r + 2], m[4 * r + 3]]);
}

const pose = lookPose([1, -2, 1.6], 0.7, -0.2);
const wide = { w: 256, h: 192, fl_x: 100, fl_y: 100, cx: 128, cy: 96 };
const frame = { file_path: 'images/0.png', transform_matrix: openGl(pose) };

async function read(transforms: unknown) {
  const text = typeof transforms === 'string' ? transforms : JSON.stringify(transforms);
  await writeFile(join(folder, 'transforms.json'), text);
  return readNerfstudioViews(folder, camera, unattended);
}

describe('readNerfstudioViews', () => {
  it('turns the cameras from OpenGL to ours', async () => {
    const [view] = await read({ ...wide, frames: [frame] });
    for (const [k, value] of poseToMatrix(view.pose).entries())
      expect(value).toBeCloseTo(poseToMatrix(pose)[k], 12);
    for (const [k, value] of forwardOf(view.pose).entries())
      expect(value).toBeCloseTo(forwardOf(pose)[k], 12);
    expect([...view.frame.rgb.subarray(0, 3)]).toEqual([0xc0, 0x80, 0x40]);
    expect(view.depthM).toBeUndefined();
  });

  it('takes what the model would have seen: a patch at 30° stays at 30°', async () => {
    const width = 400;
    const fl = 200;
    const xPx = width / 2 + fl * Math.tan(Math.PI / 6);
    const rgb = new Uint8Array(width * width * 3);
    for (let y = 0; y < width; y++)
      for (let x = 0; x < width; x++) if (Math.abs(x + 0.5 - xPx) < 6) rgb[(y * width + x) * 3] = 255;
    await sharp(rgb, { raw: { width, height: width, channels: 3 } })
      .png()
      .toFile(join(folder, 'images', '1.png'));
    const [view] = await read({
      w: width,
      h: width,
      fl_x: fl,
      frames: [{ ...frame, file_path: 'images/1.png' }],
    });
    let sum = 0;
    let weighted = 0;
    for (let x = 0; x < 128; x++) {
      const red = view.frame.rgb[(64 * 128 + x) * 3];
      sum += red;
      weighted += red * (x + 0.5);
    }
    expect(weighted / sum).toBeCloseTo(camera.cx + camera.fx * Math.tan(Math.PI / 6), 0);
  });

  it('reads depth with its unit', async () => {
    const units = new Uint16Array(256 * 192).fill(250);
    await sharp(units, { raw: { width: 256, height: 192, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toFile(join(folder, 'depth.png'));
    const withDepth = { ...frame, depth_file_path: 'depth.png' };
    const [view] = await read({ ...wide, depth_unit_scale_factor: 0.01, frames: [withDepth] });
    expect(new Set(view.depthM)).toEqual(new Set([2.5]));
  });

  it.each([
    ['no JSON', '{', /transforms\.json: this is not JSON/],
    ['no frame', { ...wide, frames: [] }, /transforms\.json: frames: /],
    ['no focal length', { w: 2, h: 2, frames: [frame] }, /frames\.0: w, h and fl_x are given neither/],
    ['lens distortion', { ...wide, k1: 0.1, frames: [frame] }, /frames\.0: the picture is distorted/],
    [
      'narrow pictures',
      { ...wide, fl_x: 300, frames: [frame] },
      /sees 46° × 88°, less than the model's 80° × 80°/,
    ],
    [
      'a scaled matrix',
      { ...wide, frames: [{ ...frame, transform_matrix: openGl(pose).map((row) => row.map((v) => 2 * v)) }] },
      /frames\.0\.transform_matrix: its upper left 3×3 is no rotation/,
    ],
    [
      'a missing picture',
      { ...wide, frames: [{ ...frame, file_path: 'images/9.png' }] },
      /9\.png: there is no such/,
    ],
  ])('names the file and frame: %s', async (_, transforms, message) => {
    await expect(read(transforms)).rejects.toThrow(message);
  });
});
