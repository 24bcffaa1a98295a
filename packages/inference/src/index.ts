export type { Compute, SplatSource, StoredView, ViewContent } from './compute/compute.ts';
export { CpuCompute } from './compute/cpu/cpu-compute.ts';
export { type Rigid, relativeRigid } from './compute/cpu/rigid.ts';
export { fillGaussian } from './compute/gaussian.ts';
export {
  ANGLE_IGNORED_FROM_M,
  BLEND_ANGLE,
  BLEND_BASE,
  type CameraNumbers,
  GUIDE_CHANNEL_COUNT,
  GUIDE_CHANNELS,
  NEAR_M,
  SKY_M,
  VISIBLE_INVERSE_DEPTH,
  VISIBLE_RATIO,
  ViewSizeError,
} from './compute/guide.ts';
export { fromHalfBits } from './compute/half.ts';
export { type NoiseKey, NoiseKeyError, type NoiseStream } from './compute/noise-key.ts';
export { philox4x32, type Words4 } from './compute/philox.ts';
export { fillUniform } from './compute/uniform.ts';
export {
  DeviceFaultError,
  DeviceLostError,
  FeedError,
  GraphLoadError,
  GraphRunError,
  InferenceError,
  ProviderUnavailableError,
  RuntimeDisposedError,
  SoftwareAdapterError,
  TensorDisposedError,
  TensorLocationError,
  UnknownViewError,
} from './errors.ts';
export type { ProviderInfo, ProviderName, Runtime } from './runtime.ts';
export type { Session, TaskOptions } from './session.ts';
export { TaskQueue } from './task-queue.ts';
export { CpuTensor, elementCount, type Tensor, type TensorSpec } from './tensor.ts';
