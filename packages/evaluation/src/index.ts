export type { EvaluatedPolicies } from './card/agreement-bars.ts';
export { cardHtml } from './card/card-html.ts';
export { latentQuality, type ProbedEncoder } from './card/latent-quality.ts';
export type { Measured, MeasuredFigures, MeasuredSource } from './card/measured.ts';
export { planningAndPolicy } from './card/planning.ts';
export type {
  CardAxis,
  CardBar,
  CardModel,
  CardPicture,
  CardTable,
  CardTopic,
  FigureRow,
  FigureTable,
  GridCell,
  GridTable,
  ProvenanceItem,
  ReportCard,
} from './card/report-card.ts';
export { visualFidelity } from './card/visual-fidelity.ts';
export {
  type ComparedFigure,
  type Comparison,
  compareMeasured,
  type LabelledMeasured,
} from './comparison/compare-measured.ts';
export { comparisonPlot } from './comparison/comparison-plot.ts';
export type { Arm, EpisodeResult, EpisodeTimings } from './episodes/episode-result.ts';
export {
  type Episode,
  type EpisodeOutcome,
  type JudgedEnvironment,
  runEpisode,
} from './episodes/run-episode.ts';
export { EvaluationError, FrameSizeError, SuiteError, TaskError } from './errors.ts';
export type { DreamProbe, ProbedState, ProbeFindings } from './fidelity/dream-probe.ts';
export { type ProbedDream, probeDream } from './fidelity/probe-dream.ts';
export { probeWalk } from './fidelity/probe-walk.ts';
export { filmStrip } from './film-strip.ts';
export { alignTrajectory, type TrajectoryAlignment } from './metrics/align-trajectory.ts';
export {
  type CameraControllability,
  cameraControllability,
  cameraMotionError,
} from './metrics/camera-error.ts';
export { type Lab, labOfSrgb } from './metrics/lab.ts';
export { luma } from './metrics/luma.ts';
export { meanAbsoluteDifference } from './metrics/mean-absolute-difference.ts';
export { MOTION_WEIGHT_FLOOR, motionMse } from './metrics/motion-mse.ts';
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
export {
  type LaplacianSums,
  laplacianSums,
  noLaplacian,
  poolLaplacians,
  sharpness,
  sharpnessOf,
} from './metrics/sharpness.ts';
export { ssim } from './metrics/ssim.ts';
export {
  absoluteTrajectoryError,
  type RelativeTrajectoryError,
  relativeTrajectoryError,
} from './metrics/trajectory-error.ts';
export type { PlotAxis } from './plots/axis.ts';
export {
  bandPoints,
  type LinePlot,
  linePlot,
  linePlots,
  MOST_LINES,
  type PlotLine,
  type PlotPoint,
} from './plots/line-plot.ts';
export {
  type ActionFollowing,
  actionFollowing,
  type FollowedMotion,
  TWIST_AXES,
  type TwistAxis,
} from './policy-statistics/action-following.ts';
export { brierScore, type Calibration, calibrate } from './policy-statistics/calibration.ts';
export { type ClusterBootstrapOptions, clusterBootstrap } from './policy-statistics/cluster-bootstrap.ts';
export { kendall, pearson, spearman } from './policy-statistics/correlation.ts';
export { holm } from './policy-statistics/holm.ts';
export type { Estimate, Interval } from './policy-statistics/interval.ts';
export {
  countPairs,
  mcNemarPValue,
  type PairCounts,
  pairedDifference,
  type RateDifference,
} from './policy-statistics/paired-difference.ts';
export { successByPathLength, type WalkedEpisode } from './policy-statistics/path-efficiency.ts';
export { rankProbabilities } from './policy-statistics/rank-probabilities.ts';
export { meanMaximumRankViolation } from './policy-statistics/rank-violation.ts';
export { type StateError, stateAlignment, stateError } from './policy-statistics/state-alignment.ts';
export { clopperPearsonInterval, wilsonInterval } from './policy-statistics/success-rate.ts';
export { conditionalValueAtRisk } from './policy-statistics/tail-risk.ts';
export { type RateCounts, unpairedDifference } from './policy-statistics/unpaired-difference.ts';
export { type VarianceParts, varianceParts } from './policy-statistics/variance-parts.ts';
export { recoverMotion } from './pose-recovery/recover-motion.ts';
export {
  type RecoveredPose,
  type RecoverPoseOptions,
  type RenderView,
  recoverPose,
} from './pose-recovery/recover-pose.ts';
export type { MapDims } from './probes/feature-map.ts';
export type { ProbeScores } from './probes/probe-scores.ts';
export type { ProbeTarget } from './probes/probe-targets.ts';
export type { LatentEncoder, ProbeInput, ProbeWorld, Representation } from './probes/probed-walk.ts';
export { measureProbes, type ProbeOptions, type ProbeOutcome, type ProbeResult } from './probes/probes.ts';
export { groupBy } from './report/episode-groups.ts';
export type {
  EvaluatedPolicy,
  EvaluatedTask,
  EvaluationHeader,
  PolicyRole,
} from './report/evaluation-header.ts';
export type {
  Agreement,
  AgreementLevel,
  AgreementPoint,
  AlignedHorizon,
  CellSummary,
  EvaluationSummary,
  ImaginedArm,
  ModelFidelity,
  ShiftedSuccess,
} from './report/evaluation-summary.ts';
export { evaluationReportHtml } from './report/html/evaluation-report-html.ts';
export { type SummaryOptions, summariseEvaluation } from './report/summarise-evaluation.ts';
export { type BootstrapOptions, bootstrapMean, type MeanInterval, mean } from './statistics/bootstrap.ts';
export { bootstrapBand } from './statistics/bootstrap-band.ts';
export { type ErrorSummary, errorSummary } from './statistics/error-summary.ts';
export { rocArea } from './statistics/roc-area.ts';
export {
  type AllRevisitsOptions,
  type AllRevisitsResult,
  measureAllRevisits,
} from './suites/all-revisits.ts';
export type { BaselineLookFigure } from './suites/baseline-looks.ts';
export type { BaselineFigure } from './suites/baseline-scores.ts';
export {
  type BeyondFigure,
  type BeyondOptions,
  type BeyondResult,
  measureBeyond,
} from './suites/beyond.ts';
export type {
  DreamOptions,
  DreamRollout,
  DreamStep,
  DreamStepOptions,
  Imagination,
  MemoryPolicyName,
  SolidDream,
  TruthView,
  TruthWorld,
  WorldShift,
} from './suites/capabilities.ts';
export { type CollisionFigure, type CollisionOptions, measureCollision } from './suites/collision.ts';
export {
  type DriftFigure,
  type DriftOptions,
  type DriftResult,
  measureDrift,
} from './suites/drift.ts';
export { type FidelityFigure, type FidelityOptions, measureFidelity } from './suites/fidelity.ts';
export {
  type ActionMapping,
  type FollowFigure,
  type FollowOptions,
  measureFollow,
} from './suites/follow.ts';
export type { FrameFigure } from './suites/frame-scores.ts';
export {
  type InventFigure,
  type InventOptions,
  type InventResult,
  measureInvent,
} from './suites/invent.ts';
export { type LookCurves, lookPlot } from './suites/look-curves.ts';
export type { LookCurve, LookFigure } from './suites/look-segments.ts';
export {
  type MemoryFigure,
  type MemoryOptions,
  type MemoryResult,
  measureMemory,
  type PolicyFigure,
} from './suites/memory.ts';
export { type MemoryCurves, memoryPlot } from './suites/memory-curves.ts';
export { measureRevisit, type RevisitFigure, type RevisitOptions } from './suites/revisit.ts';
export { REVISIT_ROUTES, type RevisitRoute } from './suites/revisit-routes.ts';
export type { AllRevisitsFigure } from './suites/revisit-samples.ts';
export {
  type AwayAndBackOptions,
  awayAndBackWalk,
  figureEightWalk,
  type LoopOptions,
  outAndBackWalk,
  spinWalk,
  squareWalk,
  yawSwingWalk,
} from './suites/revisit-walks.ts';
export {
  measureShift,
  type ShiftFigure,
  type ShiftOptions,
  type ShiftResult,
  type SplitFigure,
} from './suites/shift.ts';
export { type ShiftCurves, shiftPlot } from './suites/shift-curves.ts';
export { SHIFT_SPLITS, type ShiftSplit } from './suites/shift-splits.ts';
export type { Figures, SuiteOptions, SuiteProgress, SuiteResult, WorldResult } from './suites/suite.ts';
export { measureTour, type TourOptions, type TourResult } from './suites/tour.ts';
export { type TourCurve, type TourCurves, tourPlot } from './suites/tour-curves.ts';
export type { TourFigure } from './suites/tour-scores.ts';
export { dreamTourStrips } from './suites/tour-strips.ts';
export type { WalkStrip } from './suites/walk-looks.ts';
export type { Walker } from './suites/walker.ts';
export { type AvoidCollisionOptions, avoidCollision } from './tasks/avoid-collision.ts';
export { type ExploreOptions, explore } from './tasks/explore.ts';
export { type FollowPathOptions, followPath } from './tasks/follow-path.ts';
export type { Judge, Verdict } from './tasks/judge.ts';
export { type FrameEncoder, latentDistance } from './tasks/latent-judge.ts';
export { type ReachGoalOptions, reachGoal } from './tasks/reach-goal.ts';
export { type ReachLandmarkOptions, reachLandmark } from './tasks/reach-landmark.ts';
export { type ReturnHomeOptions, returnHome } from './tasks/return-home.ts';
export type { Assignment, Task } from './tasks/task.ts';
export type { Landmark, TaskPlace, WayRange } from './tasks/task-place.ts';
