export { EvaluationError, FrameSizeError, SuiteError } from './errors.ts';
export { filmStrip } from './film-strip.ts';
export { type Lab, labOfSrgb } from './metrics/lab.ts';
export { luma } from './metrics/luma.ts';
export { Palette, PaletteHistogram } from './metrics/palette.ts';
export {
  IDENTICAL_PSNR_DB,
  noError,
  pool,
  psnr,
  psnrOf,
  type SquaredError,
  squaredError,
} from './metrics/psnr.ts';
export {
  meanPoseError,
  type PosePair,
  type RelativePoseError,
  relativePoseError,
} from './metrics/relative-pose-error.ts';
export { saturation } from './metrics/saturation.ts';
export { sharpness } from './metrics/sharpness.ts';
export {
  type RecoveredPose,
  type RecoverPoseOptions,
  type RenderView,
  recoverPose,
} from './pose-recovery/recover-pose.ts';
export { type BootstrapOptions, bootstrapMean, type MeanInterval, mean } from './statistics/bootstrap.ts';
export { seededRandom } from './statistics/random.ts';
export type {
  DreamOptions,
  DreamRollout,
  DreamStep,
  Imagination,
  MemoryPolicyName,
  TruthView,
  TruthWorld,
} from './suites/capabilities.ts';
export {
  type DriftFigure,
  type DriftOptions,
  type DriftResult,
  type DriftStrip,
  measureDrift,
} from './suites/drift.ts';
export { type FidelityFigure, type FidelityOptions, measureFidelity } from './suites/fidelity.ts';
export { type FollowFigure, type FollowOptions, measureFollow } from './suites/follow.ts';
export { measureRevisit, type RevisitFigure, type RevisitOptions } from './suites/revisit.ts';
export type { Figures, SuiteOptions, SuiteProgress, SuiteResult, WorldResult } from './suites/suite.ts';
export { measureTour, type TourFigure, type TourOptions } from './suites/tour.ts';
