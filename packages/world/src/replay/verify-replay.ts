import { maxAbsDifference } from '../dream/max-abs-difference.ts';
import type { WorldModel } from '../model/world-model.ts';
import { Rollout } from '../rollout/rollout.ts';
import { frameSha256 } from './hashes.ts';
import { type RecordedRollout, type ReplayOptions, requireFrames } from './recorded-rollout.ts';

/** What a free run found. */
export type ReplayVerdict =
  | { readonly identical: true; readonly frames: number }
  | {
      readonly identical: false;
      /** The first frame whose bytes differ. */
      readonly firstFrame: number;
      /** Largest absolute difference of its latent; null where the recording holds none. */
      readonly maxAbsDiff: number | null;
    };

/**
 * Dreams a recorded rollout again, from its start, along its poses and with its noise, and compares every frame's
 * bytes. On the provider, ONNX Runtime version, thread count and device that made it, all are identical.
 *
 * @throws ReplayError, RolloutOptionError, StartError where the recording does not fit the model
 */
export async function verifyReplay(
  model: WorldModel,
  recorded: RecordedRollout,
  { signal, onProgress }: ReplayOptions = {},
): Promise<ReplayVerdict> {
  requireFrames(recorded);
  const { poses, frameHashes } = recorded;
  const rollout = new Rollout(model, recorded.options);
  try {
    for (const [frameIndex, expected] of frameHashes.entries()) {
      signal?.throwIfAborted();
      onProgress?.(frameIndex, frameHashes.length);
      const { frame } =
        frameIndex === 0
          ? await rollout.reset(recorded.start, { signal })
          : await rollout.step({ kind: 'pose', pose: poses[frameIndex] }, { signal });
      if ((await frameSha256(frame)) === expected) continue;
      const latent = await recorded.latent?.(frameIndex);
      return {
        identical: false,
        firstFrame: frameIndex,
        maxAbsDiff: latent ? maxAbsDifference(rollout.lastStep!.latent, latent) : null,
      };
    }
    return { identical: true, frames: frameHashes.length };
  } finally {
    await rollout.dispose();
  }
}
