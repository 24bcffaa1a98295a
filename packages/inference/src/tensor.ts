import { TensorDisposedError } from './errors.ts';

/** Name, element type and shape of one input or output of a graph, as the graph itself declares them. */
export interface TensorSpec {
  readonly name: string;
  /** ONNX Runtime's name of the element type: `float32`, `int64`, … */
  readonly dtype: string;
  /** A string is a symbolic dimension. */
  readonly dims: readonly (number | string)[];
}

/**
 * A float32 array with a shape. Whoever receives one disposes it; a disposed tensor must not be used.
 * A tensor belongs to the runtime that made it, or to that runtime's `Compute`.
 */
export interface Tensor {
  readonly dims: readonly number[];
  readonly dtype: 'float32';
  readonly location: 'cpu' | 'gpu';
  /**
   * The elements in row-major order, not a copy.
   *
   * @throws TensorLocationError where `location` is `gpu`; read it with `Compute.read`.
   */
  readonly data: Float32Array;
  dispose(): void;
}

/** Number of elements of a shape. */
export function elementCount(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

/** A tensor in the memory of the process. */
export class CpuTensor implements Tensor {
  readonly dims: readonly number[];
  readonly dtype = 'float32';
  readonly location = 'cpu';
  #data: Float32Array | null;

  /** Takes `data` over; its length must be the product of `dims`. */
  constructor(data: Float32Array, dims: readonly number[]) {
    if (data.length !== elementCount(dims))
      throw new RangeError(
        `A tensor of shape [${dims.join(', ')}] needs ${elementCount(dims)} elements, but ${data.length} were given.`,
      );
    this.dims = [...dims];
    this.#data = data;
  }

  get data(): Float32Array {
    if (!this.#data) throw new TensorDisposedError(this.dims);
    return this.#data;
  }

  dispose(): void {
    this.#data = null;
  }
}
