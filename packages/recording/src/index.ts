export { RolloutExistsError, RolloutFormatError, SafetensorsError, VideoUnavailableError } from './errors.ts';
export { decodeFloat16, encodeFloat16, float16Bits, float16Value } from './float16.ts';
export {
  decodeFrameFileHead,
  decodeFrameRecord,
  encodeFrameFileHead,
  encodeFrameRecord,
  FRAME_FILE_HEAD_BYTES,
  type FrameLayout,
  type FrameRecord,
  recordBytes,
  wholeRecords,
} from './frame-records.ts';
export { type I420Converter, i420Converter, type ScaleFilter } from './i420.ts';
export type { RgbImage } from './image.ts';
export { type Movie, type MovieCodec, type MovieOptions, movieCodec, startMovie } from './movie.ts';
export { remuxMovie } from './remux.ts';
export {
  formatRolloutHeader,
  parseRolloutHeader,
  poseSchema,
  ROLLOUT_FORMAT,
  type RolloutHeader,
  type RolloutInit,
  rolloutHeaderSchema,
  type Walls,
} from './rollout-header.ts';
export {
  encodeSafetensors,
  readSafetensorsHead,
  SAFETENSORS_BYTES,
  SAFETENSORS_LENGTH_BYTES,
  type SafeTensor,
  type SafeTensorPlace,
  type SafetensorsDtype,
  type SafetensorsHead,
  safetensorBytes,
  safetensorsHeadBytes,
} from './safetensors.ts';
export { sha256Hex } from './sha256.ts';
export { decodeStartViews, encodeStartViews, type StartView } from './start-views.ts';
export {
  formatStepLine,
  parseStepLines,
  type RetrievedEntry,
  type StepInfo,
  type StepLine,
  stepLineSchema,
} from './step-line.ts';
