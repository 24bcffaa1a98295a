import { lookPose, type Pose, yawPitchOf } from '@dreamwalk/geometry';
import type { WorldShift } from './capabilities.ts';
import type { StepRange } from './step-range.ts';

/** Frames of the longer walk over those of every other one. */
export const LONGER_TIMES = 3;

/** A faster walker takes two and three frames of the ordinary walk at a time, in turn. */
const FASTER_FRAMES = 2.5;

/** Pitch of the steeper walk: the walker's own of ±15° is squeezed to ±5° round this, so that it still nods. */
const STEEP_RAD = (30 * Math.PI) / 180;
const NOD_SHARE = 1 / 3;

/**
 * In distribution, and out of it in one respect each, after the splits of ACWM-Phys (arXiv 2605.08567). With N the steps
 * asked for and the walk of a world 3 N steps long:
 * - `trained`: the first N steps of it, in a world of the kind that models are trained on.
 * - `unseen-materials`, `unseen-layouts`: the same in a world of the same seed whose materials, or whose plan and
 *   heights, no training world has.
 * - `faster`: N steps of two and three frames of it in turn, so 2.5 times as fast on average.
 * - `steeper`: the first N steps looking 25° to 35° up in worlds of even seeds, as much down in those of odd ones.
 * - `longer`: the steps of it beyond the first N, which are those of `trained`.
 *
 * Every split has a tour round all 3 N steps, so that none knows its place better than another.
 */
export type ShiftSplit = 'trained' | 'unseen-materials' | 'unseen-layouts' | 'faster' | 'steeper' | 'longer';

/** The splits for people, the one in distribution first. */
export const SPLIT_LABELS: Readonly<Record<ShiftSplit, string>> = {
  trained: 'as trained',
  'unseen-materials': 'unseen materials',
  'unseen-layouts': 'unseen layouts',
  faster: 'faster',
  steeper: 'steeper',
  longer: 'longer',
};

/** All of {@link ShiftSplit}, the one in distribution first. */
export const SHIFT_SPLITS = Object.keys(SPLIT_LABELS) as readonly ShiftSplit[];

/** A walk of one world, and the splits that parts of it are. */
export interface ShiftWalk {
  /** The start and the steps from it. */
  readonly poses: readonly Pose[];
  /** The steps that each split is scored on. */
  readonly scored: Readonly<Partial<Record<ShiftSplit, StepRange>>>;
}

/** A place, toured once, and all the walks through it. */
export interface ShiftPlace {
  /** How the world differs, where it does. */
  readonly worldShift?: WorldShift;
  /**
   * What the tour surrounds, and the walks, which begin where it does.
   *
   * @param path the ordinary walk of 3 · steps
   * @param seed of the world
   */
  readonly route: (
    path: readonly Pose[],
    steps: number,
    seed: number,
  ) => { readonly path: readonly Pose[]; readonly walks: readonly ShiftWalk[] };
}

/** Where all splits are measured. */
export const SHIFT_PLACES: readonly ShiftPlace[] = [
  {
    route: (path, steps) => ({
      path,
      walks: [
        {
          poses: path,
          scored: {
            trained: { first: 1, last: steps },
            longer: { first: steps + 1, last: LONGER_TIMES * steps },
          },
        },
        { poses: strides(path, steps), scored: { faster: { first: 1, last: steps } } },
      ],
    }),
  },
  { worldShift: 'materials', route: (path, steps) => ordinary('unseen-materials', path, steps) },
  { worldShift: 'layout', route: (path, steps) => ordinary('unseen-layouts', path, steps) },
  {
    route: (path, steps, seed) => ordinary('steeper', steepened(path, seed % 2 === 0 ? 1 : -1), steps),
  },
];

function ordinary(split: ShiftSplit, path: readonly Pose[], steps: number): ReturnType<ShiftPlace['route']> {
  const scored = { [split]: { first: 1, last: steps } };
  return { path, walks: [{ poses: path.slice(0, steps + 1), scored }] };
}

function strides(path: readonly Pose[], steps: number): Pose[] {
  return Array.from({ length: steps + 1 }, (_, step) => path[Math.floor(FASTER_FRAMES * step)]);
}

/** @param sign 1 to look up, −1 to look down */
function steepened(path: readonly Pose[], sign: 1 | -1): Pose[] {
  return path.map((pose) => {
    const { yawRad, pitchRad } = yawPitchOf(pose);
    return lookPose(pose.translation, yawRad, sign * STEEP_RAD + NOD_SHARE * pitchRad);
  });
}
