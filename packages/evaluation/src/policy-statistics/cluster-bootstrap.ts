import { seededRandom } from '@dreamwalk/geometry';
import { EvaluationError } from '../errors.ts';
import { type BootstrapOptions, quantile } from '../statistics/bootstrap.ts';
import type { Estimate, Interval } from './interval.ts';

/** The least share of draws in which a statistic must be defined for the rest to say where it lies. */
const LEAST_DEFINED_SHARE = 0.9;

/** How a cluster bootstrap resamples, and what it makes of the draws. */
export interface ClusterBootstrapOptions extends BootstrapOptions {
  /**
   * For statistics that the noise of the rates biases: resampling adds the same noise once more, so a correlation falls
   * (and a rank violation rises) from the clusters to the draws as it did from the truth to the clusters, and the
   * interval is the draws' reflected in the value, [2θ − q₀.₉₇₅, 2θ − q₀.₀₂₅] (the basic bootstrap), cut to this range.
   * Absent, it is the draws' own percentiles.
   */
  readonly reflectWithin?: Interval;
}

/**
 * A statistic of clustered data with its interval (cluster bootstrap; Davison and Hinkley 1997, sections 3.8 and 5.2):
 * whole clusters are drawn with replacement. Episodes from one start state are a cluster, whatever policy, seed or world
 * sample they are of, since an easy start is easy for all of them; resampling episodes would take them for
 * independent, and the interval would be too narrow.
 *
 * @param statistic of a draw of clusters; NaN where the draw leaves it undefined, such as a correlation where nothing varies
 * @returns no value where the statistic of the clusters themselves is undefined; no interval where a tenth of the draws
 *   leave it undefined, or where all of them agree, for an interval without width would be no certainty
 * @throws EvaluationError where there is no cluster
 */
export function clusterBootstrap<Cluster>(
  clusters: readonly Cluster[],
  statistic: (drawn: readonly Cluster[]) => number,
  { seed = 0, resamples = 2000, confidence = 0.95, reflectWithin }: ClusterBootstrapOptions = {},
): Estimate {
  if (clusters.length === 0) throw new EvaluationError('A cluster bootstrap needs at least one cluster.');
  const value = statistic(clusters);
  if (Number.isNaN(value)) return { value: null, interval: null };
  const draws = drawClusters(clusters, { seed, resamples }).map(statistic);
  const ascending = Float64Array.from(draws.filter((draw) => !Number.isNaN(draw))).sort();
  if (ascending.length < LEAST_DEFINED_SHARE * resamples || ascending[0] === ascending[ascending.length - 1])
    return { value, interval: null };
  const tail = (1 - confidence) / 2;
  const drawn = { low: quantile(ascending, tail), high: quantile(ascending, 1 - tail) };
  return { value, interval: reflectWithin ? reflect(drawn, value, reflectWithin) : drawn };
}

function reflect({ low, high }: Interval, value: number, range: Interval): Interval {
  const cut = (end: number) => Math.min(range.high, Math.max(range.low, end));
  return { low: cut(2 * value - high), high: cut(2 * value - low) };
}

/** As many draws as asked for, each of as many clusters as there are, with replacement; the same for the same seed. */
export function drawClusters<Cluster>(
  clusters: readonly Cluster[],
  { seed = 0, resamples = 2000 }: Pick<BootstrapOptions, 'seed' | 'resamples'>,
): Cluster[][] {
  const random = seededRandom(seed);
  return Array.from({ length: resamples }, () =>
    clusters.map(() => clusters[Math.floor(random() * clusters.length)]),
  );
}
