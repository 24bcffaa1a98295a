import { seededRandom } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import fixture from '../../fixtures/ridge-scikit-learn.json' with { type: 'json' };
import { EvaluationError } from '../errors.ts';
import { linearKernel, standardise } from './linear-kernel.ts';
import { fitRidge, predict } from './ridge.ts';

const floats = (rows: readonly number[][]) => rows.map((row) => Float32Array.from(row));

describe('ridge regression', () => {
  it.each(fixture.regressions)(
    'is that of scikit-learn, penalty $penalty',
    async ({ penalty, predictions }) => {
      const { train, test } = standardise(floats(fixture.trainFeatures), floats(fixture.testFeatures));
      const kernels = { own: await linearKernel(train, train), asked: await linearKernel(test, train) };
      const [found] = await predict(kernels, [fixture.trainTargets], penalty);
      for (const [row, values] of predictions.entries())
        for (const [column, value] of values.entries()) expect(found[row][column]).toBeCloseTo(value, 3);
    },
  );

  const random = seededRandom(1);
  const rows = (count: number) =>
    Array.from({ length: count }, () => Float32Array.from({ length: 6 }, () => random() - 0.5));
  const trainFeatures = rows(48);
  const testFeatures = rows(8);
  const trainWorlds = trainFeatures.map((_, row) => row % 8);
  const linear = (row: Float32Array) => [5 + 3 * row[0] - row[4], 2 * row[2]];

  it('finds what is linear, and penalises what is noise', async () => {
    const noise = trainFeatures.map(() => [random()]);
    const [exact, nothing] = await fitRidge({
      trainFeatures,
      trainWorlds,
      testFeatures,
      trainTargets: [trainFeatures.map(linear), noise],
    });
    expect(exact.penalty).toBe(0.01);
    for (const [row, features] of testFeatures.entries())
      for (const [column, value] of linear(features).entries())
        expect(exact.predictions[row][column]).toBeCloseTo(value, 1);
    expect(nothing.penalty).toBeGreaterThanOrEqual(10);
  });

  it('can be stopped', async () => {
    const trainTargets = [trainFeatures.map(linear)];
    const problem = { trainFeatures, trainWorlds, testFeatures, trainTargets };
    await expect(fitRidge(problem, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
  });

  it('says so where a feature is not finite', async () => {
    const broken = trainFeatures.map((row, at) => (at === 3 ? row.map(() => Number.NaN) : row));
    const trainTargets = [trainFeatures.map(linear)];
    await expect(
      fitRidge({ trainFeatures: broken, trainWorlds, testFeatures, trainTargets }),
    ).rejects.toThrow(EvaluationError);
  });
});
