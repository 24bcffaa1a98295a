import { WalkController } from '@dreamwalk/control';
import { compose, exp, lookPose, type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { createWalkDriver } from './walk-driver.ts';

const controller = new WalkController();
const here = lookPose([3, -2, 1.6], 1, 0.1);
const path: Pose[] = [0, 1, 2, 3].map((at) => lookPose([at, 0, 0], 0.2 * at, 0));

/** Where a driver leads, frame by frame. */
function follow(driver: Parameters<typeof createWalkDriver>[0], frames: number): Pose[] {
  const walk = createWalkDriver(driver, here, controller)!;
  const poses = [here];
  for (let frame = 0; frame < frames; frame++) {
    const step = walk.next(poses.at(-1)!);
    if (!step) break;
    const led = compose(poses.at(-1)!, exp(step.twist));
    expect(poseDistanceM(led, step.pose)).toBeLessThan(1e-9);
    poses.push(step.pose);
  }
  return poses;
}

describe('createWalkDriver', () => {
  it('leaves a person to walk', () => {
    expect(createWalkDriver({ kind: 'person' }, here, controller)).toBeUndefined();
  });

  it('follows a placed path as it is, to its end', () => {
    const driver = { kind: 'path', name: 'a', poses: path, isPlaced: true, isLoop: false } as const;
    expect(follow(driver, 9).slice(1)).toEqual(path);
  });

  it('lays another path where the walk is', () => {
    const driver = { kind: 'path', name: 'a', poses: path, isPlaced: false, isLoop: false } as const;
    const poses = follow(driver, 9);
    expect(poses).toHaveLength(path.length);
    for (const [at, pose] of poses.entries()) {
      expect(poseDistanceM(here, pose)).toBeCloseTo(poseDistanceM(path[0], path[at]), 9);
      expect(poseAngleRad(here, pose)).toBeCloseTo(poseAngleRad(path[0], path[at]), 9);
    }
  });

  it('goes round a loop for ever, and nowhere without a path', () => {
    const loop = { kind: 'path', name: 'a', poses: path, isPlaced: true, isLoop: true } as const;
    expect(follow(loop, 9)[9]).toEqual(path[0]);
    expect(follow({ ...loop, poses: [] }, 9)).toEqual([here]);
  });

  it('wanders', () => {
    expect(poseDistanceM(here, follow({ kind: 'wander' }, 30)[30])).toBeGreaterThan(1);
  });
});
