import { exp, lookPose, type Pose, poseDistanceM, rotate, type Vec3, yawPitchOf } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import fixtures from '../../fixtures/action-spaces-scipy.json' with { type: 'json' };
import { DMP_GOAL_SPACE, DMP_SPACE, DmpSpace } from './dmp-space.ts';
import { levelPose } from './level-frame.ts';
import { wayM } from './motion-metric.ts';
import { posesAlong } from './poses-along.ts';

const LEVEL = lookPose([1, 2, 1.6], 0.4, 0);
const LOOKING_DOWN = lookPose([1, 2, 1.6], 0.4, -0.5);

function end(action: readonly number[], start: Pose): Pose {
  return posesAlong(start, DMP_GOAL_SPACE.decode(action, start)).at(-1)!;
}

describe('movement primitives', () => {
  it.each([
    [DMP_SPACE, 0],
    [DMP_GOAL_SPACE, 1],
  ])('$id is what NumPy integrates', (space, index) => {
    const { action, twists } = fixtures.primitives[index];
    const found = space.decode(action, LEVEL);
    expect(found).toHaveLength(twists.length);
    found.forEach(({ linear, angular }, frame) => {
      [...linear, ...angular].forEach((value, axis) => {
        expect(value).toBeCloseTo(twists[frame][axis], 10);
      });
    });
  });

  it('comes to rest at its goal, whichever way the camera looks', () => {
    const goal: Vec3 = [0.3, -0.1, 1.5];
    for (const start of [LEVEL, LOOKING_DOWN]) {
      const reached = end([...goal, 0, -0.6, 0], start);
      const level = levelPose(start);
      const offset = rotate(level.rotation, goal);
      const expected = level.translation.map((value, axis) => value + offset[axis]);
      expect(poseDistanceM(reached, { ...start, translation: expected as unknown as Vec3 })).toBeLessThan(
        1e-3,
      );
      // A rotation about the level frame's down axis turns to the right.
      expect(yawPitchOf(reached).yawRad).toBeCloseTo(0.4 + 0.6, 3);
      expect(wayM(DMP_GOAL_SPACE.decode([...goal, 0, -0.6, 0], start).at(-1)!)).toBeLessThan(2e-3);
    }
  });

  it('is bent by its weights, but not where the goal is the start', () => {
    const goals = [0, 0, 1, 0, 0, 0];
    const weights = new Array(30).fill(300);
    const bent = DMP_SPACE.decode([...goals, ...weights], LEVEL);
    const straight = DMP_GOAL_SPACE.decode(goals, LEVEL);
    expect(bent[4].linear[2]).not.toBeCloseTo(straight[4].linear[2], 2);
    expect(Math.max(...bent.map(({ linear }) => Math.abs(linear[0])))).toBeLessThan(1e-12);
    expect(exp(bent[0]).rotation[3]).toBeCloseTo(1, 12);
  });

  it('refuses steps so long that it would not settle', () => {
    expect(() => new DmpSpace('goal', { frames: 4, stepsPerFrame: 1 })).toThrow(RangeError);
    expect(() => DMP_SPACE.decode(new Array(6).fill(0), LEVEL)).toThrow(/has 36 numbers/);
  });
});
