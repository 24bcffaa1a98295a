import type { GraphConstant, GraphNode, GraphValue } from './onnx-writer.ts';

/** A node with one output. */
export function node(op: string, inputs: readonly string[], output: string): GraphNode {
  return { op, inputs, outputs: [output] };
}

/** A constant of numbers. @param value of the element at an index, row by row */
export function floats(name: string, dims: readonly number[], value: (at: number) => number): GraphConstant {
  const length = dims.reduce((product, dim) => product * dim, 1);
  return { name, dims, data: Float32Array.from({ length }, (_, at) => value(at)) };
}

/** A constant list of axes or indices. */
export function integers(name: string, ...values: readonly number[]): GraphConstant {
  return { name, dims: [values.length], data: BigInt64Array.from(values, BigInt) };
}

/** The inputs or outputs of a graph out of those that a manifest names. */
export function values(
  tensors: Readonly<Record<string, { readonly shape: GraphValue['dims'] }>>,
): GraphValue[] {
  return Object.entries(tensors).map(([name, { shape }]) => ({ name, dims: shape }));
}
