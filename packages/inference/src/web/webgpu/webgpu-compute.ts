import type { Compute, SplatSource, StoredView, ViewContent } from '../../compute/compute.ts';
import { planesFromRgb } from '../../compute/cpu/cpu-view.ts';
import { fillGaussian } from '../../compute/gaussian.ts';
import { type CameraNumbers, GUIDE_CHANNEL_COUNT } from '../../compute/guide.ts';
import type { NoiseKey } from '../../compute/noise-key.ts';
import { requireEulerStep, requirePixels, sampleGrid } from '../../compute/shared.ts';
import { UnknownViewError } from '../../errors.ts';
import { CpuTensor, elementCount, type Tensor } from '../../tensor.ts';
import type { DeviceHealth } from '../device-health.ts';
import type { ViewPresenter } from '../view-presenter.ts';
import { createStorageBuffer, downloadBuffer } from './gpu-buffers.ts';
import { GpuPresenter } from './gpu-presenter.ts';
import { GpuSplatter } from './gpu-splatter.ts';
import { bufferOf, GpuTensor } from './gpu-tensor.ts';
import { depthOffsetBytes, type GpuView, unpackDepth, unpackView, viewSizeBytes } from './gpu-view.ts';
import { Kernel } from './kernel.ts';
import { PIXEL_SHADER } from './pixel-shader.ts';

/**
 * `Compute` in WGSL, on the device that runs the graphs: tensors and views stay on the GPU, and only what is read
 * comes down. Agrees with `CpuCompute` to 1e-3; noise is the same bit by bit.
 */
export class WebGpuCompute implements Compute {
  readonly #device: GPUDevice;
  readonly #health: DeviceHealth;
  readonly #eulerStep: Kernel;
  readonly #storeView: Kernel;
  readonly #splatter: GpuSplatter;
  readonly #numbers: GPUBuffer;
  readonly #views = new Map<number, GpuView>();
  #nextViewId = 1;

  constructor(device: GPUDevice, health: DeviceHealth) {
    this.#device = device;
    this.#health = health;
    const module = device.createShaderModule({ label: 'pixels', code: PIXEL_SHADER });
    this.#eulerStep = new Kernel(device, module, 'eulerStep');
    this.#storeView = new Kernel(device, module, 'storeView');
    this.#splatter = new GpuSplatter(device);
    this.#numbers = createStorageBuffer(device, 8, 'numbers');
  }

  tensor(data: Float32Array, dims: readonly number[]): Tensor {
    // Checks the length.
    const { data: checked } = new CpuTensor(data, dims);
    const tensor = this.#allocate(dims);
    this.#device.queue.writeBuffer(tensor.buffer, 0, checked as Float32Array<ArrayBuffer>);
    return tensor;
  }

