import { seededRandom } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../errors.ts';
import { bootstrapMean, mean } from '../statistics/bootstrap.ts';
import { clusterBootstrap } from './cluster-bootstrap.ts';
import { pearson } from './correlation.ts';
import { rankProbabilities } from './rank-probabilities.ts';

const meanOfAll = (drawn: readonly (readonly number[])[]) => mean(drawn.flat());

describe('clusterBootstrap', () => {
  it('of clusters of one is the ordinary bootstrap', () => {
    const values = [1, 5, 2, 8, 4];
    const { mean: value, low, high } = bootstrapMean(values, { seed: 1 });
    const found = clusterBootstrap(values, mean, { seed: 1 });
    expect(found).toEqual({ value, interval: { low, high } });
  });

  it('does not take episodes of one start for independent', () => {
    const starts = Array.from({ length: 20 }, (_, start) => Array.from({ length: 8 }, () => start % 2));
    const clustered = clusterBootstrap(starts, meanOfAll).interval!;
    const naive = bootstrapMean(starts.flat());
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    // Eight copies of a value say no more than one: √8 times as wide.
    expect(width(clustered) / width(naive)).toBeGreaterThan(2.4);
    expect(width(clustered) / width(naive)).toBeLessThan(3.3);
  });

  it('holds the truth about as often as it says, where starts differ in difficulty', () => {
    const random = seededRandom(11);
    let held = 0;
    for (let trial = 0; trial < 150; trial++) {
      const starts = Array.from({ length: 30 }, () => {
        const rate = random();
        return Array.from({ length: 5 }, () => Number(random() < rate));
      });
      const { low, high } = clusterBootstrap(starts, meanOfAll, { seed: trial, resamples: 300 }).interval!;
      if (low <= 0.5 && 0.5 <= high) held++;
    }
    expect(held / 150).toBeGreaterThan(0.88);
    expect(held / 150).toBeLessThan(0.995);
  });

  it('reflects what noise biases: the true correlation is held about as often as it says', () => {
    const random = seededRandom(5);
    const policies = Array.from({ length: 8 }, (_, policy) => 0.15 + 0.1 * policy);
    const imaginedRates = policies.map((rate, policy) => rate + (policy % 2 === 0 ? 0.05 : -0.05));
    const truth = pearson(imaginedRates, policies);
    const successes = (rate: number) => [0, 1, 2, 3].filter(() => random() < rate).length / 4;
    const correlation = (drawn: readonly { imagined: number[]; real: number[] }[]) =>
      pearson(
        policies.map((_, policy) => mean(drawn.map(({ imagined }) => imagined[policy]))),
        policies.map((_, policy) => mean(drawn.map(({ real }) => real[policy]))),
      );
    const held = { reflected: 0, percentile: 0 };
    for (let trial = 0; trial < 100; trial++) {
      const starts = Array.from({ length: 20 }, () => ({
        imagined: imaginedRates.map(successes),
        real: policies.map(successes),
      }));
      const options = { seed: trial, resamples: 200 };
      const own = clusterBootstrap(starts, correlation, options).interval!;
      const reflectWithin = { low: -1, high: 1 };
      const reflected = clusterBootstrap(starts, correlation, { ...options, reflectWithin }).interval!;
      if (own.low <= truth && truth <= own.high) held.percentile++;
      if (reflected.low <= truth && truth <= reflected.high) held.reflected++;
      expect(reflected.high).toBeLessThanOrEqual(1);
    }
    expect(held.reflected).toBeGreaterThan(85);
    expect(held.percentile).toBeLessThan(75);
  });

  it('has no interval where all draws agree', () => {
    expect(clusterBootstrap([0, 0, 0], mean)).toEqual({ value: 0, interval: null });
  });

  it('has no interval where too many draws are undefined, and no value where the data are', () => {
    const once = (drawn: readonly number[]) => (drawn.includes(3) ? 1 : Number.NaN);
    expect(clusterBootstrap([1, 2, 3], once)).toEqual({ value: 1, interval: null });
    expect(clusterBootstrap([1, 2], once)).toEqual({ value: null, interval: null });
    expect(() => clusterBootstrap([], mean)).toThrow(EvaluationError);
  });
});

describe('rankProbabilities', () => {
  it('is certain of what holds at every start', () => {
    const starts = [
      [0.2, 0.9, 0.5],
      [0.1, 1, 0.4],
    ];
    const scores = (drawn: readonly number[][]) => [0, 1, 2].map((p) => mean(drawn.map((start) => start[p])));
    expect(rankProbabilities(starts, scores, { resamples: 64 })).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ]);
  });

  it('shares the ranks of those that tie', () => {
    const tied = rankProbabilities([0], () => [1, 0, 1], { resamples: 64 });
    expect(tied).toEqual([
      [0.5, 0.5, 0],
      [0, 0, 1],
      [0.5, 0.5, 0],
    ]);
  });

  it('sums to 1 by policy and by rank, and is about even for equal policies', () => {
    const random = seededRandom(2);
    const starts = Array.from({ length: 200 }, () => [0, 1, 2, 3].map(() => Number(random() < 0.5)));
    const scores = (drawn: readonly number[][]) =>
      [0, 1, 2, 3].map((p) => mean(drawn.map((start) => start[p])));
    const found = rankProbabilities(starts, scores, { resamples: 500 });
    for (const at of [0, 1, 2, 3]) {
      expect(found[at].reduce((sum, p) => sum + p)).toBeCloseTo(1, 9);
      expect(found.reduce((sum, row) => sum + row[at], 0)).toBeCloseTo(1, 9);
    }
  });
});
