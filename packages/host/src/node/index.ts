export { serveDepthThread } from '../engine/node/depth-crew.ts';
export { createNodePlatform, type NodePlatformOptions } from '../engine/node/node-platform.ts';
export type { DatasetKind } from './dataset/dataset-kind.ts';
export {
  type DatasetRequest,
  type DatasetSummary,
  FIRST_MEASURING_SEED,
  writeDataset,
} from './dataset/write-dataset.ts';
export {
  HostError,
  InputFileError,
  ModelNotFoundError,
  NotInLibraryError,
  OutputError,
  RequestError,
} from './errors.ts';
export { inspectPolicy, type PolicyReport } from './evaluating/policies/inspect-policy.ts';
export type { EvaluationRun } from './evaluating/run/evaluation-run.ts';
export { workOnEvaluation } from './evaluating/run/evaluation-worker.ts';
export { mergeEvaluations } from './evaluating/run/merge-evaluations.ts';
export type { PlannedEpisode, Shard } from './evaluating/run/plan-episodes.ts';
export {
  type EvaluationRequest,
  readSuite,
  runEvaluation,
} from './evaluating/run/run-evaluation.ts';
export { RUN_FILES, type RunRecord, readRun } from './evaluating/run/run-folder.ts';
export { parseSuite } from './evaluating/suite/parse-suite.ts';
export { type OfferedPolicy, type SuiteOffer, suiteOffer } from './evaluating/suite/suite-offer.ts';
export {
  CEILING_ID,
  FLOOR_ID,
  SUITE_FORMAT,
  type Suite,
  type SuitePolicy,
  type SuiteTask,
  suiteSchema,
} from './evaluating/suite/suite-schema.ts';
export { expectedProblem } from './expected-errors.ts';
export { readInputFile } from './input-file.ts';
export { inspectModel, inspectRollout, type ModelReport, type RolloutReport } from './inspect.ts';
export { type Job, type JobState, startJob } from './job.ts';
export {
  EvaluationShelf,
  type ListedEvaluation,
  type ShelvedEvaluation,
} from './library/evaluation-shelf.ts';
export type {
  LibraryProgress,
  LibraryResult,
  LibraryTask,
  LibraryTaskEvent,
} from './library/library-task.ts';
export type {
  DamagedRecording,
  ListedDream,
  ListedFilm,
  ListedRecording,
  ListedRollout,
} from './library/listed-recording.ts';
export type { ModelUpload } from './library/model-upload.ts';
export { OwnModels } from './library/own-models.ts';
export { RolloutShelf } from './library/rollout-shelf.ts';
export { runLibraryTask } from './library/run-library-task.ts';
export { type CardRequest, type MadeCard, makeCard } from './measuring/card/make-card.ts';
export { type ComparedReports, compareReports } from './measuring/reports/compare-reports.ts';
export {
  type Measurement,
  type MeasureRequest,
  type MeasureResult,
  runMeasurement,
} from './measuring/run-measurement.ts';
export { simulatorTruth } from './measuring/simulator-truth.ts';
export {
  MEASURES,
  type Measure,
  SUITE_NAMES,
  SUITES,
  type SuiteName,
  type SuiteSize,
} from './measuring/suites.ts';
export { writeMeasurement } from './measuring/write-measurement.ts';
export type { CheckProgress, ModelCheck } from './models/check-model.ts';
export { folderSource } from './models/folder-source.ts';
export { DEFAULT_MODEL, type LibraryModel, ModelLibrary } from './models/model-library.ts';
export { type OpenedModel, type OpenRequest, openModel, providerNamed } from './models/open-model.ts';
export { userFolder } from './models/user-folder.ts';
export {
  createWholeFolder,
  expectFreshFolder,
  expectWritableFile,
  writeWhole,
} from './output/fresh-output.ts';
export { pngOf } from './output/png.ts';
export { type RepeatRequest, repeatRollout } from './rollouts/repeat-rollout.ts';
export type { DreamChoices, RolloutRequest } from './rollouts/rollout-request.ts';
export { expectChoices, type RolloutSummary, runRollout } from './rollouts/run-rollout.ts';
export type { StepTimesSummary } from './rollouts/step-times.ts';
export { type RolloutVerdict, verifyRollout } from './rollouts/verify-rollout.ts';
export { groundOf, type WalkGround } from './rollouts/walk-ground.ts';
export {
  keysPlan,
  loopPlan,
  type PlannedStep,
  posesPlan,
  stepCount,
  type WalkAction,
  type WalkPlan,
} from './rollouts/walk-plan.ts';
export type { ServingSummary } from './serving/environment-server.ts';
export { type ServeRequest, serveEnvironments } from './serving/serve-environments.ts';
export { readImage } from './starts/image-file.ts';
export { imageStart } from './starts/image-start.ts';
export { tourStart } from './starts/tour-start.ts';
export { beginAt, type WalkStart } from './starts/walk-start.ts';
export { wanderPoses, worldTourStart, worldViewStart } from './starts/world-start.ts';
export { breathe, type TaskContext, type TaskProgress, unattended } from './task.ts';
export { DREAMWALK_VERSION } from './version.ts';
export { type DrawnWorld, type SheetRequest, writeWorldSheet } from './world-sheet.ts';
