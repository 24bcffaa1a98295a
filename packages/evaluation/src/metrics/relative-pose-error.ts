import { type Pose, poseAngleRad, poseDistanceM, relative } from '@dreamwalk/geometry';
import { EvaluationError } from '../errors.ts';

/** The motion error of one frame pair. */
export interface RelativePoseError {
  readonly rotRad: number;
  readonly transM: number;
}

/** Two poses one frame apart. */
export type PosePair = readonly [from: Pose, to: Pose];

/**
 * Relative pose error of one frame pair (Sturm et al. 2012, Δ = 1): the part of the motion that was not asked for,
 * E = (Q₀⁻¹ Q₁)⁻¹ (P₀⁻¹ P₁) with Q asked and P recovered; its angle and the length of its translation.
 */
export function relativePoseError(asked: PosePair, recovered: PosePair): RelativePoseError {
  const askedMotion = relative(asked[0], asked[1]);
  const recoveredMotion = relative(recovered[0], recovered[1]);
  return {
    rotRad: poseAngleRad(askedMotion, recoveredMotion),
    transM: poseDistanceM(askedMotion, recoveredMotion),
  };
}

/**
 * Mean of the errors' angles and of their translations.
 *
 * @throws EvaluationError where there is none
 */
export function meanPoseError(errors: readonly RelativePoseError[]): RelativePoseError {
  if (errors.length === 0) throw new EvaluationError('A mean pose error needs at least one frame pair.');
  const mean = (of: (error: RelativePoseError) => number) =>
    errors.reduce((sum, error) => sum + of(error), 0) / errors.length;
  return { rotRad: mean((error) => error.rotRad), transM: mean((error) => error.transM) };
}
