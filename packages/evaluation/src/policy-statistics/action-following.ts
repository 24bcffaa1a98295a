import { exp, poseAngleRad, type Twist } from '@dreamwalk/geometry';
import { EvaluationError } from '../errors.ts';
import type { BootstrapOptions } from '../statistics/bootstrap.ts';
import { clusterBootstrap } from './cluster-bootstrap.ts';
import { pearson } from './correlation.ts';
import type { Estimate } from './interval.ts';

/** Axes of a body twist: right, down and ahead, and turning about them. */
export const TWIST_AXES = ['vx', 'vy', 'vz', 'wx', 'wy', 'wz'] as const;

/** One of six axes of a body twist. */
export type TwistAxis = (typeof TWIST_AXES)[number];

/** A motion that a dream was told, and the one that its frames show. */
export interface FollowedMotion {
  readonly asked: Twist;
  readonly recovered: Twist;
}

/** How far a dream goes where it is told. The definition is this project's own; there is no agreed one. */
export interface ActionFollowing {
  /** Motions that were compared. */
  readonly motions: number;
  /** Pearson's correlation of asked and recovered motion; no value where the axis is not asked to move. */
  readonly correlation: Readonly<Record<TwistAxis, Estimate>>;
  /** Mean of |asked − recovered|, metres or radians a frame. */
  readonly meanError: Readonly<Record<TwistAxis, Estimate>>;
  /** Mean angle between the asked and the recovered turn, radians. */
  readonly rotationRad: Estimate;
  /** Mean cosine between the asked and the recovered direction of translation, over motions that have both. */
  readonly directionCosine: Estimate;
  /** Metres recovered by metres asked, over all motions; no value where no translation was asked for. */
  readonly scaleRatio: Estimate;
}

/** An axis that is asked to move within less than this, metres or radians a frame, does not move. */
const LEAST_SPREAD = 1e-3;

/** A translation shorter than this has no direction, metres. */
const LEAST_M = 1e-3;

/**
 * Action Following: the motions that a dream was told, compared with those that its frames show. `recoverMotion` finds the
 * latter, or any estimator of ego-motion. All motions are pooled; intervals hold 95 % and resample whole walks.
 *
 * @param walks the motions of each walk
 * @throws EvaluationError where there is no motion
 */
export function actionFollowing(
  walks: readonly (readonly FollowedMotion[])[],
  options: BootstrapOptions = {},
): ActionFollowing {
  const motions = walks.reduce((sum, walk) => sum + walk.length, 0);
  if (motions === 0)
    throw new EvaluationError('Action Following compares motion by motion, and needs at least one.');
  const mean = (numberOf: NumberOf, countOf: NumberOf = () => 1) =>
    ratioOverWalks(walks, numberOf, countOf, options);
  return {
    motions,
    correlation: byAxis((axis) => correlationOverWalks(walks, axis, options)),
    meanError: byAxis((axis) =>
      mean(({ asked, recovered }) => Math.abs(component(asked, axis) - component(recovered, axis))),
    ),
    rotationRad: mean(({ asked, recovered }) => poseAngleRad(exp(asked), exp(recovered))),
    directionCosine: mean(directionCosine, (motion) => (hasDirections(motion) ? 1 : 0)),
    scaleRatio: mean(
      ({ recovered }) => lengthM(recovered),
      ({ asked }) => lengthM(asked),
    ),
  };
}

type NumberOf = (motion: FollowedMotion) => number;

function correlationOverWalks(
  walks: readonly (readonly FollowedMotion[])[],
  axis: number,
  options: BootstrapOptions,
): Estimate {
  const pairs = walks.map((walk) =>
    walk.map(({ asked, recovered }) => [component(asked, axis), component(recovered, axis)] as const),
  );
  const correlation = (drawn: typeof pairs) => {
    const asked = drawn.flatMap((walk) => walk.map(([value]) => value));
    if (Math.max(...asked) - Math.min(...asked) < LEAST_SPREAD) return Number.NaN;
    return pearson(
      asked,
      drawn.flatMap((walk) => walk.map(([, value]) => value)),
    );
  };
  return clusterBootstrap(pairs, (drawn) => correlation([...drawn]), options);
}

/** A ratio of two sums over all motions; no value where the lower one is 0. */
function ratioOverWalks(
  walks: readonly (readonly FollowedMotion[])[],
  above: NumberOf,
  below: NumberOf,
  options: BootstrapOptions,
): Estimate {
  const sumOf = (walk: readonly FollowedMotion[], numberOf: NumberOf) =>
    walk.reduce((sum, motion) => sum + numberOf(motion), 0);
  const sums = walks.map((walk) => ({ above: sumOf(walk, above), below: sumOf(walk, below) }));
  return clusterBootstrap(
    sums,
    (drawn) => {
      const whole = drawn.reduce((sum, walk) => sum + walk.below, 0);
      return whole > LEAST_M ? drawn.reduce((sum, walk) => sum + walk.above, 0) / whole : Number.NaN;
    },
    options,
  );
}

function directionCosine(motion: FollowedMotion): number {
  if (!hasDirections(motion)) return 0;
  const { asked, recovered } = motion;
  const product = asked.linear.reduce((sum, part, axis) => sum + part * recovered.linear[axis], 0);
  return product / (lengthM(asked) * lengthM(recovered));
}

function hasDirections({ asked, recovered }: FollowedMotion): boolean {
  return Math.min(lengthM(asked), lengthM(recovered)) >= LEAST_M;
}

function lengthM({ linear }: Twist): number {
  return Math.hypot(...linear);
}

function component({ linear, angular }: Twist, axis: number): number {
  return axis < 3 ? linear[axis] : angular[axis - 3];
}

function byAxis(estimateOf: (axis: number) => Estimate): Readonly<Record<TwistAxis, Estimate>> {
  return Object.fromEntries(TWIST_AXES.map((name, axis) => [name, estimateOf(axis)])) as Record<
    TwistAxis,
    Estimate
  >;
}
