export type { Compute, SplatSource, StoredView, ViewContent } from './compute/compute.ts';
export { CpuCompute } from './compute/cpu/cpu-compute.ts';
export { fillGaussian } from './compute/gaussian.ts';
export {
  type CameraNumbers,
  GUIDE_CHANNEL_COUNT,
  GUIDE_CHANNELS,
  SKY_M,
  ViewSizeError,
} from './compute/guide.ts';
export { type NoiseKey, NoiseKeyError, type NoiseStream } from './compute/noise-key.ts';
export { philox4x32, type Words4 } from './compute/philox.ts';
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
