import { InvalidRotationError } from './errors.ts';
import type { Vec3 } from './vector.ts';

/** A rotation as a unit quaternion in the order x, y, z, w (Hamilton, active). q and −q are the same rotation. */
export type Quat = readonly [number, number, number, number];

/** How far a squared length may be from 1 before a quaternion is rescaled: some twenty units in the last place. */
const UNIT_TOLERANCE = 4e-15;

/** How far from orthonormal a matrix may be: float32 files pass, a scaled or mirrored basis does not. */
const ORTHONORMAL_TOLERANCE = 1e-3;

/** The Hamilton product: the rotation that applies `b` first, then `a`. Not renormalised. */
export function multiplyQuat(a: Quat, b: Quat): Quat {
  const [ax, ay, az, aw] = a;
  const [bx, by, bz, bw] = b;
  return [
    aw * bx + ax * bw + (ay * bz - az * by),
    aw * by + ay * bw + (az * bx - ax * bz),
    aw * bz + az * bw + (ax * by - ay * bx),
    aw * bw - (ax * bx + ay * by + az * bz),
  ];
}

/**
 * The product of {@link multiplyQuat} as a + a(b − 1), for chains of steps: a step turns little, so the increment is
 * small and each component is rounded once at full size instead of four times. A long walk loses a third less by it.
 * Not for a⁻¹·a, which is the identity to the last bit only in the other form.
 */
export function advanceQuat(a: Quat, b: Quat): Quat {
  const [ax, ay, az, aw] = a;
  const [bx, by, bz] = b;
  const bwLess1 = b[3] - 1;
  return [
    ax + (ax * bwLess1 + (aw * bx + (ay * bz - az * by))),
    ay + (ay * bwLess1 + (aw * by + (az * bx - ax * bz))),
    az + (az * bwLess1 + (aw * bz + (ax * by - ay * bx))),
    aw + (aw * bwLess1 - (ax * bx + ay * by + az * bz)),
  ];
}

/** The inverse of a unit quaternion. */
export function conjugateQuat(q: Quat): Quat {
  return [-q[0], -q[1], -q[2], q[3]];
}

/**
 * The same rotation with its quaternion at unit length. One that is unit to within rounding comes back as it is:
 * rescaling it would only round it again, and in a chain of equal steps that error always points the same way.
 */
export function normaliseQuat(q: Quat): Quat {
  const lengthSq = q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3];
  if (Math.abs(lengthSq - 1) <= UNIT_TOLERANCE) return q;
  const factor = 1 / Math.sqrt(lengthSq);
  return [q[0] * factor, q[1] * factor, q[2] * factor, q[3] * factor];
}

/** The angle of a rotation in radians, 0 to π. Accurate near 0 and near π alike, where an arc cosine is not. */
export function quatAngleRad(q: Quat): number {
  return 2 * Math.atan2(Math.hypot(q[0], q[1], q[2]), Math.abs(q[3]));
}

/** The vector `v` turned by the rotation `q`. */
export function rotate(q: Quat, v: Vec3): Vec3 {
  const [x, y, z, w] = q;
  const tx = 2 * (y * v[2] - z * v[1]);
  const ty = 2 * (z * v[0] - x * v[2]);
  const tz = 2 * (x * v[1] - y * v[0]);
  return [
    v[0] + (w * tx + (y * tz - z * ty)),
    v[1] + (w * ty + (z * tx - x * tz)),
    v[2] + (w * tz + (x * ty - y * tx)),
  ];
}

/** The 3×3 matrix of a rotation, nine numbers row by row. Its columns are the turned axes. */
export function rotationMatrix(q: Quat): number[] {
  const [x, y, z, w] = q;
  return [
    1 - 2 * (y * y + z * z),
    2 * (x * y - z * w),
    2 * (x * z + y * w),
    2 * (x * y + z * w),
    1 - 2 * (x * x + z * z),
    2 * (y * z - x * w),
    2 * (x * z - y * w),
    2 * (y * z + x * w),
    1 - 2 * (x * x + y * y),
  ];
}

/**
 * The unit quaternion of a 3×3 rotation matrix (nine numbers row by row), with w ≥ 0.
 * Divides by the largest of the four components (Shepperd 1978), so no angle is ill-conditioned.
 *
 * @throws InvalidRotationError where the matrix is not a proper rotation to within 1e-3.
 */
export function quatFromMatrix(m: ArrayLike<number>): Quat {
  assertRotation(m);
  const trace = m[0] + m[4] + m[8];
  const largest = Math.max(trace, m[0], m[4], m[8]);
  let q: Quat;
  if (largest === trace) q = [m[7] - m[5], m[2] - m[6], m[3] - m[1], 1 + trace];
  else if (largest === m[0]) q = [1 + 2 * m[0] - trace, m[1] + m[3], m[2] + m[6], m[7] - m[5]];
  else if (largest === m[4]) q = [m[1] + m[3], 1 + 2 * m[4] - trace, m[5] + m[7], m[2] - m[6]];
  else q = [m[2] + m[6], m[5] + m[7], 1 + 2 * m[8] - trace, m[3] - m[1]];
  const unit = normaliseQuat(q);
  return unit[3] < 0 ? [-unit[0], -unit[1], -unit[2], -unit[3]] : unit;
}

function assertRotation(m: ArrayLike<number>): void {
  let worst = 0;
  for (let row = 0; row < 3; row++)
    for (let other = row; other < 3; other++) {
      let product = 0;
      for (let k = 0; k < 3; k++) product += m[row * 3 + k] * m[other * 3 + k];
      worst = Math.max(worst, Math.abs(product - (row === other ? 1 : 0)));
    }
  if (!(worst <= ORTHONORMAL_TOLERANCE))
    throw new InvalidRotationError(
      `The 3×3 matrix is not a rotation: its rows are off orthonormal by ${worst.toPrecision(3)}, which is more ` +
        `than ${ORTHONORMAL_TOLERANCE}. Remove any scale or shear, and check that it is read row by row.`,
    );
  const determinant =
    m[0] * (m[4] * m[8] - m[5] * m[7]) -
    m[1] * (m[3] * m[8] - m[5] * m[6]) +
    m[2] * (m[3] * m[7] - m[4] * m[6]);
  if (determinant < 0)
    throw new InvalidRotationError(
      'The 3×3 matrix mirrors space (its determinant is −1), so it is not a rotation. ' +
        'Convert left-handed axes, or flip two axes instead of one.',
    );
}
