import fc from 'fast-check';
import type { Pose } from '../pose.ts';
import { exp, type Twist } from '../twist.ts';
import type { Vec3 } from '../vector.ts';

/** Points within `sizeM` of the origin along each axis. */
export function points(sizeM = 10): fc.Arbitrary<Vec3> {
  const coordinate = fc.double({ min: -sizeM, max: sizeM, noNaN: true });
  return fc.tuple(coordinate, coordinate, coordinate);
}

/** Unit vectors, even over the sphere. */
export const directions: fc.Arbitrary<Vec3> = fc
  .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }))
  .map(([z, azimuth]) => {
    const radius = Math.sqrt(1 - z * z);
    return [radius * Math.cos(azimuth), radius * Math.sin(azimuth), z];
  });

/** Twists whose angle is drawn from `angles`, around any axis. */
export function twistsOf(angles: fc.Arbitrary<number>): fc.Arbitrary<Twist> {
  return fc.record({
    linear: points(3),
    angular: fc
      .tuple(directions, angles)
      .map(([axis, angle]): Vec3 => [axis[0] * angle, axis[1] * angle, axis[2] * angle]),
  });
}

/** Angles from 0 to just below π, the two ends (where formulas break) as likely as the middle. */
export const principalAngles: fc.Arbitrary<number> = fc.oneof(
  fc.double({ min: 0, max: 3.1, noNaN: true }),
  fc.double({ min: -18, max: -1, noNaN: true }).map((exponent) => 10 ** exponent),
  fc.double({ min: -9, max: -1, noNaN: true }).map((exponent) => Math.PI - 10 ** exponent),
  fc.constant(0),
);

/** Twists that are the logarithm of their exponential. */
export const principalTwists = twistsOf(principalAngles);

/** Poses anywhere within 10 m, turned anyhow. */
export const poses: fc.Arbitrary<Pose> = fc
  .tuple(principalTwists, points())
  .map(([twist, translation]) => ({ rotation: exp(twist).rotation, translation }));
