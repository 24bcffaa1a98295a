import { breathe, seededRandom } from '@dreamwalk/geometry';

/** Points of D numbers each. */
export type Points = readonly (readonly number[])[];

/** Points in groups. */
export interface Clusters {
  /** [K][D] the mean of each group. */
  readonly centres: number[][];
  /** The group of each point: that of the nearest centre, the first of equally near ones. */
  readonly labels: number[];
}

/** How points are put in groups. */
export interface KMeansOptions {
  /** Key of the draws of the first centres; equal seeds give equal groups. Default 0. */
  readonly seed?: number;
  readonly signal?: AbortSignal;
}

/** Lloyd's iterations nearly always settle long before. */
const MOST_ITERATIONS = 200;

/**
 * K-means with k-means++ seeding (Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", 2007),
 * deterministic for a seed.
 *
 * @param count of groups; there are fewer where there are fewer distinct points
 * @throws RangeError where there is no point, or no group is asked for
 */
export async function kMeans(points: Points, count: number, options: KMeansOptions = {}): Promise<Clusters> {
  if (points.length === 0 || !(Number.isInteger(count) && count > 0))
    throw new RangeError(
      `K-means needs points and a positive whole number of groups, but got ${points.length} points and ${count} groups.`,
    );
  return lloyd(points, plusPlusCentres(points, count, seededRandom(options.seed ?? 0)), options.signal);
}

/**
 * Lloyd's algorithm from given centres until no point changes its group. A group that loses all its points keeps its centre.
 *
 * @param centres [K][D]
 */
export async function lloyd(points: Points, centres: Points, signal?: AbortSignal): Promise<Clusters> {
  let current = centres.map((centre) => [...centre]);
  let labels = points.map((point) => nearest(current, point));
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    await breathe(signal);
    current = meansOf(points, labels, current);
    const next = points.map((point) => nearest(current, point));
    if (next.every((label, index) => label === labels[index])) break;
    labels = next;
  }
  return { centres: current, labels };
}

/** The place of the centre that is nearest to a point; the first of equally near ones. */
export function nearest(centres: Points, point: readonly number[]): number {
  let best = 0;
  let leastSq = Number.POSITIVE_INFINITY;
  for (let index = 0; index < centres.length; index++) {
    const distanceSq = squaredDistance(centres[index], point);
    if (distanceSq < leastSq) [best, leastSq] = [index, distanceSq];
  }
  return best;
}

function plusPlusCentres(points: Points, count: number, random: () => number): number[][] {
  const first = points[Math.floor(random() * points.length)];
  const centres = [[...first]];
  const leastSq = points.map((point) => squaredDistance(point, first));
  while (centres.length < count) {
    const total = leastSq.reduce((sum, value) => sum + value, 0);
    if (total === 0) break;
    const chosen = points[drawn(leastSq, random() * total)];
    centres.push([...chosen]);
    points.forEach((point, index) => {
      leastSq[index] = Math.min(leastSq[index], squaredDistance(point, chosen));
    });
  }
  return centres;
}

/** The first place at which the running sum of the weights goes beyond a mark below their total. */
function drawn(weights: readonly number[], mark: number): number {
  let sum = 0;
  const found = weights.findIndex((weight) => {
    sum += weight;
    return sum > mark;
  });
  // The sum of the parts may be rounded below the mark.
  return found < 0 ? weights.findLastIndex((weight) => weight > 0) : found;
}

function meansOf(points: Points, labels: readonly number[], centres: Points): number[][] {
  const sums = centres.map((centre) => centre.map(() => 0));
  const counts = centres.map(() => 0);
  points.forEach((point, index) => {
    const sum = sums[labels[index]];
    for (let axis = 0; axis < sum.length; axis++) sum[axis] += point[axis];
    counts[labels[index]]++;
  });
  return sums.map((sum, group) =>
    counts[group] === 0 ? [...centres[group]] : sum.map((value) => value / counts[group]),
  );
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let axis = 0; axis < a.length; axis++) sum += (a[axis] - b[axis]) ** 2;
  return sum;
}
