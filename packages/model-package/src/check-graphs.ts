import { GraphMismatchError } from './errors.ts';
import type { GraphName, TensorManifest } from './graph-schema.ts';
import type { ModelPackage } from './load-model-package.ts';

/** One input or output as a loaded graph declares it. */
export interface GraphTensor {
  readonly name: string;
  /** Element type, e.g. `float32`. */
  readonly dtype: string;
  /** A string is a symbolic dimension. */
  readonly dims: readonly (number | string)[];
}

/** The inputs and outputs of a loaded graph; an inference session is one. */
export interface GraphSignature {
  readonly inputs: readonly GraphTensor[];
  readonly outputs: readonly GraphTensor[];
}

/**
 * Compares loaded graphs with the manifest: names, element types, shapes.
 *
 * @throws GraphMismatchError naming graph, tensor and both sides
 */
export function checkGraphs(
  { name: source, manifest }: ModelPackage,
  sessions: ReadonlyMap<GraphName, GraphSignature>,
): void {
  for (const [graph, session] of sessions) {
    const described = manifest.graphs[graph];
    if (!described) continue;
    for (const side of ['inputs', 'outputs'] as const) {
      const problem = sideProblem(side === 'inputs' ? 'input' : 'output', described[side], session[side]);
      if (problem) throw new GraphMismatchError(source, described.file, graph, problem);
    }
  }
}

function sideProblem(
  kind: string,
  described: Readonly<Record<string, TensorManifest>>,
  actual: readonly GraphTensor[],
): string | null {
  for (const name of Object.keys(described))
    if (!actual.some((tensor) => tensor.name === name))
      return `the manifest names the ${kind} "${name}", but the graph's are ${quoted(actual)}`;
  for (const { name, dtype, dims } of actual) {
    if (!Object.hasOwn(described, name))
      return `the graph has the ${kind} "${name}", which the manifest lacks`;
    const expected = described[name];
    if (dtype !== expected.dtype) return `the ${kind} "${name}" is ${dtype}, not ${expected.dtype}`;
    if (dims.length !== expected.shape.length || dims.some((dim, axis) => dim !== expected.shape[axis]))
      return `the ${kind} "${name}" has shape [${dims.join(', ')}], not [${expected.shape.join(', ')}]`;
  }
  return null;
}

function quoted(tensors: readonly GraphTensor[]): string {
  return tensors.map(({ name }) => `"${name}"`).join(', ') || 'none';
}
