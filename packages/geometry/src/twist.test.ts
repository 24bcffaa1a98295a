import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose, identityPose, inverse, type Pose, poseToMatrix, relative } from './pose.ts';
import { rotationMatrix } from './rotation.ts';
import { poses, principalTwists, twistsOf } from './testing/arbitraries.ts';
import { expectSamePose, expectSameTwist, flat, largestDifference } from './testing/compare.ts';
import { adjoint, exp, expFirstOrder, interpolate, log, type Twist } from './twist.ts';
import { scale } from './vector.ts';

function scaled(twist: Twist, factor: number): Twist {
  return { linear: scale(twist.linear, factor), angular: scale(twist.angular, factor) };
}

function repeated(step: Pose, times: number): Pose {
  let pose = identityPose;
  for (let k = 0; k < times; k++) pose = compose(pose, step);
  return pose;
}

function timesVector(matrix: readonly number[], vector: readonly number[]): number[] {
  const size = vector.length;
  return vector.map((_, row) =>
    vector.reduce((sum, value, column) => sum + matrix[row * size + column] * value, 0),
  );
}

describe('exp', () => {
  // Twist, row-major rotation, translation; twelve printed digits.
  const golden: [string, Twist, number[], number[]][] = [
    [
      'a general twist',
      { linear: [0.1, 0.2, 0.3], angular: [0.3, -0.2, 0.5] },
      [
        0.859533898559, -0.497991537003, -0.114916953936, 0.439867632958, 0.835315605207, -0.329794337692,
        0.260226714048, 0.232921164284, 0.937032437285,
      ],
      [0.023155575274, 0.163618401308, 0.331554015359],
    ],
    [
      'a quarter circle',
      { linear: [1, 0, 0], angular: [0, 0, Math.PI / 2] },
      [0, -1, 0, 1, 0, 0, 0, 0, 1],
      [2 / Math.PI, 2 / Math.PI, 0],
    ],
    [
      'forward with a 60° turn',
      { linear: [0, 0, 1], angular: [0, Math.PI / 3, 0] },
      [0.5, 0, 0.866025403784, 0, 1, 0, -0.866025403784, 0, 0.5],
      [0.477464829276, 0, 0.826993343133],
    ],
    [
      'near half a turn',
      { linear: [0.2, 0.1, -0.4], angular: [2.9, 0.5, -0.7] },
      [
        0.838801412581, 0.342805793018, -0.422961438579, 0.288918400921, -0.938739767605, -0.18786645876,
        -0.461452432935, 0.035381308499, -0.886459144658,
      ],
      [0.256693436949, 0.273854489862, -0.040945411308],
    ],
  ];

  it.each(golden)('gives the golden pose of %s', (_, twist, rotation, translation) => {
    const pose = exp(twist);
    expect(largestDifference(rotationMatrix(pose.rotation), rotation)).toBeLessThan(1e-12);
    expect(largestDifference(pose.translation, translation)).toBeLessThan(1e-12);
  });

  it('gives the golden translation of a tiny turn', () => {
    const pose = exp({ linear: [0.5, -0.1, 2], angular: [1e-5, 2e-5, -1e-5] });
    expect(
      largestDifference(pose.translation, [0.500019499922, -0.100012500047, 1.999994499828]),
    ).toBeLessThan(1e-12);
  });

  it('is continuous where the series take over', () => {
    const at = (angle: number) => exp({ linear: [1, 2, 3], angular: [0, angle, 0] });
    expectSamePose(at(1e-2 - 1e-15), at(1e-2 + 1e-15), 1e-14);
  });

  it('does not depend on the time step: exp(ξ/n)ⁿ = exp(ξ)', () => {
    fc.assert(
      fc.property(
        twistsOf(fc.double({ min: 0, max: 10, noNaN: true })),
        fc.integer({ min: 1, max: 240 }),
        (twist, n) => {
          expectSamePose(repeated(exp(scaled(twist, 1 / n)), n), exp(twist), 2e-13);
        },
      ),
    );
  });

  it('turns a negated twist into the inverse', () => {
    fc.assert(
      fc.property(principalTwists, (twist) => {
        expectSamePose(exp(scaled(twist, -1)), inverse(exp(twist)), 1e-14);
      }),
    );
  });

  it('moves on a circle of radius |v|/|ω|, which 48 steps of 7.5° close', () => {
    const step = exp({ linear: [0, 0, 0.25], angular: [0, (7.5 * Math.PI) / 180, 0] });
    expect(Math.abs(repeated(step, 24).translation[0])).toBeCloseTo((2 * 0.25) / ((7.5 * Math.PI) / 180), 12);
    expectSamePose(repeated(step, 48), identityPose, 1e-13);
  });
});

