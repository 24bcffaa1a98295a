export { ResampleError, TrajectoryFormatError } from './errors.ts';
export { resample } from './resample.ts';
export type { Trajectory, TrajectorySample } from './trajectory.ts';
export { formatTum, parseTum } from './tum.ts';
