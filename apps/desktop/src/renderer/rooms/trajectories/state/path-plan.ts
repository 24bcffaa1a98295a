import type { Pose } from '@dreamwalk/geometry';
import { KeyframePath, resample, type StepMotion, stepMotions, type Trajectory } from '@dreamwalk/trajectory';
import type { PathDocument } from './path-document.ts';

/** What a path is walked by: the frames a second of the model, and how fast it was trained to go. */
export interface Pace {
  readonly framesPerSecond: number;
  /** Metres a frame at walking pace. */
  readonly speedMPerFrame: number;
  /** The fastest that the model was trained for, metres a frame. */
  readonly fastestMPerFrame: number;
}

/** A path as it would be walked: a pose a frame. */
export interface PathPlan {
  readonly trajectory: Trajectory;
  /** The motion of every frame, one fewer than there are poses. */
  readonly steps: readonly StepMotion[];
  readonly lengthM: number;
  readonly turnRad: number;
  readonly durationS: number;
  readonly fastestMPerFrame: number;
  /** When each keyframe is passed, seconds; empty for a recorded path. */
  readonly keyframeTimesS: readonly number[];
  /** @param timeS from 0 to `durationS` */
  readonly poseAt: (timeS: number) => Pose;
}

/** How many metres of way a turn of one radian counts as: what most walkers do in the time that they turn so far. */
export const METRES_PER_RADIAN = 1.5;

/**
 * @throws KeyframeError
 * @throws ResampleError where a recorded path lasts for hours
 */
export function planPath({ shape, isLoop }: PathDocument, framesPerSecond: number): PathPlan {
  if (shape.kind === 'recorded') {
    const trajectory = fromZero(resample({ samples: shape.samples }, framesPerSecond));
    const { samples } = trajectory;
    const poseAt = (timeS: number) => {
      const frame = Math.round(timeS * framesPerSecond);
      return samples[Math.min(samples.length - 1, Math.max(0, frame))].pose;
    };
    const durationS = samples[samples.length - 1].timeS;
    return { ...measure(trajectory), durationS, keyframeTimesS: [], poseAt };
  }
  const path = new KeyframePath(shape.keyframes, {
    isLoop,
    smoothness: shape.smoothness,
    metresPerRadian: METRES_PER_RADIAN,
  });
  return {
    ...measure(path.sample(framesPerSecond)),
    durationS: path.durationS,
    keyframeTimesS: shape.keyframes.map((_, index) => path.keyframeTimeS(index)),
    poseAt: (timeS) => path.poseAt(timeS),
  };
}

function measure(trajectory: Trajectory) {
  const steps = stepMotions(trajectory);
  return {
    trajectory,
    steps,
    lengthM: steps.reduce((sum, { distanceM }) => sum + distanceM, 0),
    turnRad: steps.reduce((sum, { angleRad }) => sum + angleRad, 0),
    fastestMPerFrame: steps.reduce((most, { distanceM }) => Math.max(most, distanceM), 0),
  };
}

function fromZero({ samples }: Trajectory): Trajectory {
  const startS = samples[0].timeS;
  return { samples: samples.map(({ timeS, pose }) => ({ timeS: timeS - startS, pose })) };
}
