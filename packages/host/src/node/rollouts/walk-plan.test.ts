import { parseKeyScript } from '@dreamwalk/control';
import { compose, exp, lookPose, type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { RequestError } from '../errors.ts';
import { keysPlan, loopPlan, posesPlan, stepCount, type WalkPlan } from './walk-plan.ts';

const begin = lookPose([1, 2, 1.6], 0.3, -0.1);

/** The poses of a plan; every twist must lead from one to the next. */
function follow(plan: WalkPlan, steps: number): Pose[] {
  const poses = [begin];
  for (let index = 0; index < steps; index++) {
    const { pose, twist } = plan.step(index, poses[index]);
    const reached = compose(poses[index], exp(twist));
    expect(poseDistanceM(reached, pose)).toBeLessThan(1e-9);
    expect(poseAngleRad(reached, pose)).toBeLessThan(1e-7);
    poses.push(pose);
  }
  return poses;
}

describe('keysPlan', () => {
  const plan = keysPlan(parseKeyScript('w*3,right'), { speedM: 0.2, turnRad: 0.1 });

  it('starts the script again when it ends', () => {
    expect(plan.naturalSteps).toBe(4);
    expect(stepCount(plan, 9)).toBe(9);
    expect(plan.step(2, begin).action).toEqual({ forward: true });
    expect(plan.step(3, begin).action).toEqual({ turnRight: true });
    expect(plan.step(4, begin).action).toEqual({ forward: true });
    expect(poseDistanceM(begin, follow(plan, 3)[3])).toBeCloseTo(0.6, 12);
  });

  it('minds what is in the way', () => {
    const walled = keysPlan(parseKeyScript('w'), { blocked: (from) => from });
    expect(follow(walled, 5)[5].translation).toEqual(begin.translation);
  });
});

describe('loopPlan', () => {
  it('is the widest circle that no wall stands in the way of', () => {
    // A wall 0.7 m to the left of the start, which the walker slides along.
    const left = [-Math.sin(0.3), Math.cos(0.3)];
    const side = (at: readonly number[]) => (at[0] - 1) * left[0] + (at[1] - 2) * left[1];
    const wall = 0.7;
    const plan = loopPlan({ pose: begin, collide: (from, to) => (side(to) > wall ? from : to) }, 60, 0.2);
    const reached = follow(plan, 60).map(({ translation }) => side(translation));
    expect(Math.max(...reached)).toBeLessThanOrEqual(wall);
    expect(Math.min(...reached)).toBeLessThan(-1.5);
  });

  it('ends where it began', () => {
    const poses = follow(loopPlan({ pose: begin }, 40, 0.2), 40);
    expect(poses[40]).toEqual(begin);
    expect(poseDistanceM(poses[0], poses[20])).toBeGreaterThan(1);
  });
});

describe('stepCount', () => {
  const plan = posesPlan('trajectory', [begin, begin, begin]);

  it('is the whole trajectory by default, and less when asked', () => {
    expect(stepCount(plan, undefined)).toBe(3);
    expect(stepCount(plan, 2)).toBe(2);
  });

  it('is never more than the trajectory has', () => {
    expect(() => stepCount(plan, 4)).toThrow(RequestError);
    expect(() => stepCount(plan, 4)).toThrow("The trajectory has 3 steps at the model's frame rate");
  });
});
