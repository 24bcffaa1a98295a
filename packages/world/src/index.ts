export { MEMORY_POLICY_NAMES, type MemoryPolicyName } from '@dreamwalk/model-package';
export { DreamWalls } from './collision/dream-walls.ts';
export { SolidRollout } from './collision/solid-rollout.ts';
export { flowEulerSigmas } from './dream/flow-euler.ts';
export { fewStepSigmas } from './dream/latent-context/few-step.ts';
export { type Staircase, staircaseSigmas } from './dream/latent-context/staircase.ts';
export { STAGES, type Stage, type StageTimings } from './dream/stage-clock.ts';
export {
  GoldenTestError,
  ReplayError,
  RolloutOptionError,
  RolloutStateError,
  SavedRolloutError,
  StartError,
  WorldError,
} from './errors.ts';
export type { CoarseSurface } from './memory/coarse-surface.ts';
export {
  MemoryBank,
  type MemoryBankOptions,
  type MemoryState,
  type NewMemory,
} from './memory/memory-bank.ts';
export type { MemoryEntry, ViewOrigin } from './memory/memory-entry.ts';
export { ViewIndex } from './memory/view-index.ts';
export { type GoldenOptions, type GoldenResult, runGoldenTests } from './model/golden-tests.ts';
export { type RoleFeeds, RoleGraph, type RoleOutputs } from './model/role-graph.ts';
export {
  type EncodedView,
  type MemorySettings,
  type ModelGraphs,
  type OpenModelOptions,
  type OpenProgress,
  WorldModel,
} from './model/world-model.ts';
export { frameSha256, latentSha256 } from './replay/hashes.ts';
export type { RecordedRollout, ReplayOptions } from './replay/recorded-rollout.ts';
export { type ReplayVerdict, verifyReplay } from './replay/verify-replay.ts';
export { STEP_TOLERANCE, type StepsVerdict, verifySteps } from './replay/verify-steps.ts';
export { createRetrievalPolicy } from './retrieval/policies.ts';
export type { RetrievalPolicy, RetrievalQuery, RetrievedView } from './retrieval/retrieval-policy.ts';
export type { ContextChoice } from './rollout/context-choice.ts';
export { createRollout } from './rollout/create-rollout.ts';
export { Rollout } from './rollout/rollout.ts';
export {
  DEFAULT_MEMORY_BUDGET,
  type ResetOptions,
  type RolloutOptions,
  type StepOptions,
} from './rollout/rollout-options.ts';
export {
  resolveSampling,
  SAMPLING_SCHEDULES,
  type Sampling,
  type SamplingChoice,
  type SamplingSchedule,
} from './rollout/sampling.ts';
export type { SavedMoment, SavedRecord, SavedRollout, SavedView } from './rollout/saved-rollout.ts';
export type { RetrievedRecord, StepRecord } from './rollout/step-record.ts';
export {
  type DepthAnswer,
  type DepthCall,
  RemoteDepthWorker,
  serveDepthCalls,
} from './tour/depth-thread.ts';
export type { DepthCrew, DepthWorker } from './tour/depth-worker.ts';
export type { EncodeTourOptions, StartStage } from './tour/encode-tour.ts';
