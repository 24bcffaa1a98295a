export type { CollisionCallback, Controller, ControlStep, MotionOptions } from './controller.ts';
export { ActionError, SpaceFitError, StoredSpaceError } from './errors.ts';
export { FlyController } from './fly-controller.ts';
export { KeyScriptError, parseKeyScript } from './key-script.ts';
export { type HeldKey, idleKeys, joinKeys, type KeyState } from './keys.ts';
export { type LoopOptions, loopPath } from './loop-path.ts';
export {
  ActionManifold,
  type ManifoldParts,
  type Projection,
} from './spaces/action-manifold/action-manifold.ts';
export { ACTION_MANIFOLD, type ManifoldFitOptions } from './spaces/action-manifold/fit-action-manifold.ts';
export type { ActionProvenance, ActionSpace } from './spaces/action-space.ts';
export type { ChoiceSpace, NamedAction } from './spaces/choice-space.ts';
export { type CodeConsistency, codeConsistency } from './spaces/codebook/code-consistency.ts';
export { type CodebookParts, CodebookSpace } from './spaces/codebook/codebook-space.ts';
export {
  CAR,
  DRONE,
  EMBODIMENTS,
  type Embodiment,
  type PerAxis,
  WALKER,
} from './spaces/codebook/embodiment.ts';
export { CODEBOOK, type CodebookFitOptions, fitHead } from './spaces/codebook/fit-codebook.ts';
export { CTRL_WORLD_SPACE } from './spaces/ctrl-world-space.ts';
export { type DiscreteParts, DiscreteSpace, type Move } from './spaces/discrete-space.ts';
export { DMP_GOAL_SPACE, DMP_SPACE, type DmpOptions, DmpSpace } from './spaces/dmp-space.ts';
export { type EffectGroup, type EffectOptions, groupByEffect } from './spaces/effects/group-by-effect.ts';
export type { FitOptions, FittedSpace, RecordedWalk, SpaceFamily } from './spaces/fitted-space.ts';
export { ACTION_KEYS, FLY_KEY_SPACE, KEY_SPACE, KeySpace, keyAction } from './spaces/key-space.ts';
export { type LoggedAction, logAction } from './spaces/logged-action.ts';
export { MACRO_SPACE, type MacroOptions, MacroSpace, macroAction } from './spaces/macro-space.ts';
export { MACROS, type Macro, type MacroParameter } from './spaces/macros.ts';
export { MINED_MACROS, type MiningOptions } from './spaces/mined-macros/fit-mined-macros.ts';
export { type MacroReport, MinedMacros, type MinedParts } from './spaces/mined-macros/mined-macros.ts';
export { METRES_PER_RAD, poseGapM, wayM } from './spaces/motion-metric.ts';
export {
  ACTION_SPACE_IDS,
  actionSpaceNamed,
  SPACE_FAMILIES,
  storedActionSpace,
} from './spaces/named-spaces.ts';
export { PATH_VOCABULARY, type PathFitOptions } from './spaces/path-vocabulary/fit-path-vocabulary.ts';
export {
  type ComposedPath,
  type Path,
  PathVocabulary,
  type PathVocabularyParts,
  type SpeedProfile,
} from './spaces/path-vocabulary/path-vocabulary.ts';
export {
  type ProceduralOptions,
  proceduralVocabulary,
} from './spaces/path-vocabulary/procedural-vocabulary.ts';
export { posesAlong, twistsBetween } from './spaces/poses-along.ts';
export { TWIST_SPACE } from './spaces/twist-space.ts';
export { UNIFIED_SPACE } from './spaces/unified/unified-space.ts';
export {
  type BaseMotion,
  UNIFIED_DIMS,
  type UnifiedParts,
  unifiedParts,
  unifiedVector,
} from './spaces/unified/unified-vector.ts';
export { WALK_SPACE } from './spaces/walk-space.ts';
export { WalkController, type WalkOptions } from './walk-controller.ts';
export { Wanderer } from './wanderer.ts';
