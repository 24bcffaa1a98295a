import { NpzError } from './errors.ts';
import { GRAPH_NAMES, type GraphName, type TensorManifest } from './graph-schema.ts';
import type { ModelPackage } from './load-model-package.ts';
import { type NpyArray, readNpz } from './npz.ts';

/** Known inputs and outputs of one graph. */
export interface GoldenCase {
  readonly graph: GraphName;
  readonly inputs: ReadonlyMap<string, NpyArray>;
  readonly outputs: ReadonlyMap<string, NpyArray>;
}

/**
 * The golden tests of a package, one case for each of its graphs, with every input and output of the manifest.
 *
 * @throws NpzError where the file cannot be read, lacks an array or has one of another shape
 */
export function readGolden({ manifest, goldenBytes }: ModelPackage): GoldenCase[] {
  const { file } = manifest.golden;
  const arrays = readNpz(goldenBytes, file);
  const pick = (prefix: string, tensors: Readonly<Record<string, TensorManifest>>) =>
    new Map(
      Object.entries(tensors).map(([name, { shape }]) => {
        const key = `${prefix}/${name}`;
        const array = arrays.get(key);
        if (!array) throw new NpzError(file, `it has no array ${key}`);
        if (!fits(array.shape, shape))
          throw new NpzError(
            file,
            `the array ${key} is [${array.shape.join(', ')}], not [${shape.join(', ')}]`,
          );
        return [name, array];
      }),
    );
  return GRAPH_NAMES.flatMap((graph) => {
    const described = manifest.graphs[graph];
    if (!described) return [];
    return [
      {
        graph,
        inputs: pick(`${graph}/in`, described.inputs),
        outputs: pick(`${graph}/out`, described.outputs),
      },
    ];
  });
}

/** Whether an array has a manifest's shape; a symbolic dimension may be of any length. */
function fits(actual: readonly number[], described: TensorManifest['shape']): boolean {
  return (
    actual.length === described.length &&
    described.every((dim, axis) => typeof dim === 'string' || dim === actual[axis])
  );
}
