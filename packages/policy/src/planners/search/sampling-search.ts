/** How a search draws its samples and learns from them. */
export interface SamplingOptions {
  readonly samples: number;
  readonly iterations: number;
  /** Samples that the next mean and spread come of. */
  readonly elites: number;
  /** Spread of every coordinate at first, and the least and most afterwards (TD-MPC2, 2310.16828: 0.05 and 2). */
  readonly firstStd: number;
  readonly leastStd: number;
  readonly mostStd: number;
  /**
   * Absent, elites count alike: the cross-entropy method. Given, they count by softmax(−(c − c_min) / T): MPPI
   * (Williams et al. 2017), in the units of the cost.
   */
  readonly temperature?: number;
}

/** What a search found. */
export interface SearchResult {
  readonly best: readonly number[];
  readonly bestCost: number;
  /** Of the last elites, to begin the next search with. */
  readonly mean: readonly number[];
}

/**
 * Searches for the point with the least cost by drawing round a mean, and learning mean and spread from the best. The first
 * sample of every round is the mean itself, as in dino_wm; the best point of all rounds is what is found.
 *
 * @param first mean of the first round
 * @param evaluate the cost of every sample of a round; infinite for those that were not looked at
 * @param draw standard normal numbers of a round
 */
export async function searchBySampling(
  first: readonly number[],
  options: SamplingOptions,
  evaluate: (points: readonly (readonly number[])[], iteration: number) => Promise<readonly number[]>,
  draw: (count: number, iteration: number) => Float32Array,
): Promise<SearchResult> {
  const { samples, iterations, elites } = options;
  const dims = first.length;
  let mean = [...first];
  let std = mean.map(() => options.firstStd);
  let best: readonly number[] = mean;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < iterations; iteration++) {
    const normals = draw((samples - 1) * dims, iteration);
    const points = Array.from({ length: samples }, (_, n) =>
      n === 0 ? mean : mean.map((value, axis) => value + std[axis] * normals[(n - 1) * dims + axis]),
    );
    const costs = await evaluate(points, iteration);
    const order = points
      .map((point, n) => ({ point, cost: costs[n] }))
      .filter(({ cost }) => Number.isFinite(cost))
      .sort((a, b) => a.cost - b.cost)
      .slice(0, elites);
    if (order.length === 0) break;
    if (order[0].cost < bestCost) ({ point: best, cost: bestCost } = order[0]);
    const weights = weightsOf(order, options.temperature);
    const moment = (of: (value: number, axis: number) => number) =>
      mean.map((_, axis) => order.reduce((sum, { point }, n) => sum + weights[n] * of(point[axis], axis), 0));
    const next = moment((value) => value);
    std = moment((value, axis) => (value - next[axis]) ** 2).map((variance) =>
      Math.min(options.mostStd, Math.max(options.leastStd, Math.sqrt(variance))),
    );
    mean = next;
  }
  return { best, bestCost, mean };
}

function weightsOf(elites: readonly { readonly cost: number }[], temperature?: number): number[] {
  const raw = elites.map(({ cost }) =>
    temperature === undefined ? 1 : Math.exp(-(cost - elites[0].cost) / temperature),
  );
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => weight / sum);
}
