export { parseEngineCommand } from './command-schema.ts';
export { DREAM_ENDING, readDreamHead } from './dream-file/dream-file.ts';
export type {
  Dream,
  DreamedFrame,
  EngineClock,
  EnginePlatform,
  Place,
  RecordingTake,
  WalkRecorder,
} from './engine-ports.ts';
export { DreamFileError, EngineConnectionError, NoModelError, WireFormatError } from './errors.ts';
export { toFailure } from './failure.ts';
export { MODEL_STAGES, PLACE_STAGES } from './loading-stages.ts';
export { localPipes, type MessagePipe, type PortLike, portPipe } from './message-pipe.ts';
export { imagePlace, type SimulatedPlaceOptions, simulatedPlace } from './place.ts';
export type {
  BesideChoice,
  BookmarkMark,
  DreamFile,
  Driver,
  EngineCommand,
  EngineEvent,
  EngineFailure,
  EngineState,
  FinishedRecording,
  FrameEvent,
  FrameStats,
  LoadingProgress,
  LoadingTask,
  MemoryMark,
  ModelSummary,
  MotionChoice,
  PlaceSummary,
  RetrievedView,
} from './protocol.ts';
export {
  type NativeEngine,
  type ProviderFacts,
  type ProviderRung,
  providerLadder,
} from './provider-ladder.ts';
export { serveEngine } from './serve-engine.ts';
export { socketPipe } from './socket-pipe.ts';
export type { BranchMark, TimelinePlace, TimelineSpan } from './timeline.ts';
export { WalkEngine } from './walk-engine.ts';
export { decodeMessage, encodeMessage } from './wire-format.ts';
export { WorldDream, type WorldDreamOptions } from './world-dream.ts';
