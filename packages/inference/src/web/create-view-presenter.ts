import type { Compute, StoredView } from '../compute/compute.ts';
import { InferenceError } from '../errors.ts';
import type { ViewPresenter } from './view-presenter.ts';
import { WebGpuCompute } from './webgpu/webgpu-compute.ts';

/** A canvas of a window or a worker. */
export type AnyCanvas = HTMLCanvasElement | OffscreenCanvas;

/** The canvas gives no drawing context of the kind that is needed. */
export class CanvasContextError extends InferenceError {
  override readonly name = 'CanvasContextError';

  constructor(kind: string) {
    super(`The canvas gives no ${kind} context. Hand over a canvas that nothing has drawn on yet.`);
  }
}

/**
 * A presenter for the views of `compute`. On WebGPU a view is drawn from its buffer and never leaves the GPU.
 *
 * @throws CanvasContextError
 */
export function createViewPresenter(compute: Compute, canvas: AnyCanvas): ViewPresenter {
  if (compute instanceof WebGpuCompute) {
    const context = canvas.getContext('webgpu') as GPUCanvasContext | null;
    if (!context) throw new CanvasContextError('webgpu');
    return compute.createPresenter(context);
  }
  const context = canvas.getContext('2d', { alpha: false }) as
    | CanvasRenderingContext2D
    | OffscreenCanvasRenderingContext2D
    | null;
  if (!context) throw new CanvasContextError('2d');
  return new MemoryPresenter(compute, context);
}

class MemoryPresenter implements ViewPresenter {
  readonly #compute: Compute;
  readonly #context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

  constructor(compute: Compute, context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D) {
    this.#compute = compute;
    this.#context = context;
  }

  async present(view: StoredView): Promise<void> {
    const { rgb } = await this.#compute.readView(view);
    const { widthPx, heightPx } = view;
    const image = new ImageData(widthPx, heightPx);
    for (let i = 0; i < widthPx * heightPx; i++) {
      image.data.set(rgb.subarray(3 * i, 3 * i + 3), 4 * i);
      image.data[4 * i + 3] = 255;
    }
    const { canvas } = this.#context;
    if (canvas.width !== widthPx) canvas.width = widthPx;
    if (canvas.height !== heightPx) canvas.height = heightPx;
    this.#context.putImageData(image, 0, 0);
  }

  dispose(): void {}
}
