import { lookPose, type Pose, type Vec3, yawPitchOf } from '@dreamwalk/geometry';
import type { Trajectory } from '@dreamwalk/trajectory';
import { keyframesOf } from './keyframes-of.ts';
import type { PathDocument, PathKeyframe } from './path-document.ts';
import type { Pace } from './path-plan.ts';

/** Where a path of one's own begins when no walk has begun: at eye height, metres. */
const EYE_HEIGHT_M = 1.6;
/** How far ahead its second keyframe lies. */
const AHEAD_M = 3;

/** An id that no other path or keyframe has. */
export type NewId = () => string;

/** A path of two keyframes: here, and a few steps ahead. */
export function drawnPath(
  name: string,
  camera: Pose | undefined,
  worldSeed: number | undefined,
  pace: Pace,
  newId: NewId,
): PathDocument {
  const here = camera ?? lookPose([0, 0, EYE_HEIGHT_M], 0, 0);
  const [x, y, height] = here.translation;
  const { yawRad } = yawPitchOf(here);
  // At the same height, however far up or down the camera looks.
  const ahead: Pose = {
    ...here,
    translation: [x + AHEAD_M * Math.cos(yawRad), y + AHEAD_M * Math.sin(yawRad), height],
  };
  const keyframes = [here, ahead].map((pose) => newKeyframe(pose, pace, newId));
  return {
    id: newId(),
    name,
    origin: 'drawn',
    isPlaced: camera !== undefined,
    worldSeed,
    isLoop: false,
    shape: { kind: 'keyframes', keyframes, smoothness: 1 },
  };
}

/** The walk so far, a pose a frame. */
export function walkedPath(
  name: string,
  poses: readonly Pose[],
  worldSeed: number | undefined,
  { framesPerSecond }: Pace,
  newId: NewId,
): PathDocument {
  const samples = poses.map((pose, frame) => ({ timeS: frame / framesPerSecond, pose }));
  return {
    id: newId(),
    name,
    origin: 'walked',
    isPlaced: true,
    worldSeed,
    isLoop: false,
    shape: { kind: 'recorded', samples },
  };
}

/** A path from a file, in its own coordinates. */
export function importedPath(name: string, { samples }: Trajectory, newId: NewId): PathDocument {
  return {
    id: newId(),
    name,
    origin: 'imported',
    isPlaced: false,
    isLoop: false,
    shape: { kind: 'recorded', samples },
  };
}

/** A recorded path drawn again through few keyframes, to be edited. */
export function keyframedPath(path: PathDocument, name: string, newId: NewId): PathDocument {
  if (path.shape.kind === 'keyframes') return { ...path, id: newId(), name };
  const keyframes = keyframesOf(path.shape.samples).map((keyframe) => ({ ...keyframe, id: newId() }));
  return { ...path, id: newId(), name, shape: { kind: 'keyframes', keyframes, smoothness: 1 } };
}

/** A keyframe at the model's own pace. */
export function newKeyframe(
  pose: Pose,
  { speedMPerFrame, framesPerSecond }: Pace,
  newId: NewId,
): PathKeyframe {
  return { id: newId(), pose, speedMPerS: speedMPerFrame * framesPerSecond };
}

/** A pose above a point of the floor: as high and as far up or down as the last one, and headed on from it. */
export function poseAbove(point: Vec3, last: Pose): Pose {
  const [x, y] = point;
  const [lastX, lastY, height] = last.translation;
  const { pitchRad } = yawPitchOf(last);
  return lookPose([x, y, height], Math.atan2(y - lastY, x - lastX), pitchRad);
}
