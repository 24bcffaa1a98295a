import type { TaskOptions } from '@dreamwalk/inference';
import { type GoldenCase, type GraphName, readGolden } from '@dreamwalk/model-package';
import { withTensors } from '../dream/tensor-scope.ts';
import { GoldenTestError } from '../errors.ts';
import type { WorldModel } from './world-model.ts';

/** How far one output of a graph is from the one known. */
export interface GoldenResult {
  readonly graph: GraphName;
  readonly output: string;
  /** Largest of |actual − expected| / max(1, |expected|). */
  readonly maxDifference: number;
}

/** Options of `runGoldenTests`. */
export interface GoldenOptions extends TaskOptions {
  readonly onProgress?: (progress: {
    readonly graph: GraphName;
    readonly graphsDone: number;
    readonly graphsTotal: number;
  }) => void;
}

/**
 * Runs every graph on the package's known inputs and compares the outputs. A provider that computes something else
 * is found here, not in a walk that looks odd.
 *
 * @throws GoldenTestError naming graph and output where the manifest's tolerance is exceeded
 * @throws NpzError (model-package) where the golden file cannot be read
 */
export async function runGoldenTests(
  model: WorldModel,
  options: GoldenOptions = {},
): Promise<GoldenResult[]> {
  const cases = readGolden(model.package);
  const results: GoldenResult[] = [];
  for (const [graphsDone, golden] of cases.entries()) {
    options.signal?.throwIfAborted();
    options.onProgress?.({ graph: golden.graph, graphsDone, graphsTotal: cases.length });
    results.push(...(await runCase(model, golden, options)));
  }
  return results;
}

async function runCase(
  model: WorldModel,
  golden: GoldenCase,
  options: GoldenOptions,
): Promise<GoldenResult[]> {
  const { compute, provider } = model.runtime;
  const { tolerance } = model.manifest.golden;
  const { session, manifest } = model.graphs[golden.graph]!;
  return withTensors(async (scope) => {
    const feeds = Object.fromEntries(
      [...golden.inputs].map(([name, { data, shape }]) => [
        name,
        scope.own(compute.tensor(data.slice(), shape)),
      ]),
    );
    const outputs = await session.run(feeds, options);
    for (const tensor of Object.values(outputs)) scope.own(tensor);
    const results: GoldenResult[] = [];
    for (const [output, expected] of golden.outputs) {
      const maxDifference = largestDifference(await compute.read(outputs[output]), expected.data);
      if (!(maxDifference <= tolerance))
        throw new GoldenTestError(
          `On ${provider.label}, the graph ${manifest.file} of the world model ${model.package.name} gives an output ` +
            `"${output}" that is off its golden value by ${maxDifference.toPrecision(3)}, more than the ${tolerance} ` +
            'allowed. Choose another provider, or export the graphs and their golden tests again.',
        );
      results.push({ graph: golden.graph, output, maxDifference });
    }
    return results;
  });
}

/** Largest difference relative to max(1, |expected|); NaN where any value is. */
function largestDifference(actual: Float32Array, expected: Float32Array): number {
  let largest = 0;
  for (let at = 0; at < expected.length; at++) {
    const difference = Math.abs(actual[at] - expected[at]) / Math.max(1, Math.abs(expected[at]));
    if (!(difference <= largest)) largest = difference;
    if (Number.isNaN(difference)) return Number.NaN;
  }
  return largest;
}
