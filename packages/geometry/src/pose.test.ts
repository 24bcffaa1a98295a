import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidRotationError } from './errors.ts';
import {
  compose,
  identityPose,
  inverse,
  normalise,
  type Pose,
  poseAngleRad,
  poseDistanceM,
  poseFromMatrix,
  poseToMatrix,
  relative,
  transformPoint,
} from './pose.ts';
import { directions, points, poses } from './testing/arbitraries.ts';
import { expectSamePose, largestDifference } from './testing/compare.ts';
import { exp } from './twist.ts';

function matrixProduct(a: readonly number[], b: readonly number[]): number[] {
  return a.map((_, at) => {
    const [row, column] = [Math.floor(at / 4), at % 4];
    return [0, 1, 2, 3].reduce((sum, k) => sum + a[row * 4 + k] * b[k * 4 + column], 0);
  });
}

describe('the group of poses', () => {
  it('composes as matrices multiply', () => {
    fc.assert(
      fc.property(poses, poses, (a, b) => {
        const expected = matrixProduct(poseToMatrix(a), poseToMatrix(b));
        expect(largestDifference(poseToMatrix(compose(a, b)), expected)).toBeLessThan(2e-14);
      }),
    );
  });

  it('has an identity, inverses and associativity', () => {
    fc.assert(
      fc.property(poses, poses, poses, (a, b, c) => {
        expectSamePose(compose(a, identityPose), a, 0);
        expectSamePose(compose(identityPose, a), a, 1e-15);
        expectSamePose(compose(a, inverse(a)), identityPose, 5e-14);
        expectSamePose(compose(compose(a, b), c), compose(a, compose(b, c)), 5e-14);
      }),
    );
  });

  it('gives the relative pose a⁻¹·b', () => {
    fc.assert(
      fc.property(poses, poses, (a, b) => {
        expectSamePose(relative(a, b), compose(inverse(a), b), 5e-14);
        expectSamePose(compose(a, relative(a, b)), b, 5e-14);
      }),
    );
  });

  it('transforms points as it composes', () => {
    fc.assert(
      fc.property(poses, poses, points(), (a, b, x) => {
        const once = transformPoint(compose(a, b), x);
        expect(largestDifference(once, transformPoint(a, transformPoint(b, x)))).toBeLessThan(5e-14);
      }),
    );
  });

  it('keeps a quaternion of unit length through 100,000 steps', () => {
    const step = exp({ linear: [0, 0, 0.2], angular: [0.01, -0.13, 0.003] });
    let pose = identityPose;
    for (let k = 0; k < 100_000; k++) pose = compose(pose, step);
    expect(Math.abs(Math.hypot(...pose.rotation) - 1)).toBeLessThan(4e-15);
  });
});

describe('normalise', () => {
  it('brings a rounded quaternion back to unit length and leaves a unit one alone', () => {
    const rounded: Pose = { rotation: [0.5, -0.5, 0.501, 0.5], translation: [1, 2, 3] };
    expect(Math.hypot(...normalise(rounded).rotation)).toBeCloseTo(1, 15);
    fc.assert(
      fc.property(poses, (pose) => {
        expect(normalise(pose)).toEqual(pose);
      }),
    );
  });
});

describe('distances between poses', () => {
  it('are those of centres and of orientations', () => {
    fc.assert(
      fc.property(
        poses,
        directions,
        fc.double({ min: 0, max: Math.PI, noNaN: true }),
        (pose, axis, angle) => {
          const [x, y, z] = axis;
          const turned = compose(
            pose,
            exp({ linear: [0, 0, 0], angular: [x * angle, y * angle, z * angle] }),
          );
          expect(poseAngleRad(pose, turned)).toBeCloseTo(angle, 13);
          expect(poseDistanceM(pose, turned)).toBe(0);
          const moved = compose(pose, { ...identityPose, translation: axis });
          expect(poseDistanceM(pose, moved)).toBeCloseTo(1, 13);
          expect(poseAngleRad(pose, moved)).toBe(0);
        },
      ),
    );
  });

  it('tells tiny angles apart, where an arc cosine would give 0', () => {
    expect(poseAngleRad(identityPose, exp({ linear: [0, 0, 0], angular: [0, 1e-10, 0] }))).toBeCloseTo(
      1e-10,
      22,
    );
  });
});

describe('pose matrices', () => {
  it('come back as the same pose', () => {
    fc.assert(
      fc.property(poses, (pose) => expectSamePose(poseFromMatrix(poseToMatrix(pose)), pose, 2e-15)),
      { numRuns: 1000 },
    );
  });

  it('are read row by row, translation in the last column', () => {
    const quarterTurn = poseFromMatrix([0, -1, 0, 4, 1, 0, 0, 5, 0, 0, 1, 6, 0, 0, 0, 1]);
    expect(largestDifference(transformPoint(quarterTurn, [1, 0, 0]), [4, 6, 6])).toBeLessThan(1e-15);
  });

  it('are accepted from float32 files', () => {
    fc.assert(
      fc.property(poses, (pose) => {
        expectSamePose(poseFromMatrix(Float32Array.from(poseToMatrix(pose))), pose, 1e-6);
      }),
    );
  });

  it.each([
    ['scaled', [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1], /rows are off orthonormal by 3.*scale/],
    ['sheared', [1, 0.1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], /orthonormal/],
    ['mirrored', [1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], /mirrors space/],
    ['not a number', [Number.NaN, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], /orthonormal/],
    ['too short', [1, 0, 0, 0], /orthonormal/],
  ])('are refused when %s', (_, matrix, message) => {
    expect(() => poseFromMatrix(matrix)).toThrow(InvalidRotationError);
    expect(() => poseFromMatrix(matrix)).toThrow(message);
  });
});