  async read(tensor: Tensor): Promise<Float32Array> {
    return new Float32Array(await this.#download(bufferOf(tensor), 0, 4 * elementCount(tensor.dims)));
  }

  gaussian(key: NoiseKey, dims: readonly number[]): Tensor {
    // Made on the CPU: WGSL's log and cos may err by 2⁻¹¹, and a latent's noise is but a few kilobytes.
    const data = new Float32Array(elementCount(dims));
    fillGaussian(data, key);
    return this.tensor(data, dims);
  }

  eulerStep(x: Tensor, x0: Tensor, sigma: number, sigmaNext: number): Tensor {
    requireEulerStep(x, x0, sigma);
    const out = this.#allocate(x.dims);
    const count = elementCount(x.dims);
    this.#run(this.#eulerStep, [count, (sigmaNext - sigma) / sigma], count, {
      1: bufferOf(x),
      2: bufferOf(x0),
      3: out.buffer,
    });
    return out;
  }

  frameTensor(rgb: Uint8Array, widthPx: number, heightPx: number): Tensor {
    requirePixels('An image', rgb.length, 3, widthPx, heightPx);
    return this.tensor(planesFromRgb(rgb, widthPx * heightPx), [1, 3, heightPx, widthPx]);
  }

  storeView(frame: Tensor, depth: Tensor): StoredView {
    const [heightPx, widthPx] = frame.dims.slice(-2);
    const pixels = widthPx * heightPx;
    requirePixels('A frame', elementCount(frame.dims), 3, widthPx, heightPx);
    requirePixels('A depth map', elementCount(depth.dims), 1, widthPx, heightPx);
    const buffer = createStorageBuffer(this.#device, viewSizeBytes(pixels), 'view');
    this.#run(this.#storeView, [pixels], Math.ceil(pixels / 2), {
      1: bufferOf(frame),
      2: bufferOf(depth),
      4: buffer,
    });
    const view: GpuView = { id: this.#nextViewId++, widthPx, heightPx, sizeBytes: buffer.size, buffer };
    this.#views.set(view.id, view);
    return view;
  }

  storeImage(rgb: Uint8Array, depth: Tensor, widthPx: number, heightPx: number): StoredView {
    const frame = this.frameTensor(rgb, widthPx, heightPx);
    try {
      return this.storeView(frame, depth);
    } finally {
      frame.dispose();
    }
  }

  async readView(view: StoredView): Promise<ViewContent> {
    const { buffer, widthPx, heightPx } = this.#lookUp(view);
    const pixels = widthPx * heightPx;
    return unpackView(await this.#download(buffer, 0, viewSizeBytes(pixels)), pixels);
  }

  releaseView(view: StoredView): void {
    const stored = this.#views.get(view.id);
    if (stored !== view) return;
    stored.buffer.destroy();
    this.#views.delete(view.id);
  }

  async pointGrid(view: StoredView, n: number): Promise<Float32Array> {
    const { buffer, widthPx, heightPx } = this.#lookUp(view);
    const pixels = widthPx * heightPx;
    const offset = depthOffsetBytes(pixels);
    const packed = await this.#download(buffer, offset, viewSizeBytes(pixels) - offset);
    return sampleGrid(unpackDepth(packed, pixels), widthPx, heightPx, n);
  }

  splat(sources: readonly SplatSource[], camera: CameraNumbers, targetPose: readonly number[]): Tensor {
    this.#health.assertAlive();
    const resolved = sources.map(({ view, pose, generated }) => ({
      view: this.#lookUp(view),
      pose,
      generated,
    }));
    const guide = this.#splatter.splat(resolved, camera, targetPose);
    const dims = [1, GUIDE_CHANNEL_COUNT, camera.heightPx, camera.widthPx];
    return new GpuTensor(guide, dims, () => guide.destroy());
  }

  /** A presenter that draws this compute's views from their buffers. */
  createPresenter(context: GPUCanvasContext): ViewPresenter {
    this.#health.assertAlive();
    return new GpuPresenter(this.#device, context, (view) => {
      this.#health.assertAlive();
      return this.#lookUp(view);
    });
  }

  dispose(): void {
    for (const { buffer } of this.#views.values()) buffer.destroy();
    this.#views.clear();
    this.#splatter.dispose();
    this.#numbers.destroy();
  }

  #allocate(dims: readonly number[]): GpuTensor {
    this.#health.assertAlive();
    const buffer = createStorageBuffer(this.#device, 4 * elementCount(dims), 'tensor');
    return new GpuTensor(buffer, dims, () => buffer.destroy());
  }

  #run(
    kernel: Kernel,
    numbers: readonly number[],
    invocations: number,
    bindings: Readonly<Record<number, GPUBuffer>>,
  ): void {
    this.#health.assertAlive();
    // One buffer serves every call: writes and submits take effect in the order in which they are made.
    this.#device.queue.writeBuffer(this.#numbers, 0, Float32Array.from(numbers));
    const encoder = this.#device.createCommandEncoder();
    kernel.encode(encoder, { 0: this.#numbers, ...bindings }, invocations);
    this.#device.queue.submit([encoder.finish()]);
  }

  async #download(buffer: GPUBuffer, offsetBytes: number, sizeBytes: number): Promise<ArrayBuffer> {
    this.#health.assertAlive();
    try {
      return await downloadBuffer(this.#device, buffer, offsetBytes, sizeBytes);
    } catch (error) {
      // A mapping that failed because the device is gone should say so.
      this.#health.assertAlive();
      throw error;
    }
  }

  #lookUp(view: StoredView): GpuView {
    const stored = this.#views.get(view.id);
    if (!stored || stored !== view) throw new UnknownViewError(view.id);
    return stored;
  }
}
