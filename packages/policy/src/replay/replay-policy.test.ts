import { posesAlong, twistsBetween } from '@dreamwalk/control';
import { compose, lookPose, type Pose, poseAngleRad, poseDistanceM, relative } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { guarded } from '../guard/guarded.ts';
import { GREY_START, GREY_VIEW } from '../testing/episode.ts';
import { ReplayPolicy } from './replay-policy.ts';

/** A walk round a corner. */
const RECORDED: readonly Pose[] = Array.from({ length: 6 }, (_, k) =>
  lookPose([0.2 * k, 0.05 * k * k, 1.5], 0.15 * k, 0.02 * k),
);

async function replayed(
  recordingOf: ConstructorParameters<typeof ReplayPolicy>[1],
  start: Pose,
  frames: number,
) {
  const policy = guarded(new ReplayPolicy('replay', recordingOf));
  await policy.reset(GREY_START);
  const poses = [start];
  for (let step = 0; step < frames; step++) {
    const { actions } = await policy.infer({ ...GREY_VIEW, step });
    const twists = actions.flatMap((action) => policy.actionSpace.decode(action, poses[step]));
    poses.push(...posesAlong(poses[step], twists));
  }
  return poses;
}

function expectSame(a: Pose, b: Pose) {
  expect(poseDistanceM(a, b)).toBeLessThan(1e-12);
  expect(poseAngleRad(a, b)).toBeLessThan(1e-7);
}

describe('ReplayPolicy', () => {
  it('goes from pose to pose as recorded, and stands still past the end', async () => {
    const poses = await replayed(() => twistsBetween(RECORDED), RECORDED[0], 8);
    for (const [k, pose] of poses.entries()) expectSame(pose, RECORDED[Math.min(k, 5)]);
  });

  it('begins wherever the episode does', async () => {
    const start = lookPose([3, -4, 1.5], 2, 0);
    const poses = await replayed(() => twistsBetween(RECORDED), start, 5);
    for (const [k, pose] of poses.entries())
      expectSame(pose, compose(start, relative(RECORDED[0], RECORDED[k])));
  });

  it('may have a recording for each episode', async () => {
    const policy = new ReplayPolicy('demonstration', ({ episode }) => [
      { linear: [episode, 0, 0], angular: [0, 0, 0] },
    ]);
    for (const episode of [1, 2]) {
      await policy.reset({ ...GREY_START, episode });
      expect((await policy.infer(GREY_VIEW)).actions).toEqual([[episode, 0, 0, 0, 0, 0]]);
    }
  });
});
