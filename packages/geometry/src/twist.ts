import { compose, type Pose, relative } from './pose.ts';
import { type Quat, rotationMatrix } from './rotation.ts';
import { add, cross, scale, type Vec3 } from './vector.ts';

/**
 * A rigid motion of one frame, ξ = (v; ω): metres and radians per frame, in the camera's own frame.
 * It advances a pose on the right: T ← T·exp(ξ).
 */
export interface Twist {
  readonly linear: Vec3;
  readonly angular: Vec3;
}

/**
 * Below this squared angle (0.01 rad) the series take over, where the closed forms run into 0/0. Three terms of
 * sin(θ/2)/θ are exact in float64 there; C and D are multiplied by θ² before they are used, so two terms of theirs are.
 */
const SERIES_BELOW = 1e-4;

/**
 * The exponential map se(3) → SE(3): the pose reached by following a constant twist (a screw motion) for one frame.
 * t = V·v with V = I + B[ω]× + C[ω]×², B = (1 − cos θ)/θ², C = (θ − sin θ)/θ³, θ = |ω|.
 */
export function exp(twist: Twist): Pose {
  const { linear: v, angular: w } = twist;
  const angleSq = w[0] * w[0] + w[1] * w[1] + w[2] * w[2];
  const angle = Math.sqrt(angleSq);
  const cosHalf = Math.cos(angle / 2);
  const sinHalfByAngle =
    angleSq < SERIES_BELOW ? 1 / 2 - angleSq / 48 + (angleSq * angleSq) / 3840 : Math.sin(angle / 2) / angle;
  const b = 2 * sinHalfByAngle * sinHalfByAngle;
  const c = angleSq < SERIES_BELOW ? 1 / 6 - angleSq / 120 : (1 - 2 * sinHalfByAngle * cosHalf) / angleSq;

  const wv = cross(w, v);
  const rotation: Quat = [w[0] * sinHalfByAngle, w[1] * sinHalfByAngle, w[2] * sinHalfByAngle, cosHalf];
  return { rotation, translation: add(v, add(scale(wv, b), scale(cross(w, wv), c))) };
}

/**
 * The first-order approximation of {@link exp}, I + ξ^ with its rotation made a rotation again: the nearest one to
 * I + [ω]×, which turns by arctan θ about ω; the translation is v, as if the camera did not turn while it goes. What systems do
 * that map actions to poses linearly, to be compared with (WorldCam's ablation); nothing else should use it.
 */
export function expFirstOrder({ linear, angular }: Twist): Pose {
  const angle = Math.hypot(...angular);
  const turned = angle === 0 ? 1 : Math.atan(angle) / angle;
  return { ...exp({ linear: [0, 0, 0], angular: scale(angular, turned) }), translation: linear };
}

/**
 * The logarithm SE(3) → se(3), the inverse of {@link exp}: the twist with |ω| ≤ π that leads to the pose.
 * Taken through the half angle of the quaternion, which is well-conditioned from 0 to π.
 * v = V⁻¹·t with V⁻¹ = I − [ω]×/2 + D[ω]×², D = (1 − (θ/2)·cot(θ/2))/θ².
 */
export function log(pose: Pose): Twist {
  const { rotation: q, translation: t } = pose;
  const sign = q[3] < 0 ? -1 : 1;
  const sinHalf = Math.hypot(q[0], q[1], q[2]);
  const cosHalf = sign * q[3];
  const halfAngle = Math.atan2(sinHalf, cosHalf);
  const angleBySinHalf = sinHalf === 0 ? 2 : (2 * halfAngle) / sinHalf;
  const angular = scale([q[0], q[1], q[2]], sign * angleBySinHalf);

  const angleSq = 4 * halfAngle * halfAngle;
  const d = angleSq < SERIES_BELOW ? 1 / 12 + angleSq / 720 : (1 - (halfAngle * cosHalf) / sinHalf) / angleSq;
  const wt = cross(angular, t);
  return { linear: add(t, add(scale(wt, -1 / 2), scale(cross(angular, wt), d))), angular };
}

/**
 * The adjoint Ad_T = [R, [t]×R; 0, R], thirty-six numbers row by row, for twists in the order (v; ω):
 * T·exp(ξ)·T⁻¹ = exp(Ad_T·ξ). It brings a body twist to the frame that the pose is given in.
 */
export function adjoint(pose: Pose): number[] {
  const r = rotationMatrix(pose.rotation);
  const [tx, ty, tz] = pose.translation;
  const tr: number[] = [];
  for (let column = 0; column < 3; column++) {
    const [a, b, c] = [r[column], r[3 + column], r[6 + column]];
    tr[column] = ty * c - tz * b;
    tr[3 + column] = tz * a - tx * c;
    tr[6 + column] = tx * b - ty * a;
  }
  const rows: number[] = [];
  for (let row = 0; row < 3; row++)
    rows.push(...r.slice(row * 3, row * 3 + 3), ...tr.slice(row * 3, row * 3 + 3));
  for (let row = 0; row < 3; row++) rows.push(0, 0, 0, ...r.slice(row * 3, row * 3 + 3));
  return rows;
}

/**
 * The pose a share `s` of the way from `a` (s = 0) to `b` (s = 1) along the screw that joins them:
 * a·exp(s·log(a⁻¹b)). Unlike a straight line with slerp it is what a constant twist passes through.
 * Values of `s` outside [0, 1] go on along the same screw.
 */
export function interpolate(a: Pose, b: Pose, s: number): Pose {
  const whole = log(relative(a, b));
  return compose(a, exp({ linear: scale(whole.linear, s), angular: scale(whole.angular, s) }));
}
