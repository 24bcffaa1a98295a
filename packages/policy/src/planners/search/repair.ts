import { WALK_SPACE } from '@dreamwalk/control';
import { type Pose, poseDistanceM } from '@dreamwalk/geometry';
import { type FreeSpace, safePart } from '../space/free-space.ts';
import { unfold } from './candidate.ts';

/** Headings that a detour may begin with, and turns a frame that it may go on with: the codebook of the local search. */
const FRAME_TURNS_RAD = [0, 3, -3, 6, -6, 10, -10].map((degrees) => (degrees * Math.PI) / 180);
const PACES_M = [0.25, 0.125, 0];
/** Frames for which one entry is kept. */
const ENTRY_FRAMES = 3;
/** How many frames before the first unsafe one a detour may begin: sooner, it goes round in a curve. */
const ANCHORS_BACK = [0, 3, 6];
/** Detours that are carried on from one entry to the next. */
const BEAM = 12;

/** A way on from the last safe place. */
interface Detour {
  readonly poses: readonly Pose[];
  readonly missM: number;
}

/**
 * A way as long as the one that was wanted, and free: its safe part as it is, and from there on a local search over a small codebook of
 * arcs for what ends nearest to where the rest was to end (after ReflectDrive, 2509.20109: find the unsafe tokens, search round
 * them, regenerate). Standing still is in the codebook, so there always is one.
 *
 * @param from where the body stands, camera-to-world
 * @param wanted camera-to-world after every frame
 */
export function repaired(from: Pose, wanted: readonly Pose[], space: FreeSpace): readonly Pose[] {
  const safe = safePart(from, wanted, space);
  if (safe.length === wanted.length) return wanted;
  const aim = wanted[wanted.length - 1];
  const detours = ANCHORS_BACK.filter((back) => back <= safe.length).map((back) =>
    detour(from, safe.slice(0, safe.length - back), wanted.length, aim, space),
  );
  return detours.reduce((best, next) => (next.missM < best.missM ? next : best)).poses;
}

/** The best way on from a safe place that comes of keeping, after every entry, those that are nearest to the aim. */
function detour(from: Pose, safe: readonly Pose[], frames: number, aim: Pose, space: FreeSpace): Detour {
  let beam: Detour[] = [{ poses: safe, missM: Number.POSITIVE_INFINITY }];
  while (beam[0].poses.length < frames) {
    const entryFrames = Math.min(ENTRY_FRAMES, frames - beam[0].poses.length);
    beam = beam
      .flatMap(({ poses }) => carriedOn(from, poses, entryFrames, space))
      .map((poses) => ({ poses, missM: poseDistanceM(poses[poses.length - 1], aim) }))
      .sort((a, b) => a.missM - b.missM)
      .slice(0, BEAM);
  }
  return beam[0];
}

/** A way, continued by every entry of the codebook that leads into nothing. */
function carriedOn(
  from: Pose,
  poses: readonly Pose[],
  frames: number,
  space: FreeSpace,
): (readonly Pose[])[] {
  const last = poses.at(-1) ?? from;
  const ways: (readonly Pose[])[] = [];
  for (const paceM of PACES_M)
    for (const turnRad of FRAME_TURNS_RAD) {
      const actions = Array.from({ length: frames }, () => [paceM, 0, turnRad, 0]);
      const on = unfold(WALK_SPACE, actions, last).poses;
      if (safePart(last, on, space).length === frames) ways.push([...poses, ...on]);
    }
  return ways;
}
