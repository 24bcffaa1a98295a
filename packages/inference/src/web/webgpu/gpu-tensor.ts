import { InferenceError, TensorDisposedError, TensorLocationError } from '../../errors.ts';
import type { Tensor } from '../../tensor.ts';

/** A tensor in a GPU buffer, which may be longer than the tensor. */
export class GpuTensor implements Tensor {
  readonly dims: readonly number[];
  readonly dtype = 'float32';
  readonly location = 'gpu';
  #buffer: GPUBuffer | null;
  readonly #release: () => void;

  /** `release` gives the buffer back to whoever made it. */
  constructor(buffer: GPUBuffer, dims: readonly number[], release: () => void) {
    this.#buffer = buffer;
    this.dims = [...dims];
    this.#release = release;
  }

  get buffer(): GPUBuffer {
    if (!this.#buffer) throw new TensorDisposedError(this.dims);
    return this.#buffer;
  }

  get data(): Float32Array {
    throw new TensorLocationError(this.dims);
  }

  dispose(): void {
    if (!this.#buffer) return;
    this.#buffer = null;
    this.#release();
  }
}

/** A tensor that lives elsewhere was handed to a WebGPU runtime. */
export class ForeignTensorError extends InferenceError {
  override readonly name = 'ForeignTensorError';

  constructor(dims: readonly number[]) {
    super(
      `The tensor of shape [${dims.join(', ')}] is not on the GPU of this runtime. Make it with this runtime's Compute.tensor.`,
    );
  }
}

/** @throws ForeignTensorError */
export function bufferOf(tensor: Tensor): GPUBuffer {
  if (!(tensor instanceof GpuTensor)) throw new ForeignTensorError(tensor.dims);
  return tensor.buffer;
}
