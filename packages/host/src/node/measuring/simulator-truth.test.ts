import { poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { bundledCamera } from '@dreamwalk/simulator';
import { describe, expect, it } from 'vitest';
import { simulatorTruth } from './simulator-truth.ts';

const SEED = 987_654;

describe('simulatorTruth', () => {
  const truth = simulatorTruth(SEED, bundledCamera());

  it('has paths of the lengths asked for, the same at every call', () => {
    const walk = truth.wander(50);
    expect(walk).toHaveLength(50);
    expect(simulatorTruth(SEED, bundledCamera()).wander(50)).toEqual(walk);
  });

  it('comes back the way it went', () => {
    const walk = truth.outAndBack(12);
    expect(walk).toHaveLength(25);
    for (let k = 0; k <= 12; k++) expect(walk[24 - k]).toEqual(walk[k]);
  });

  it('lets a body walk where a walk leads, and stops it at the walls', () => {
    const start = truth.start();
    expect(truth.start()).toEqual(start);
    expect(truth.isBlocked(start, start)).toBe(false);
    const walk = truth.wander(50);
    for (let k = 1; k < walk.length; k++) expect(truth.isBlocked(walk[k - 1], walk[k])).toBe(false);
    const [x, y, z] = start.translation;
    for (const [dx, dy] of [
      [30, 0],
      [-30, 0],
      [0, 30],
      [0, -30],
    ])
      expect(truth.isBlocked(start, { ...start, translation: [x + dx, y + dy, z] })).toBe(true);
  });

  it('has worlds of the same seed that are unlike those trained on', () => {
    const shifted = (shift: 'materials' | 'layout') => simulatorTruth(SEED, bundledCamera(), { shift });
    const walk = truth.wander(20);
    expect(shifted('layout').wander(20)).not.toEqual(walk);
    expect(shifted('materials').wander(20)).toEqual(walk);
    const { frame } = truth.render(walk[0]);
    expect(Buffer.compare(shifted('materials').render(walk[0]).frame.rgb, frame.rgb)).not.toBe(0);
  });

  it('tours near the walk, but never shows a walked view', () => {
    const walk = truth.wander(60);
    const tour = truth.tour(walk, 20);
    expect(tour).toHaveLength(20);
    for (const seen of tour)
      for (const walked of walk)
        expect(poseDistanceM(seen, walked) >= 0.3 || poseAngleRad(seen, walked) >= Math.PI / 12).toBe(true);
  });
});
