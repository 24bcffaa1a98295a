import { fitPath, type PathFit } from './path-fit.ts';
import { fromConvention, POSE_CONVENTIONS, type PoseConvention } from './pose-convention.ts';
import type { Trajectory } from './trajectory.ts';

/** What a file's path looks like under one convention. */
export interface ConventionReading {
  readonly convention: PoseConvention;
  readonly fit: PathFit;
}

/** What convention a file follows, and what speaks for it. */
export interface ConventionGuess extends ConventionReading {
  /**
   * `format`: what the format prescribes, and the path is plausible under it. `path`: the path is plausible only when
   * read otherwise than its format prescribes. `undecided`: what the format prescribes, for want of a path that is
   * plausible under any convention.
   */
  readonly reason: 'format' | 'path' | 'undecided';
  /** Every convention, the most plausible first. */
  readonly readings: readonly ConventionReading[];
}

/** By how much another reading must beat that of the format; what a walk backwards or sideways does not. */
const CLEARLY_BETTER = 0.12;

/** Below this no camera was carried. */
const PLAUSIBLE = 0.7;

/** Poses that are looked at, evenly spread; more tell no more. */
const MOST_SAMPLES = 500;

/**
 * Guesses the convention of a file from its path, by {@link fitPath}: of all conventions the format's own, unless
 * another makes the camera clearly more upright, level and headed where it looks.
 *
 * @param file transforms as the file has them
 * @param expected what the file's format prescribes
 */
export function detectConvention(file: Trajectory, expected: PoseConvention): ConventionGuess {
  const part = thin(file);
  const readings = POSE_CONVENTIONS.map((convention) => ({
    convention,
    fit: fitPath(fromConvention(part, convention)),
  })).sort((a, b) => b.fit.score - a.fit.score);
  const [best] = readings;
  const own = readings.find(({ convention }) => isSameConvention(convention, expected))!;
  if (best.fit.score < PLAUSIBLE) return { ...own, reason: 'undecided', readings };
  if (best.fit.score - own.fit.score < CLEARLY_BETTER) return { ...own, reason: 'format', readings };
  return { ...best, reason: 'path', readings };
}

/** Whether two conventions read every file alike. */
export function isSameConvention(a: PoseConvention, b: PoseConvention): boolean {
  return a.direction === b.direction && a.axes === b.axes && a.up === b.up;
}

function thin({ samples }: Trajectory): Trajectory {
  const stride = Math.ceil(samples.length / MOST_SAMPLES);
  return { samples: samples.filter((_, index) => index % stride === 0) };
}
