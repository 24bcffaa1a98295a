import type { TaskOptions } from '@dreamwalk/environment';
import { choleskyFactor, choleskySolve } from '../statistics/cholesky.ts';
import { type FeatureRows, linearKernel, standardise } from './linear-kernel.ts';

/** Values to be read off, one row a view or pair. */
export type TargetRows = readonly (readonly number[])[];

/** What ridge regressions are fitted on, and what they are asked. */
export interface RidgeProblem {
  readonly trainFeatures: FeatureRows;
  /** The world that each training row is from, in any numbering. */
  readonly trainWorlds: readonly number[];
  /** One table for each question, with a row for each training row. */
  readonly trainTargets: readonly TargetRows[];
  readonly testFeatures: FeatureRows;
}

/** The answer to one question. */
export interface RidgeAnswer {
  /** A row for each row of test features. */
  readonly predictions: TargetRows;
  /** The penalty that was chosen, a multiple of the number of features. */
  readonly penalty: number;
}

/** The inner products of training rows, [rows · rows], and those of what is asked with them, [asked · rows]. */
interface Kernels {
  readonly own: Float64Array;
  readonly asked: Float64Array;
}

/** Penalties that are tried; a hundred times either way the answer is near the mean or near interpolation. */
const PENALTIES: readonly number[] = [0.01, 0.1, 1, 10, 100];

/** Parts that the training worlds are dealt into to choose the penalty, each held back once. */
const FOLDS = 4;

/**
 * Ridge regression with an unpenalised intercept on standardised features, min Σ‖y − ȳ − Wx‖² + λ p ‖W‖² with p
 * features (Hoerl and Kennard 1970). The penalty λ of each question is that of 0.01 to 100 whose squared error is
 * least on training worlds held back in turn; the regression is then fitted on all of them. Solved in its dual form,
 * W = Yᵀ (XXᵀ + λ p I)⁻¹ X, which takes features by the thousand as they are: nothing has to be reduced first.
 *
 * @returns an answer to each question
 * @throws EvaluationError where a feature is not finite
 */
export async function fitRidge(problem: RidgeProblem, options: TaskOptions = {}): Promise<RidgeAnswer[]> {
  const { train, test } = standardise(problem.trainFeatures, problem.testFeatures);
  const own = await linearKernel(train, train, options);
  const kernels = { own, asked: await linearKernel(test, train, options) };
  const penalties = await choosePenalties(own, problem, options);
  const answers: RidgeAnswer[] = [];
  for (const [question, penalty] of penalties.entries()) {
    const [predictions] = await predict(kernels, [problem.trainTargets[question]], penalty, options);
    answers.push({ predictions, penalty });
  }
  return answers;
}

/**
 * Ridge regressions of one penalty.
 *
 * @returns for each question a row of predictions for each row asked
 */
export async function predict(
  { own, asked }: Kernels,
  questions: readonly TargetRows[],
  penalty: number,
  options: TaskOptions = {},
): Promise<number[][][]> {
  const count = questions[0].length;
  const penalised = Float64Array.from(own);
  for (let row = 0; row < count; row++) penalised[row * count + row] += penalty;
  const factor = await choleskyFactor(penalised, count, options);
  return questions.map((targets) => {
    const predictions = Array.from({ length: asked.length / count }, (): number[] => []);
    for (const [column, mean] of columnMeans(targets).entries()) {
      const centred = targets.map((row) => row[column] - mean);
      const weights = choleskySolve(factor, centred);
      for (const [row, values] of predictions.entries()) {
        let sum = mean;
        for (let k = 0; k < count; k++) sum += asked[row * count + k] * weights[k];
        values.push(sum);
      }
    }
    return predictions;
  });
}

/** The mean of each column: what is answered where nothing is known of a view. */
export function columnMeans(rows: TargetRows): number[] {
  return rows[0].map((_, column) => rows.reduce((sum, row) => sum + row[column], 0) / rows.length);
}

/** The sum of squared differences of two tables. */
export function squaredDifference(a: TargetRows, b: TargetRows): number {
  return a.reduce(
    (sum, row, at) => sum + row.reduce((part, value, k) => part + (value - b[at][k]) ** 2, 0),
    0,
  );
}

/** Held-back worlds keep the standardisation of all training worlds, which knows no target. */
async function choosePenalties(
  kernel: Float64Array,
  { trainWorlds, trainTargets }: RidgeProblem,
  options: TaskOptions,
): Promise<number[]> {
  const order = [...new Set(trainWorlds)];
  const rows = [...trainWorlds.keys()];
  const errors = trainTargets.map(() => PENALTIES.map(() => 0));
  for (let fold = 0; fold < FOLDS; fold++) {
    const isHeldBack = (row: number) => order.indexOf(trainWorlds[row]) % FOLDS === fold;
    const held = rows.filter(isHeldBack);
    const kept = rows.filter((row) => !isHeldBack(row));
    const kernels = {
      own: submatrix(kernel, rows.length, kept, kept),
      asked: submatrix(kernel, rows.length, held, kept),
    };
    const keptTargets = trainTargets.map((targets) => kept.map((row) => targets[row]));
    for (const [at, penalty] of PENALTIES.entries()) {
      const predicted = await predict(kernels, keptTargets, penalty, options);
      for (const [question, targets] of trainTargets.entries()) {
        const truth = held.map((row) => targets[row]);
        errors[question][at] += squaredDifference(predicted[question], truth);
      }
    }
  }
  return errors.map((byPenalty) => PENALTIES[byPenalty.indexOf(Math.min(...byPenalty))]);
}

function submatrix(
  matrix: Float64Array,
  size: number,
  rows: readonly number[],
  columns: readonly number[],
): Float64Array {
  const part = new Float64Array(rows.length * columns.length);
  for (const [i, row] of rows.entries())
    for (const [j, column] of columns.entries()) part[i * columns.length + j] = matrix[row * size + column];
  return part;
}
