import type { Twist } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../errors.ts';
import { actionFollowing, type FollowedMotion } from './action-following.ts';
import { stateAlignment, stateError } from './state-alignment.ts';

const fast = { resamples: 200 };
const turn = (rad: number): Twist => ({ linear: [0, 0, 0], angular: [0, rad, 0] });
const walk = (m: number, rad = 0): Twist => ({ linear: [0, 0, m], angular: [0, rad, 0] });
const none = { value: null, interval: null };

/** Figures of one walk. */
function following(...pairs: readonly (readonly [asked: Twist, recovered: Twist])[]) {
  return actionFollowing([pairs.map(([asked, recovered]) => ({ asked, recovered }))], fast);
}

describe('actionFollowing', () => {
  it('is perfect for a dream that goes where it is told', () => {
    const asked = [walk(0.2, 0.1), walk(0.1, -0.1), walk(0.15, 0.05)];
    const figures = following(...asked.map((twist) => [twist, twist] as const));
    const { correlation, meanError, rotationRad, directionCosine, scaleRatio } = figures;
    for (const { value } of [correlation.vz, correlation.wy, directionCosine, scaleRatio])
      expect(value).toBeCloseTo(1, 12);
    expect(rotationRad.value).toBeCloseTo(0, 7);
    expect([meanError.vz.value, meanError.wy.value, figures.motions]).toEqual([0, 0, 3]);
    for (const axis of ['vx', 'vy', 'wx', 'wz'] as const) expect(correlation[axis]).toEqual(none);
  });

  it('takes noise round an axis that is not asked to move for no motion, and tells its size', () => {
    const noisy = (m: number, sideM: number): Twist => ({ linear: [sideM, 0, m], angular: [0, 0, 0] });
    const { correlation, meanError } = following(
      [noisy(0.1, 1e-17), noisy(0.1, 0.01)],
      [noisy(0.2, 0), noisy(0.2, -0.03)],
    );
    expect(correlation.vx).toEqual(none);
    expect(meanError.vx.value).toBeCloseTo(0.02, 12);
  });

  it('tells a mirrored turn, a shorter step and a step sideways apart', () => {
    const mirrored = following([turn(0.1), turn(-0.1)], [turn(-0.2), turn(0.2)]);
    expect(mirrored.correlation.wy.value).toBeCloseTo(-1, 12);
    expect(mirrored.rotationRad.value).toBeCloseTo(0.3, 9);
    expect([mirrored.directionCosine, mirrored.scaleRatio]).toEqual([none, none]);
    expect(following([walk(0.2), walk(0.1)]).scaleRatio.value).toBeCloseTo(0.5, 12);
    const sideways: Twist = { linear: [0.2, 0, 0], angular: [0, 0, 0] };
    expect(following([walk(0.2), sideways]).directionCosine.value).toBe(0);
    expect(following([walk(0.2), turn(0)])).toMatchObject({
      directionCosine: none,
      scaleRatio: { value: 0 },
    });
  });

  it('pools the motions of all walks, and draws walks for its intervals', () => {
    const motion = (m: number, shown: number): FollowedMotion => ({ asked: walk(m), recovered: walk(shown) });
    const good = [motion(0.1, 0.1), motion(0.2, 0.2)];
    const bad = [motion(0.1, 0.2), motion(0.2, 0.1)];
    const { correlation, meanError } = actionFollowing([good, bad], fast);
    expect(correlation.vz.value).toBeCloseTo(0, 12);
    expect(correlation.vz.interval!.low).toBeCloseTo(-1, 12);
    expect(correlation.vz.interval!.high).toBeCloseTo(1, 12);
    expect(meanError.vz.value).toBeCloseTo(0.05, 12);
    expect(actionFollowing([good], fast).correlation.vz.interval).toBeNull();
  });

  it('needs a motion', () => {
    expect(() => actionFollowing([])).toThrow(EvaluationError);
    expect(() => actionFollowing([[]])).toThrow('at least one');
  });
});

describe('stateAlignment', () => {
  const start = [0, 0];
  const at = (dreamed: number[], truth: number[]) => stateError(dreamed, truth, start);

  it('is the error by how far the truth has moved', () => {
    expect(stateAlignment([at([3, 4], [3, 4])], fast).value).toBe(0);
    expect(stateAlignment([at([3, 0], [3, 4])], fast)).toEqual({ value: 4 / 5, interval: null });
    expect(stateAlignment([at(start, [0, 2])], fast).value).toBe(1);
    expect(stateAlignment([at([1, 1], start)], fast)).toEqual(none);
  });

  it('is a ratio of sums over walks, which one that is back at its start does not drown', () => {
    const { value, interval } = stateAlignment([at([3, 0], [3, 4]), at([0, 1], start)], fast);
    expect(value).toBe((4 + 1) / 5);
    expect(interval).toBeNull();
    const spread = stateAlignment([at([3, 0], [3, 4]), at([3, 4], [3, 4])], fast);
    expect(spread).toEqual({ value: 2 / 5, interval: { low: 0, high: 4 / 5 } });
  });

  it('does not depend on the scale of the latents', () => {
    const states = (scale: number) => [
      stateError([scale, 2 * scale], [3 * scale, scale], [0, 0]),
      stateError([0, scale], [scale, scale], [0, 0]),
    ];
    expect(stateAlignment(states(8), fast)).toEqual(stateAlignment(states(1), fast));
  });

  it('needs a walk, and latents of one size', () => {
    expect(() => stateAlignment([])).toThrow(EvaluationError);
    expect(() => stateError([1], [1, 2], [1, 2])).toThrow('Latents of 1 and 2 numbers');
  });
});
