import type { Twist } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../errors.ts';
import { actionFollowing } from './action-following.ts';
import { stateAlignment } from './state-alignment.ts';

const turn = (rad: number): Twist => ({ linear: [0, 0, 0], angular: [0, rad, 0] });
const walk = (m: number, rad = 0): Twist => ({ linear: [0, 0, m], angular: [0, rad, 0] });

describe('actionFollowing', () => {
  it('is perfect for a dream that goes where it is told', () => {
    const asked = [walk(0.2, 0.1), walk(0.1, -0.1), walk(0.15, 0.05)];
    const { correlation, rotationRad, directionCosine, scaleRatio } = actionFollowing(asked, asked);
    expect([correlation.vz, correlation.wy, directionCosine, scaleRatio]).toEqual([1, 1, 1, 1]);
    expect(rotationRad).toBeCloseTo(0, 7);
    expect([correlation.vx, correlation.vy, correlation.wx, correlation.wz]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('tells a mirrored turn, a shorter step and a step sideways apart', () => {
    const mirrored = actionFollowing([turn(0.1), turn(-0.2)], [turn(-0.1), turn(0.2)]);
    expect(mirrored.correlation.wy).toBeCloseTo(-1, 12);
    expect(mirrored.rotationRad).toBeCloseTo(0.3, 9);
    expect([mirrored.directionCosine, mirrored.scaleRatio]).toEqual([null, null]);
    expect(actionFollowing([walk(0.2)], [walk(0.1)]).scaleRatio).toBeCloseTo(0.5, 12);
    const sideways: Twist = { linear: [0.2, 0, 0], angular: [0, 0, 0] };
    expect(actionFollowing([walk(0.2)], [sideways]).directionCosine).toBe(0);
    expect(actionFollowing([walk(0.2)], [turn(0)])).toMatchObject({ directionCosine: null, scaleRatio: 0 });
  });

  it('needs motions on both sides', () => {
    expect(() => actionFollowing([], [])).toThrow(EvaluationError);
    expect(() => actionFollowing([turn(0)], [])).toThrow('1 were asked for and 0 recovered');
  });
});

describe('stateAlignment', () => {
  const truth = [
    [0, 0],
    [3, 4],
    [0, 0],
    [0, 2],
  ];

  it('is the error by how far the truth has moved', () => {
    expect(stateAlignment([truth[1], [1, 1], [0, 0]], truth)).toEqual([0, null, 1]);
    expect(stateAlignment([[3, 0]], truth.slice(0, 2))).toEqual([4 / 5]);
  });

  it('does not depend on the scale of the latents', () => {
    const dreamed = [
      [1, 2],
      [0, 1],
      [1, 1],
    ];
    const scaled = (latents: number[][]) => latents.map((latent) => latent.map((value) => 8 * value));
    expect(stateAlignment(scaled(dreamed), scaled(truth))).toEqual(stateAlignment(dreamed, truth));
  });

  it('needs the true frame 0, and latents of one size', () => {
    expect(() => stateAlignment(truth, truth)).toThrow(EvaluationError);
    expect(() => stateAlignment([[1]], truth.slice(0, 2))).toThrow('Latents of 1 and 2 numbers');
  });
});
