import type { RgbFrame, TaskOptions } from '@dreamwalk/environment';
import { MEMORY_POLICY_NAMES, type MemoryPolicyName } from '@dreamwalk/model-package';
import { RolloutOptionError } from '../errors.ts';
import type { WorldModel } from '../model/world-model.ts';
import type { EncodeTourOptions } from '../tour/encode-tour.ts';
import type { ContextChoice } from './context-choice.ts';
import { resolveSampling, type Sampling, type SamplingChoice } from './sampling.ts';

/** Views that a rollout remembers where it is not told otherwise: about 200 MB on the CPU at 128×128. */
export const DEFAULT_MEMORY_BUDGET = 512;

/** How a rollout dreams. Equal options, starts and motions give equal frames. */
export interface RolloutOptions extends SamplingChoice, ContextChoice {
  /** Key of the noise, an integer in [0, 2⁶⁴). */
  readonly seed: number | bigint;
  /** Which of several futures of one seed; default 0. */
  readonly sample?: number;
  /** Number of the first episode; every reset takes the next. Default 0. */
  readonly episode?: number;
  /** Default: the manifest's. */
  readonly memoryPolicy?: MemoryPolicyName;
  /** Most views remembered; dreamed ones are forgotten before real ones. Default 512. */
  readonly memoryBudget?: number;
  /** Keep in each step record what the shown views look like without the model. Default false. */
  readonly keepSplat?: boolean;
}

/** Options with every default filled in. */
export type ResolvedOptions = Required<Omit<RolloutOptions, keyof SamplingChoice>> & Sampling;

/** Options of `Rollout.step`. */
export interface StepOptions extends TaskOptions {
  /**
   * Show and remember what this latent [channels · height · width] decodes to, instead of the one sampled. The record
   * holds the sampled one, and how far the two frames are apart.
   */
  readonly forcedLatent?: Float32Array;
  /**
   * What the frame ought to show. The record then holds what the decoder makes of this frame's own latent under the same
   * guide and conditions: how near the model could come with the best latent. It is neither shown nor remembered.
   */
  readonly trueFrame?: RgbFrame;
}

/** Options of `Rollout.reset`; a forced latent and a true frame are for a first frame that is dreamed. */
export interface ResetOptions extends StepOptions, EncodeTourOptions {}

/**
 * The options with their defaults.
 *
 * @throws RolloutOptionError naming the option
 */
export function resolveOptions(model: WorldModel, options: RolloutOptions): ResolvedOptions {
  const resolved = {
    sample: 0,
    episode: 0,
    memoryPolicy: model.memory.policy,
    slots: model.memory.slots,
    windowFrames: model.windowFrames,
    memoryBudget: DEFAULT_MEMORY_BUDGET,
    keepSplat: false,
    ...given(options),
    ...resolveSampling(model, options),
  };
  if (!Number.isInteger(resolved.memoryBudget) || resolved.memoryBudget < 1)
    throw new RolloutOptionError(
      `A memory budget must be a whole number of views, at least 1, but it is ${resolved.memoryBudget}.`,
    );
  const { mostSlots } = model.memory;
  if (!Number.isInteger(resolved.slots) || resolved.slots < 0 || resolved.slots > mostSlots)
    throw new RolloutOptionError(
      `The world model ${model.id} can be shown ${slotsText(mostSlots)} remembered views, not ${resolved.slots}.`,
    );
  requireWindow(model, resolved.windowFrames);
  requirePolicy(model, resolved.memoryPolicy);
  return resolved;
}

/** An option that is `undefined` is one that was left out. */
function given(options: RolloutOptions): RolloutOptions {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(entries), seed: options.seed };
}

function slotsText(most: number): string {
  if (most === 0) return 'no';
  return most === Number.POSITIVE_INFINITY ? 'a whole number of' : `0 to ${most}`;
}

function requireWindow({ id, mostWindowFrames: most }: WorldModel, windowFrames: number): void {
  const least = Math.min(1, most);
  if (Number.isInteger(windowFrames) && windowFrames >= least && windowFrames <= most) return;
  throw new RolloutOptionError(
    most === 0
      ? `The world model ${id} has no window of newest frames, so its length cannot be chosen. Leave it out.`
      : `The window of the world model ${id} holds 1 to ${most} frames, not ${windowFrames}.`,
  );
}

/** @throws RolloutOptionError where the model cannot be shown what the policy retrieves */
export function requirePolicy(model: WorldModel, policy: MemoryPolicyName): void {
  if (!MEMORY_POLICY_NAMES.includes(policy))
    throw new RolloutOptionError(
      `There is no memory policy "${policy}". Choose one of ${MEMORY_POLICY_NAMES.join(', ')}.`,
    );
  if (policy !== 'none' && model.memory.slots === 0)
    throw new RolloutOptionError(
      `The world model ${model.id} has no memory, so the policy "${policy}" has nothing to show it. Choose none.`,
    );
}
