import type { VideoChoice } from '@dreamwalk/recording/node';
import type { ContextChoice, MemoryPolicyName, SamplingChoice, WorldModel } from '@dreamwalk/world';
import type { WalkStart } from '../starts/walk-start.ts';
import type { WalkGround } from './walk-ground.ts';
import type { WalkPlan } from './walk-plan.ts';

/** How a walk is dreamed; what is left out is the model's own choice. */
export interface DreamChoices extends SamplingChoice, ContextChoice {
  readonly seed: number;
  readonly memoryPolicy?: MemoryPolicyName;
  readonly memoryBudget?: number;
}

/** A walk to dream and record. */
export interface RolloutRequest {
  readonly model: WorldModel;
  readonly choices: DreamChoices;
  readonly start: WalkStart;
  readonly plan: WalkPlan;
  readonly ground: WalkGround;
  /** Frames besides the start. */
  readonly steps: number;
  /** Where the recording goes; must not exist, or be empty. */
  readonly folder: string;
  /** `null` for a recording without a film. */
  readonly video: VideoChoice | null;
}
