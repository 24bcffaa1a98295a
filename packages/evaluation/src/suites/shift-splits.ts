import { lookPose, type Pose, yawPitchOf } from '@dreamwalk/geometry';
import type { WorldShift } from './capabilities.ts';

/** Frames of the longer walk over those of every other one. */
export const LONGER_TIMES = 3;

/** A faster walker takes two and three frames of the ordinary walk at a time, in turn. */
const FASTER_FRAMES = 2.5;

/** Pitch of the steeper walk: the walker's own of ±15° is squeezed to ±5° round this, so that it still nods. */
const STEEP_RAD = (30 * Math.PI) / 180;
const NOD_SHARE = 1 / 3;

/** A walk, and what is toured before it. */
export interface SplitRoute {
  /** What the tour surrounds; it holds the walk, or goes on where that ends. */
  readonly path: readonly Pose[];
  /** The start and the steps from it. */
  readonly walk: readonly Pose[];
  /** The steps before it are walked, but not scored; 1 is the first. */
  readonly firstScored: number;
}

/** One way in which what is measured differs from what models are trained on. */
interface Split {
  /** For people. */
  readonly label: string;
  /** How the world differs, where it does. */
  readonly worldShift?: WorldShift;
  /**
   * @param path the ordinary walk of 3 · frames steps
   * @param seed of the world
   */
  readonly route: (path: readonly Pose[], frames: number, seed: number) => SplitRoute;
}

const SPLITS = {
  trained: { label: 'as trained', route: ordinary },
  'unseen-materials': { label: 'unseen materials', worldShift: 'materials', route: ordinary },
  'unseen-layouts': { label: 'unseen layouts', worldShift: 'layout', route: ordinary },
  faster: {
    label: 'faster',
    route: (path, frames) => ({ path, walk: strides(path, frames), firstScored: 1 }),
  },
  steeper: {
    label: 'steeper',
    route: (path, frames, seed) => ordinary(steepened(path, seed % 2 === 0 ? 1 : -1), frames),
  },
  longer: {
    label: 'longer',
    route: (path, frames) => ({ path, walk: path, firstScored: frames + 1 }),
  },
} as const satisfies Readonly<Record<string, Split>>;

/**
 * In distribution, and out of it in one respect each, after the splits of ACWM-Phys (arXiv 2605.08567). With N the steps
 * asked for and the walk of a world 3 N steps long:
 * - `trained`: the first N steps of it, in a world of the kind that models are trained on.
 * - `unseen-materials`, `unseen-layouts`: the same in a world of the same seed whose materials, or whose plan and
 *   heights, no training world has.
 * - `faster`: N steps of two and three frames of it in turn, so 2.5 times as fast on average.
 * - `steeper`: the first N steps looking 25° to 35° up in worlds of even seeds, as much down in those of odd ones.
 * - `longer`: all of it, scored beyond the first N steps, which are those of `trained` to the last bit.
 *
 * Every split has a tour round all 3 N steps, so that none knows its place better than another.
 */
export type ShiftSplit = keyof typeof SPLITS;

/** All of {@link ShiftSplit}, the one in distribution first. */
export const SHIFT_SPLITS = Object.keys(SPLITS) as readonly ShiftSplit[];

/** A split by its name. */
export function shiftSplit(split: ShiftSplit): Split {
  return SPLITS[split];
}

function ordinary(path: readonly Pose[], frames: number): SplitRoute {
  return { path, walk: path.slice(0, frames + 1), firstScored: 1 };
}

function strides(path: readonly Pose[], frames: number): Pose[] {
  return Array.from({ length: frames + 1 }, (_, step) => path[Math.floor(FASTER_FRAMES * step)]);
}

/** @param sign 1 to look up, −1 to look down */
function steepened(path: readonly Pose[], sign: 1 | -1): Pose[] {
  return path.map((pose) => {
    const { yawRad, pitchRad } = yawPitchOf(pose);
    return lookPose(pose.translation, yawRad, sign * STEEP_RAD + NOD_SHARE * pitchRad);
  });
}
