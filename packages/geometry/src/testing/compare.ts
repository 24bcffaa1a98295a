import { expect } from 'vitest';
import { type Pose, poseToMatrix } from '../pose.ts';
import type { Twist } from '../twist.ts';

/** The largest difference between two lists of numbers at one place; not a number where either holds one. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(...Array.from(a, (value, index) => Math.abs(value - b[index])));
}

/** Fails unless every entry of the two pose matrices agrees to within `tolerance`. */
export function expectSamePose(actual: Pose, expected: Pose, tolerance: number): void {
  expect(largestDifference(poseToMatrix(actual), poseToMatrix(expected))).toBeLessThanOrEqual(tolerance);
}

/** Fails unless every coordinate of the two twists agrees to within `tolerance`. */
export function expectSameTwist(actual: Twist, expected: Twist, tolerance: number): void {
  expect(largestDifference(flat(actual), flat(expected))).toBeLessThanOrEqual(tolerance);
}

/** The six coordinates of a twist, linear first. */
export function flat(twist: Twist): number[] {
  return [...twist.linear, ...twist.angular];
}
