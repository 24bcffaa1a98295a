import { describe, expect, it } from 'vitest';
import fixtures from '../fixtures/se3-scipy.json' with { type: 'json' };
import { identityPose, poseFromMatrix, poseToMatrix } from './pose.ts';
import type { Quat } from './rotation.ts';
import { flat, largestDifference } from './testing/compare.ts';
import { adjoint, exp, interpolate, log, type Twist } from './twist.ts';

function twistOf([vx, vy, vz, wx, wy, wz]: readonly number[]): Twist {
  return { linear: [vx, vy, vz], angular: [wx, wy, wz] };
}

/** The same rotation with w ≥ 0, as SciPy writes it. */
function canonical(q: Quat): readonly number[] {
  return q[3] < 0 ? q.map((value) => -value) : q;
}

// SciPy's general-purpose functions are themselves off by some 3e-14 for large angles.
const EXPM_TOLERANCE = 1e-13;

const withLogarithm = fixtures.cases.flatMap(({ logarithm, power, ...rest }) =>
  logarithm && power ? [{ ...rest, logarithm, power }] : [],
);

describe('against SciPy', () => {
  it('has cases near 0, near π and beyond', () => {
    const angles = fixtures.cases.map(({ twist }) => Math.hypot(...twist.slice(3)));
    expect(angles.filter((angle) => angle > 0 && angle < 1e-4).length).toBeGreaterThan(5);
    expect(angles.filter((angle) => Math.abs(angle - Math.PI) < 1e-3).length).toBeGreaterThan(5);
    expect(angles.filter((angle) => angle > 4).length).toBeGreaterThan(5);
  });

  it.each(fixtures.cases)('exp is expm at $name', ({ twist, matrix, quaternion }) => {
    const pose = exp(twistOf(twist));
    expect(largestDifference(poseToMatrix(pose), matrix)).toBeLessThan(EXPM_TOLERANCE);
    expect(largestDifference(canonical(pose.rotation), quaternion)).toBeLessThan(EXPM_TOLERANCE);
  });

  it.each(fixtures.cases)('adjoint is the expm of the little adjoint at $name', (entry) => {
    expect(largestDifference(adjoint(exp(twistOf(entry.twist))), entry.adjoint)).toBeLessThan(EXPM_TOLERANCE);
  });

  it.each(withLogarithm)('log is logm at $name', ({ twist, matrix, logarithm }) => {
    const actual = flat(log(poseFromMatrix(matrix)));
    // logm loses digits as two eigenvalues meet at −1; log does not, and finds the twist behind the matrix again.
    const logmTolerance = 1e-14 + 5e-15 / (Math.PI - Math.hypot(...twist.slice(3)));
    expect(largestDifference(actual, logarithm)).toBeLessThan(logmTolerance);
    expect(largestDifference(actual, twist)).toBeLessThan(1e-14);
  });

  it.each(withLogarithm)('interpolate is a matrix power at $name', ({ twist, matrix, power }) => {
    const part = interpolate(identityPose, poseFromMatrix(matrix), fixtures.power);
    const tolerance = 1e-14 + 5e-15 / (Math.PI - Math.hypot(...twist.slice(3)));
    expect(largestDifference(poseToMatrix(part), power)).toBeLessThan(tolerance);
  });
});
