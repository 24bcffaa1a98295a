import type { Measured } from '../card/measured.ts';
import { EvaluationError } from '../errors.ts';
import { bootstrapMean, type MeanInterval } from '../statistics/bootstrap.ts';

/** A measurement under the name that a comparison gives it. */
export interface LabelledMeasured {
  readonly label: string;
  readonly measured: Measured;
}

/** One figure in every report of a comparison. */
export interface ComparedFigure {
  readonly name: string;
  /** By report: the mean over the worlds that all of them have, and its 95 % bootstrap interval; null where none has it. */
  readonly means: readonly (MeanInterval | null)[];
  /**
   * By report but the first: how much more its figure is than the first one's, world by world, so that what the worlds
   * themselves differ by drops out; null where no world has it in both.
   */
  readonly differences: readonly (MeanInterval | null)[];
}

/** Measurements side by side, the first of them what the others are compared with. */
export interface Comparison {
  readonly measure: string;
  readonly frames: number;
  readonly labels: readonly string[];
  readonly models: readonly string[];
  /** Seeds of the worlds that all reports have, ascending. */
  readonly worldSeeds: readonly number[];
  readonly figures: readonly ComparedFigure[];
}

/**
 * Compares what was measured of several models, or of one in several ways, in the same worlds on the same walks.
 *
 * @param reports two or more
 * @throws EvaluationError where they are not of one measure and one length of walk, or have no world in common
 */
export function compareMeasured(reports: readonly LabelledMeasured[]): Comparison {
  const [first, ...others] = reports;
  if (others.length === 0) throw new EvaluationError('A comparison needs at least two reports.');
  const { measure, frames } = first.measured;
  for (const { label, measured } of others)
    if (measured.measure !== measure || measured.frames !== frames)
      throw new EvaluationError(
        `${label} is a report of "${measured.measure}" over ${measured.frames} frames, but ${first.label} is one of "${measure}" over ${frames}. Compare what was measured alike.`,
      );
  const worldSeeds = seedsInAll(reports);
  if (worldSeeds.length === 0)
    throw new EvaluationError(
      `${reports.map(({ label }) => label).join(', ')} have no world in common. Measure with the same --seed-base.`,
    );
  const names = Object.keys(first.measured.figures).filter((name) =>
    others.every(({ measured }) => name in measured.figures),
  );
  return {
    measure,
    frames,
    labels: reports.map(({ label }) => label),
    models: reports.map(({ measured }) => measured.model.id),
    worldSeeds,
    figures: names.map((name) => {
      const [own, ...theirs] = reports.map(({ measured }) => valuesOf(measured, name, worldSeeds));
      return {
        name,
        means: [own, ...theirs].map(interval),
        differences: theirs.map((values) => interval(pairwiseDifferences(values, own))),
      };
    }),
  };
}

function seedsInAll(reports: readonly LabelledMeasured[]): number[] {
  const [first, ...others] = reports.map(({ measured }) => measured.worlds.map(({ seed }) => seed));
  return first.filter((seed) => others.every((seeds) => seeds.includes(seed))).sort((a, b) => a - b);
}

/** A figure of each world, null where the world has none. */
function valuesOf({ worlds }: Measured, name: string, seeds: readonly number[]): (number | null)[] {
  const bySeed = new Map(worlds.map(({ seed, figures }) => [seed, figures[name] ?? null]));
  return seeds.map((seed) => bySeed.get(seed)!);
}

function pairwiseDifferences(
  values: readonly (number | null)[],
  from: readonly (number | null)[],
): (number | null)[] {
  return values.map((value, world) => {
    const other = from[world];
    return value === null || other === null ? null : value - other;
  });
}

function interval(values: readonly (number | null)[]): MeanInterval | null {
  const present = values.filter((value) => value !== null);
  return present.length === 0 ? null : bootstrapMean(present);
}
