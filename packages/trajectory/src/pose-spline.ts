import {
  compose,
  exp,
  log,
  type Pose,
  poseAngleRad,
  poseDistanceM,
  relative,
  type Twist,
} from '@dreamwalk/geometry';
import { KeyframeError } from './errors.ts';

/** How a spline passes through its poses. */
export interface SplineOptions {
  /** From the last pose on to the first. */
  readonly isLoop: boolean;
  /** 0: along the screws that join the poses, with a corner at each; 1: as round as a Catmull-Rom spline. */
  readonly smoothness: number;
  /** How many metres of way a turn of one radian counts as. */
  readonly metresPerRadian: number;
}

/** One cubic piece. */
interface Segment {
  readonly from: Pose;
  /** A third of the twist that the piece leaves with, in the axes of where it leaves. */
  readonly leave: Twist;
  readonly middle: Twist;
  /** A third of the twist that it arrives with, in the axes of where it arrives. */
  readonly arrive: Twist;
}

/** A knot shorter than this joins two poses that are one: it has no twist. */
const NO_KNOT = 1e-9;

const STILL: Twist = { linear: [0, 0, 0], angular: [0, 0, 0] };

/**
 * A curve in SE(3) through given poses, continuous in pose and twist (C¹): cubic Hermite pieces in cumulative form,
 * T(s) = T₀·exp(β₁ξ₁)·exp(β₂ξ₂)·exp(β₃ξ₃) with β₁ = 1 − (1 − s)³, β₂ = 3s² − 2s³, β₃ = s³ (Kim, Kim and Shin, "A General
 * Construction Scheme for Unit Quaternion Curves", 1995, on SE(3)). ξ₁ and ξ₃ are a third of the twists at the ends,
 * which are Catmull-Rom's: the mean of the constant twists from the pose before and to the pose after, weighed
 * by knots a square root of the way apart (centripetal, so that it neither loops nor overshoots where keyframes crowd).
 *
 * Built of relative poses alone: moved rigidly, the poses give the same curve, moved.
 */
export class PoseSpline {
  /** Pieces: one fewer than there are poses, or as many in a loop. */
  readonly segmentCount: number;
  readonly #poses: readonly Pose[];
  readonly #segments: readonly Segment[];

  /**
   * @param poses at least one, camera-to-world
   * @throws KeyframeError where there is none
   */
  constructor(poses: readonly Pose[], { isLoop, smoothness, metresPerRadian }: SplineOptions) {
    if (poses.length === 0)
      throw new KeyframeError('A path needs at least one keyframe, but there is none. Add a keyframe.');
    this.#poses = poses;
    this.segmentCount = isLoop && poses.length > 1 ? poses.length : poses.length - 1;
    const screws = Array.from({ length: this.segmentCount }, (_, index) =>
      log(relative(poses[index], this.#pose(index + 1))),
    );
    const knots = screws.map((_, index) =>
      Math.sqrt(wayM(poses[index], this.#pose(index + 1), metresPerRadian)),
    );
    const tangents = poses.map((_, index) => {
      const before = isLoop ? (index + poses.length - 1) % poses.length : index - 1;
      return scale(tangent(screws[before], knots[before], screws[index], knots[index]), smoothness);
    });
    this.#segments = screws.map((_, index) =>
      hermite(
        poses[index],
        this.#pose(index + 1),
        scale(tangents[index], knots[index] / 3),
        scale(tangents[(index + 1) % poses.length], knots[index] / 3),
      ),
    );
  }

  /** @param u from 0, the first pose, to `segmentCount`; whole numbers are the given poses */
  poseAt(u: number): Pose {
    const index = Math.min(this.segmentCount - 1, Math.max(0, Math.floor(u)));
    if (index < 0) return this.#poses[0];
    const s = Math.min(1, Math.max(0, u - index));
    if (s === 0) return this.#poses[index];
    if (s === 1) return this.#pose(index + 1);
    const { from, leave, middle, arrive } = this.#segments[index];
    return [
      scale(leave, 1 - (1 - s) ** 3),
      scale(middle, 3 * s ** 2 - 2 * s ** 3),
      scale(arrive, s ** 3),
    ].reduce((pose, twist) => compose(pose, exp(twist)), from);
  }

  #pose(index: number): Pose {
    return this.#poses[index % this.#poses.length];
  }
}

/** The way between two poses, a turn counted as so many metres a radian. */
export function wayM(a: Pose, b: Pose, metresPerRadian: number): number {
  return Math.hypot(poseDistanceM(a, b), metresPerRadian * poseAngleRad(a, b));
}

/** Catmull-Rom's twist at a pose, a knot unit long; at an end, the constant twist of the only neighbour. */
function tangent(
  before: Twist | undefined,
  knotBefore: number,
  after: Twist | undefined,
  knotAfter: number,
): Twist {
  const hasBefore = before && knotBefore > NO_KNOT;
  const hasAfter = after && knotAfter > NO_KNOT;
  if (hasBefore && hasAfter) {
    const whole = knotBefore + knotAfter;
    return add(scale(before, knotAfter / knotBefore / whole), scale(after, knotBefore / knotAfter / whole));
  }
  if (hasBefore) return scale(before, 1 / knotBefore);
  if (hasAfter) return scale(after, 1 / knotAfter);
  return STILL;
}

function hermite(from: Pose, to: Pose, leave: Twist, arrive: Twist): Segment {
  const left = compose(from, exp(leave));
  const arriving = compose(to, exp(scale(arrive, -1)));
  return { from, leave, middle: log(relative(left, arriving)), arrive };
}

function scale({ linear, angular }: Twist, factor: number): Twist {
  const [vx, vy, vz] = linear;
  const [wx, wy, wz] = angular;
  return {
    linear: [vx * factor, vy * factor, vz * factor],
    angular: [wx * factor, wy * factor, wz * factor],
  };
}

function add(a: Twist, b: Twist): Twist {
  return {
    linear: [a.linear[0] + b.linear[0], a.linear[1] + b.linear[1], a.linear[2] + b.linear[2]],
    angular: [a.angular[0] + b.angular[0], a.angular[1] + b.angular[1], a.angular[2] + b.angular[2]],
  };
}
