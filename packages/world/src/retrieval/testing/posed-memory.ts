import {
  type Camera,
  cameraFromHfov,
  lookPose,
  type Pose,
  poseToMatrix,
  type Vec3,
} from '@dreamwalk/geometry';
import fc from 'fast-check';
import { liftSurface } from '../../memory/coarse-surface.ts';
import type { MemoryEntry } from '../../memory/memory-entry.ts';
import type { RetrievalQuery } from '../retrieval-policy.ts';

/** Wider than high, so that the two axes cannot be mixed up. */
export const wideCamera: Camera = cameraFromHfov(96, 64, (80 * Math.PI) / 180);

/** At eye height, degrees to the left of +x and upwards, metres. */
export function looking(yawDeg: number, x = 0, y = 0, pitchDeg = 0): Pose {
  return lookPose([x, y, 1.6], (yawDeg * Math.PI) / 180, (pitchDeg * Math.PI) / 180);
}

/** Dreamed entries with these poses, the ids ascending from 0, for policies that ask for poses only. */
export function posedEntries(poses: readonly Pose[], generated = true): MemoryEntry[] {
  return poses.map((pose, id) => ({
    id,
    view: { id, widthPx: wideCamera.widthPx, heightPx: wideCamera.heightPx, sizeBytes: 0 },
    pose,
    cameraToWorld: poseToMatrix(pose),
    generated,
    anchored: false,
    surface: liftSurface(wideCamera, pose, Float32Array.of(2), 1),
    frameIndex: id,
  }));
}

/** A query over these entries, the last of which is the previous frame. */
export function queryOf(
  entries: readonly MemoryEntry[],
  targetPose: Pose,
  { count = 3, frame = 0, previous = entries.at(-1) ?? (null as MemoryEntry | null) } = {},
): RetrievalQuery {
  const draw = { seed: 1, episode: 0, sample: 0, frame };
  return { camera: wideCamera, targetPose, entries, previous, count, draw };
}

/** Poses within a few metres, level or not. */
export const anyPose: fc.Arbitrary<Pose> = fc
  .record({
    position: fc.tuple(coordinate(), coordinate(), coordinate()),
    yawRad: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    pitchRad: fc.double({ min: -1.4, max: 1.4, noNaN: true }),
  })
  .map(({ position, yawRad, pitchRad }) => lookPose(position as Vec3, yawRad, pitchRad));

function coordinate(): fc.Arbitrary<number> {
  return fc.double({ min: -4, max: 4, noNaN: true });
}
