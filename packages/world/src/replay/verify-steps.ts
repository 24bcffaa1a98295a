import { ReplayError } from '../errors.ts';
import type { WorldModel } from '../model/world-model.ts';
import { Rollout } from '../rollout/rollout.ts';
import { type RecordedRollout, type ReplayOptions, requireFrames } from './recorded-rollout.ts';

/** What a step may be off across providers, colours in [−1, 1]: a grey level or so. */
export const STEP_TOLERANCE = 1e-2;

/** What a step-by-step check found. */
export interface StepsVerdict {
  /** Every step within the tolerance. */
  readonly withinTolerance: boolean;
  /** The first step beyond it; null where none is. */
  readonly firstFrame: number | null;
  /** Largest absolute difference in any frame, colours in [−1, 1]. */
  readonly maxAbsDiff: number;
}

/**
 * Checks a rollout recorded on another provider. A free run parts from it sooner or later, since rounding differs and
 * errors grow; so each step is dreamed anew from what the recorded latents of the frames before it show, and its frame
 * compared with the one that its own recorded latent shows.
 *
 * @throws ReplayError where the recording holds no latents
 * @throws RolloutOptionError, StartError where it does not fit the model
 */
export async function verifySteps(
  model: WorldModel,
  recorded: RecordedRollout,
  { signal, onProgress }: ReplayOptions = {},
): Promise<StepsVerdict> {
  requireFrames(recorded);
  const { poses, latent: recordedLatent } = recorded;
  if (!recordedLatent)
    throw new ReplayError(
      'The recorded rollout holds no latents, so its steps cannot be checked one by one.',
    );
  const rollout = new Rollout(model, recorded.options);
  let maxAbsDiff = 0;
  let firstFrame: number | null = null;
  try {
    for (const [frameIndex, pose] of poses.entries()) {
      signal?.throwIfAborted();
      onProgress?.(frameIndex, poses.length);
      const forcedLatent = await recordedLatent(frameIndex);
      if (frameIndex === 0) await rollout.reset(recorded.start, { signal, forcedLatent });
      else await rollout.step({ kind: 'pose', pose }, { signal, forcedLatent });
      // A first frame that was seen, not dreamed, is the start's own and has nothing to compare.
      const difference = rollout.lastStep?.forcedDifference ?? 0;
      maxAbsDiff = Math.max(maxAbsDiff, difference);
      if (!(difference <= STEP_TOLERANCE)) firstFrame ??= frameIndex;
    }
    return { withinTolerance: firstFrame === null, firstFrame, maxAbsDiff };
  } finally {
    await rollout.dispose();
  }
}
