import type { Pose, Vec3 } from '@dreamwalk/geometry';
import type { MemoryMark } from '@dreamwalk/host';

/** A keyframe that can be clicked and held. */
export interface SceneKeyframe {
  readonly id: string;
  readonly pose: Pose;
}

/** The path to be shown. Poses are camera-to-world, OpenCV camera axes, +z up. */
export interface SceneContent {
  /** A pose a frame. */
  readonly poses: readonly Pose[];
  /** Whether each step, from a pose to the next, is faster than the model was trained for. */
  readonly isTooFast: readonly boolean[];
  /** The last pose leads on to the first. */
  readonly isLoop: boolean;
  readonly keyframes: readonly SceneKeyframe[];
  readonly keyframeId: string | undefined;
}

/** No path at all. */
export const NO_CONTENT: SceneContent = {
  poses: [],
  isTooFast: [],
  isLoop: false,
  keyframes: [],
  keyframeId: undefined,
};

/** The keyframe that is worked on. */
export function selectedKeyframe({ keyframes, keyframeId }: SceneContent): SceneKeyframe | undefined {
  return keyframes.find(({ id }) => id === keyframeId);
}

/** What is shown beside the path, to tell where it lies. */
export interface SceneSurroundings {
  /** Where the walk has been. */
  readonly walked: readonly Vec3[];
  /** Views that are remembered. */
  readonly marks: readonly MemoryMark[];
  /** Where the walk is. */
  readonly camera: Pose | undefined;
}

export const NO_SURROUNDINGS: SceneSurroundings = { walked: [], marks: [], camera: undefined };
