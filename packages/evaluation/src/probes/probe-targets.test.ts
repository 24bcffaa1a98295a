import { lookPose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import {
  FAR_M,
  logDepthGrid,
  logFreeSpace,
  TARGET_ERRORS,
  translationM,
  yawChangeDeg,
} from './probe-targets.ts';

const DEGREE = Math.PI / 180;

describe('targets', () => {
  it('has depth as the mean logarithm by cell, sky and what is beyond being far', () => {
    const depthM = new Float32Array(8 * 8).fill(2);
    depthM[0] = 8;
    depthM[1] = 0;
    depthM[8] = 500;
    const grid = logDepthGrid(depthM, 8, 8);
    expect(grid).toHaveLength(16);
    expect(grid[0]).toBeCloseTo((Math.log(8) + 2 * Math.log(FAR_M) + Math.log(2)) / 4, 6);
    expect(grid[5]).toBeCloseTo(Math.log(2), 6);
    expect(logFreeSpace(Number.POSITIVE_INFINITY)).toBe(Math.log(FAR_M));
  });

  it('has the change of heading across the half turn', () => {
    const from = lookPose([0, 0, 1.6], 178 * DEGREE, 0.1);
    expect(yawChangeDeg(from, lookPose([0, 0, 1.6], -177 * DEGREE, 0))).toBeCloseTo(5, 9);
  });

  it('has translation in the axes of the camera', () => {
    const from = lookPose([1, 1, 1.6], Math.PI / 2, 0);
    const [right, down, forward] = translationM(from, lookPose([1.1, 1.3, 1.6], 0.3, 0));
    expect([right, down, forward].map((value) => value.toFixed(6))).toEqual([
      '0.100000',
      '0.000000',
      '0.300000',
    ]);
  });
});

describe('TARGET_ERRORS', () => {
  it('are in their units', () => {
    expect(TARGET_ERRORS.depth.of([0.1, -0.2], [0, 0])).toBeCloseTo(15, 9);
    expect(TARGET_ERRORS['free-space'].of([Math.log(5)], [Math.log(3)])).toBeCloseTo(2, 9);
    expect(TARGET_ERRORS['free-space'].of([50], [Math.log(3)])).toBeCloseTo(FAR_M - 3, 9);
    expect(TARGET_ERRORS.yaw.of([-2], [3])).toBe(5);
    expect(TARGET_ERRORS.translation.of([3, 0, 4], [0, 0, 0])).toBe(5);
  });
});