describe('log', () => {
  it('undoes exp from 0 to just below π', () => {
    fc.assert(
      fc.property(principalTwists, (twist) => expectSameTwist(log(exp(twist)), twist, 1e-13)),
      { numRuns: 1000 },
    );
  });

  it('is undone by exp for every pose', () => {
    fc.assert(
      fc.property(poses, (pose) => expectSamePose(exp(log(pose)), pose, 5e-14)),
      { numRuns: 1000 },
    );
  });

  it('takes the short way round, whatever the sign of the quaternion', () => {
    fc.assert(
      fc.property(poses, (pose) => {
        const [x, y, z, w] = pose.rotation;
        const negated = log({ ...pose, rotation: [-x, -y, -z, -w] });
        expect(Math.hypot(...negated.angular)).toBeLessThanOrEqual(Math.PI + 1e-15);
        expectSamePose(exp(negated), pose, 5e-14);
      }),
    );
    const threeQuarters = log(exp({ linear: [0, 0, 0], angular: [0, 0, 1.5 * Math.PI] }));
    expectSameTwist(threeQuarters, { linear: [0, 0, 0], angular: [0, 0, -Math.PI / 2] }, 1e-14);
  });

  it('knows the axis of exactly half a turn', () => {
    const { linear, angular } = log({ rotation: [0, 0.6, 0.8, 0], translation: [1, 0, 0] });
    expect(largestDifference(angular, [0, 0.6 * Math.PI, 0.8 * Math.PI])).toBeLessThan(1e-15);
    expect(exp({ linear, angular }).translation[0]).toBeCloseTo(1, 14);
  });

  it('keeps turns too small to square', () => {
    const angular = [1e-200, -2e-200, 3e-200] as const;
    expect(log(exp({ linear: [1, 2, 3], angular })).angular).toEqual(angular);
  });

  it('is exactly zero for no motion', () => {
    fc.assert(
      fc.property(poses, (pose) => {
        expect(flat(log(relative(pose, pose))).every((value) => value === 0)).toBe(true);
      }),
    );
  });
});

describe('adjoint', () => {
  it('carries a twist across a pose: T·exp(ξ)·T⁻¹ = exp(Ad_T·ξ)', () => {
    fc.assert(
      fc.property(poses, principalTwists, (pose, twist) => {
        const carried = timesVector(adjoint(pose), flat(twist));
        const [vx, vy, vz, wx, wy, wz] = carried;
        expectSamePose(
          exp({ linear: [vx, vy, vz], angular: [wx, wy, wz] }),
          compose(compose(pose, exp(twist)), inverse(pose)),
          2e-13,
        );
      }),
    );
  });

  it('respects composition: Ad_(A·B) = Ad_A·Ad_B', () => {
    fc.assert(
      fc.property(poses, poses, principalTwists, (a, b, twist) => {
        const once = timesVector(adjoint(compose(a, b)), flat(twist));
        const twice = timesVector(adjoint(a), timesVector(adjoint(b), flat(twist)));
        expect(largestDifference(once, twice)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe('interpolate', () => {
  it('starts at the one pose and ends at the other', () => {
    fc.assert(
      fc.property(poses, poses, (a, b) => {
        expectSamePose(interpolate(a, b, 0), a, 1e-14);
        expectSamePose(interpolate(a, b, 1), b, 2e-13);
      }),
    );
  });

  it('passes through what a constant twist passes through', () => {
    fc.assert(
      fc.property(poses, principalTwists, fc.double({ min: 0, max: 1, noNaN: true }), (pose, twist, s) => {
        const end = compose(pose, exp(twist));
        // At exactly half a turn both ways round are equally short, so leave the last 1e-6 rad out.
        fc.pre(Math.hypot(...twist.angular) < Math.PI - 1e-6);
        expectSamePose(interpolate(pose, end, s), compose(pose, exp(scaled(twist, s))), 1e-12);
      }),
    );
  });

  it('can be cut anywhere: the part of a part is a part', () => {
    fc.assert(
      fc.property(poses, poses, (a, b) => {
        expectSamePose(interpolate(a, interpolate(a, b, 0.5), 0.5), interpolate(a, b, 0.25), 1e-12);
      }),
    );
  });
});

describe('expFirstOrder', () => {
  it('is the exponential of a pure translation', () => {
    const along: Twist = { linear: [0.1, -0.2, 0.3], angular: [0, 0, 0] };
    expectSamePose(expFirstOrder(along), exp(along), 1e-15);
  });

  it('turns as the rotation nearest to I + [ω]×', () => {
    // Of [1, −θ; θ, 1] the nearest rotation is the matrix over its length √(1 + θ²).
    const { rotation, translation } = expFirstOrder({ linear: [1, 0, 0], angular: [0, 0, 0.75] });
    const expected = [0.8, -0.6, 0, 0.6, 0.8, 0, 0, 0, 1];
    for (const [at, value] of rotationMatrix(rotation).entries()) expect(value).toBeCloseTo(expected[at], 12);
    expect(translation).toEqual([1, 0, 0]);
  });

  it('is off by the square of a small motion', () => {
    fc.assert(
      fc.property(twistsOf(fc.double({ min: 0, max: 1, noNaN: true })), (twist) => {
        const off = (factor: number) =>
          largestDifference(
            poseToMatrix(exp(scaled(twist, factor))),
            poseToMatrix(expFirstOrder(scaled(twist, factor))),
          );
        expect(off(1e-3)).toBeLessThan(1e-5);
      }),
    );
  });
});
