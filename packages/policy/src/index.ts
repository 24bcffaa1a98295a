export { BUILT_IN_POLICIES, type BuiltInName, builtInPolicy } from './built-in/built-in.ts';
export { PolicyActError, PolicyError, type PolicyFault, PolicyLoadError } from './errors.ts';
export { type CallLimits, DEFAULT_CALL_LIMITS } from './guard/call-limits.ts';
export { guarded } from './guard/guarded.ts';
export type { DryRun } from './onnx/dry-run.ts';
export { policyManifestJsonSchema } from './onnx/json-schema.ts';
export { OnnxPolicy, type OpenPolicyOptions } from './onnx/onnx-policy.ts';
export {
  POLICY_MANIFEST_FILE,
  POLICY_MANIFEST_FORMAT,
  type PolicyManifest,
} from './onnx/policy-manifest.ts';
export type { PlannerBudget } from './planners/dream/budget.ts';
export type { DreamedView, LatentView, PlannerDream } from './planners/dream/planner-dream.ts';
export type { GoalEstimate } from './planners/goal/goal-estimate.ts';
export type { GoalSense } from './planners/goal/goal-seeker.ts';
export type { OverseerOptions } from './planners/overseeing-policy.ts';
export {
  createPlanner,
  PLANNER_BUDGETS,
  PLANNER_NAMES,
  PLANNER_PROFILES,
  type PlannerChoice,
  type PlannerName,
  type PlannerProfile,
} from './planners/planners.ts';
export { PlanningPolicy, type PlanningPolicyOptions } from './planners/planning-policy.ts';
export { RefiningPolicy } from './planners/refining-policy.ts';
export { SafetyGate } from './planners/safety-gate.ts';
export type { FreeSpace } from './planners/space/free-space.ts';
export {
  type ActionChunk,
  actsFromPixels,
  type Goal,
  type Policy,
  type PolicyObservation,
  type PolicyStart,
  type Sense,
} from './policy.ts';
export {
  DREAMWALK_LAYOUT,
  DROID_LAYOUT,
  LIBERO_LAYOUT,
  type ObservationLayout,
  type ObservationPart,
} from './remote/observation-layout.ts';
export type { ServerMetadata } from './remote/server-metadata.ts';
export { decodeMessage } from './remote/wire/decode.ts';
export { encodeMessage, type WireValue } from './remote/wire/encode.ts';
export { WireError } from './remote/wire/errors.ts';
export { NdArray } from './remote/wire/nd-array.ts';
export { ReplayPolicy } from './replay/replay-policy.ts';
export { ScriptError } from './scripted/script-error.ts';
export { DEFAULT_SCRIPT_LIMITS, type ScriptLimits } from './scripted/script-limits.ts';
export type { Script } from './scripted/script-machine.ts';
export { type OpenScriptOptions, ScriptedPolicy } from './scripted/scripted-policy.ts';
