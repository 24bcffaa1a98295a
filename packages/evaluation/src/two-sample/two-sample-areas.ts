import type { TaskOptions } from '@dreamwalk/environment';
import { mean } from '../statistics/bootstrap.ts';
import { rocArea } from '../statistics/roc-area.ts';
import { logisticRegression, scoreOf } from './logistic-regression.ts';

/** λ of the regression on standardised features. Fixed, as all of the classifier is: figures must stay comparable. */
const PENALTY = 1;

/** The features of one world's frames, a row each. */
export interface WorldSamples {
  readonly suspect: readonly (readonly number[])[];
  readonly truth: readonly (readonly number[])[];
}

/**
 * How well a classifier tells suspect frames from true ones (a classifier two-sample test, Lopez-Paz and Oquab 2017):
 * a regularised logistic regression on standardised features, trained on every other world and asked about the rest,
 * then the other way round, so that it is never asked about a world that it was trained on. Nothing of it is random.
 *
 * @param worlds each with a frame of either kind at least
 * @returns for each world the area under the ROC of its suspect frames against the true frames of all the worlds of its
 *   half, 0.5 where they cannot be told apart; null where there are fewer than two worlds
 */
export async function twoSampleAreas(
  worlds: readonly WorldSamples[],
  options: TaskOptions = {},
): Promise<number[] | null> {
  if (worlds.length < 2) return null;
  const areas: number[] = [];
  for (const half of [0, 1]) {
    const isAsked = (_: WorldSamples, index: number) => index % 2 === half;
    const asked = worlds.filter(isAsked);
    const score = await trainedScore(
      worlds.filter((world, index) => !isAsked(world, index)),
      options,
    );
    const trueScores = asked.flatMap(({ truth }) => truth.map(score));
    for (const [at, { suspect }] of asked.entries())
      areas[2 * at + half] = rocArea(suspect.map(score), trueScores);
  }
  return areas;
}

/** A score that is high for frames like the suspect ones. */
async function trainedScore(
  worlds: readonly WorldSamples[],
  options: TaskOptions,
): Promise<(row: readonly number[]) => number> {
  const suspect = worlds.flatMap((world) => world.suspect);
  const truth = worlds.flatMap((world) => world.truth);
  const standardise = standardiserOf([...suspect, ...truth]);
  const regression = await logisticRegression(
    suspect.map(standardise),
    truth.map(standardise),
    PENALTY,
    options,
  );
  return (row) => scoreOf(regression, standardise(row));
}

/** Brings every feature to mean 0 and standard deviation 1 over the rows; one that never changes becomes 0. */
function standardiserOf(rows: readonly (readonly number[])[]): (row: readonly number[]) => number[] {
  const means = rows[0].map((_, at) => mean(rows.map((row) => row[at])));
  const deviations = means.map((average, at) => Math.sqrt(mean(rows.map((row) => (row[at] - average) ** 2))));
  return (row) => row.map((value, at) => (deviations[at] > 0 ? (value - means[at]) / deviations[at] : 0));
}
