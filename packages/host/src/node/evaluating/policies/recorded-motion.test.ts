import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { twistsBetween } from '@dreamwalk/control';
import { cameraFromHfov, lookPose, type Pose, type Twist } from '@dreamwalk/geometry';
import { formatNerfstudio, formatTum, TrajectoryFormatError } from '@dreamwalk/trajectory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputFileError } from '../../errors.ts';
import { writeRollout } from '../../library/testing/write-rollout.ts';
import { recordedMotion } from './recorded-motion.ts';

const FPS = 20;
const WALKED: readonly Pose[] = Array.from({ length: 5 }, (_, k) =>
  lookPose([0.2 * k, 0.05 * k * k, 1.5], 0.15 * k, 0),
);
const TRAJECTORY = { samples: WALKED.map((pose, k) => ({ timeS: 7 + k / FPS, pose })) };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motion-'));
});
afterEach(() => rm(folder, { recursive: true }));

function expectSame(actual: readonly Twist[], expected: readonly Twist[]) {
  expect(actual).toHaveLength(expected.length);
  for (const [k, { linear, angular }] of actual.entries())
    for (const axis of [0, 1, 2]) {
      expect(linear[axis]).toBeCloseTo(expected[k].linear[axis], 9);
      expect(angular[axis]).toBeCloseTo(expected[k].angular[axis], 9);
    }
}

describe('recordedMotion', () => {
  it('reads the poses of a rollout', async () => {
    const path = join(folder, 'walk');
    await writeRollout(path, 4);
    expectSame(await recordedMotion(path, FPS), new Array(3).fill({ linear: [1, 0, 0], angular: [0, 0, 0] }));
  });

  it('reads a camera path, at the frame rate that is asked for', async () => {
    const path = join(folder, 'path.tum');
    await writeFile(path, formatTum(TRAJECTORY));
    expectSame(await recordedMotion(path, FPS), twistsBetween(WALKED));
    // Half as fast a camera takes half as many steps, each the two of before.
    expectSame(await recordedMotion(path, FPS / 2), twistsBetween([WALKED[0], WALKED[2], WALKED[4]]));
  });

  it('reads transforms.json, in a folder and by itself', async () => {
    const path = join(folder, 'transforms.json');
    await writeFile(path, formatNerfstudio(TRAJECTORY, cameraFromHfov(64, 64, 1.4)));
    expectSame(await recordedMotion(path, FPS), twistsBetween(WALKED));
    expectSame(await recordedMotion(folder, FPS), twistsBetween(WALKED));
  });

  it('says what cannot be read', async () => {
    await expect(recordedMotion(join(folder, 'none.tum'), FPS)).rejects.toThrow(InputFileError);
    const path = join(folder, 'path.tum');
    await writeFile(path, 'not a path');
    await expect(recordedMotion(path, FPS)).rejects.toThrow(TrajectoryFormatError);
  });
});
