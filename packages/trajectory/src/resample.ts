import { interpolate } from '@dreamwalk/geometry';
import { ResampleError } from './errors.ts';
import type { Trajectory, TrajectorySample } from './trajectory.ts';

/** Some fourteen hours at 20 frames a second; more means that the times are not in seconds. */
const MOST_FRAMES = 1_000_000;

/** A last frame that only rounding puts beyond the end is kept. */
const FRAME_SLACK = 1e-6;

/**
 * The trajectory at a constant frame rate: one sample every 1/fps seconds, from the first time to the last frame that
 * is not after the end. Between two samples the camera follows the screw that joins them, the path of a constant
 * twist. Times stay on the trajectory's own clock.
 *
 * @param fps frames a second
 * @throws ResampleError where fps is not a positive number, or the result would have more than a million frames.
 */
export function resample(trajectory: Trajectory, fps: number): Trajectory {
  if (!(fps > 0 && Number.isFinite(fps)))
    throw new ResampleError(`A frame rate must be a positive number of frames a second, but it is ${fps}.`);
  const { samples } = trajectory;
  if (samples.length === 0) return { samples: [] };
  const startS = samples[0].timeS;
  const durationS = samples[samples.length - 1].timeS - startS;
  const frames = Math.floor(durationS * fps + FRAME_SLACK) + 1;
  if (!(frames <= MOST_FRAMES))
    throw new ResampleError(
      `The trajectory lasts ${durationS} s, which is more than ${MOST_FRAMES} frames at ${fps} frames a second. ` +
        'Check that its times are in seconds, or give a part of it.',
    );

  const resampled: TrajectorySample[] = [];
  let next = 0;
  for (let frame = 0; frame < frames; frame++) {
    const timeS = startS + frame / fps;
    while (next < samples.length && samples[next].timeS <= timeS) next++;
    resampled.push({ timeS, pose: poseBetween(samples[next - 1], samples[next], timeS) });
  }
  return { samples: resampled };
}

function poseBetween(before: TrajectorySample, after: TrajectorySample | undefined, timeS: number) {
  if (!after || timeS === before.timeS) return before.pose;
  return interpolate(before.pose, after.pose, (timeS - before.timeS) / (after.timeS - before.timeS));
}
