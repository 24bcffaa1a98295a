import type { Start, TaskOptions } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import { ReplayError } from '../errors.ts';
import type { RolloutOptions } from '../rollout/rollout-options.ts';

/** What is needed of a recorded rollout to dream it again. */
export interface RecordedRollout {
  readonly options: RolloutOptions;
  /** The very views that it started from: losslessly kept ones. */
  readonly start: Start;
  /** One a frame; the first is where frame 0 was seen. */
  readonly poses: readonly Pose[];
  /** SHA-256 of each frame's bytes, `frameSha256`. */
  readonly frameHashes: readonly string[];
  /** The latent of a frame, for saying how far a replay is off. */
  readonly latent?: (frameIndex: number) => Promise<Float32Array>;
}

/** Options of a replay. */
export interface ReplayOptions extends TaskOptions {
  readonly onProgress?: (framesDone: number, framesTotal: number) => void;
}

/** @throws ReplayError where the recording has no frame or not as many poses as frames */
export function requireFrames({ poses, frameHashes }: RecordedRollout): void {
  if (frameHashes.length === 0)
    throw new ReplayError(
      'The recorded rollout has no frame, so there is nothing to replay. Record one first.',
    );
  if (poses.length !== frameHashes.length)
    throw new ReplayError(
      `The recorded rollout has ${poses.length} poses but ${frameHashes.length} frames; every frame needs its own pose.`,
    );
}
