import { exp, poseAngleRad, type Twist } from '@dreamwalk/geometry';
import { EvaluationError } from '../errors.ts';
import { mean } from '../statistics/bootstrap.ts';
import { pearson } from './correlation.ts';

/** Axes of a body twist: right, down and ahead, and turning about them. */
export const TWIST_AXES = ['vx', 'vy', 'vz', 'wx', 'wy', 'wz'] as const;

/** One of six axes of a body twist. */
export type TwistAxis = (typeof TWIST_AXES)[number];

/** How far a dream goes where it is told. The definition is this project's own; there is no agreed one. */
export interface ActionFollowing {
  /** Pearson's correlation of asked and recovered motion over frames; null where an axis does not move. */
  readonly correlation: Readonly<Record<TwistAxis, number | null>>;
  /** Mean angle between the asked and the recovered turn, radians. */
  readonly rotationRad: number;
  /** Mean cosine between the asked and the recovered direction of translation, over frames that have both; null without. */
  readonly directionCosine: number | null;
  /** Metres recovered by metres asked, over all frames; null where no translation was asked for. */
  readonly scaleRatio: number | null;
}

/** A translation shorter than this has no direction, metres. */
const LEAST_M = 1e-6;

/**
 * Action Following: the motions that a dream was told, compared with those that its frames show. `recoverPose` finds the
 * latter where the true place is known, any estimator of ego-motion elsewhere.
 *
 * @param asked body twists, one a frame
 * @param recovered as many
 * @throws EvaluationError where there is no frame, or their numbers differ
 */
export function actionFollowing(asked: readonly Twist[], recovered: readonly Twist[]): ActionFollowing {
  if (asked.length === 0 || asked.length !== recovered.length)
    throw new EvaluationError(
      `Action Following compares motion by motion, at least one; ${asked.length} were asked for and ${recovered.length} recovered.`,
    );
  const axis = (index: number) =>
    pearson(
      asked.map((twist) => component(twist, index)),
      recovered.map((twist) => component(twist, index)),
    );
  const lengths = (twists: readonly Twist[]) => twists.map(({ linear }) => Math.hypot(...linear));
  const [askedM, recoveredM] = [lengths(asked), lengths(recovered)];
  const cosines = asked.flatMap(({ linear: [x, y, z] }, at) => {
    if (Math.min(askedM[at], recoveredM[at]) < LEAST_M) return [];
    const [u, v, w] = recovered[at].linear;
    return [(x * u + y * v + z * w) / (askedM[at] * recoveredM[at])];
  });
  return {
    correlation: Object.fromEntries(
      TWIST_AXES.map((name, index) => [name, numberOrNull(axis(index))]),
    ) as ActionFollowing['correlation'],
    rotationRad: mean(asked.map((twist, at) => poseAngleRad(exp(twist), exp(recovered[at])))),
    directionCosine: numberOrNull(mean(cosines)),
    scaleRatio: Math.max(...askedM) < LEAST_M ? null : mean(recoveredM) / mean(askedM),
  };
}

function component({ linear, angular }: Twist, index: number): number {
  return [...linear, ...angular][index];
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
