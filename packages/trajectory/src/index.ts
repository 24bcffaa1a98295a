export {
  type ConventionGuess,
  type ConventionReading,
  detectConvention,
  isSameConvention,
} from './detect-convention.ts';
export { KeyframeError, ResampleError, TrajectoryFormatError } from './errors.ts';
export { type Keyframe, KeyframePath } from './keyframe-path.ts';
export { type StepMotion, stepMotions } from './motion.ts';
export {
  type AppliedTransform,
  formatNerfstudio,
  type NerfstudioPoses,
  parseNerfstudio,
  undoAppliedTransform,
} from './nerfstudio.ts';
export { fitPath, type PathFit } from './path-fit.ts';
export {
  CAMERA_AXES,
  type CameraAxes,
  fromConvention,
  NERFSTUDIO_CONVENTION,
  POSE_CONVENTIONS,
  POSE_DIRECTIONS,
  type PoseConvention,
  type PoseDirection,
  TUM_CONVENTION,
  toConvention,
  WORLD_UPS,
  type WorldUp,
} from './pose-convention.ts';
export { PoseSpline, type SplineOptions } from './pose-spline.ts';
export { resample } from './resample.ts';
export type { Trajectory, TrajectorySample } from './trajectory.ts';
export { formatTum, parseTum } from './tum.ts';
