import { UnknownViewError } from '../../errors.ts';
import { CpuTensor, elementCount, type Tensor } from '../../tensor.ts';
import type { Compute, SplatSource, StoredView, ViewContent } from '../compute.ts';
import { fillGaussian } from '../gaussian.ts';
import { type CameraNumbers, GUIDE_CHANNEL_COUNT } from '../guide.ts';
import type { NoiseKey } from '../noise-key.ts';
import { requireEulerStep, requirePixels, sampleGrid } from '../shared.ts';
import { type CpuView, makeCpuView, planesFromRgb, rgbFromPlanes } from './cpu-view.ts';
import { Splatter } from './splatter.ts';

/** `Compute` in memory on one core: what every other implementation is tested against. */
export class CpuCompute implements Compute {
  readonly #views = new Map<number, CpuView>();
  #nextViewId = 1;
  #splatter: Splatter | null = null;

  tensor(data: Float32Array, dims: readonly number[]): Tensor {
    return new CpuTensor(data, dims);
  }

  async read(tensor: Tensor): Promise<Float32Array> {
    return tensor.data.slice();
  }

  gaussian(key: NoiseKey, dims: readonly number[]): Tensor {
    const data = new Float32Array(elementCount(dims));
    fillGaussian(data, key);
    return new CpuTensor(data, dims);
  }

  eulerStep(x: Tensor, x0: Tensor, sigma: number, sigmaNext: number): Tensor {
    requireEulerStep(x, x0, sigma);
    const from = x.data;
    const clean = x0.data;
    const scale = (sigmaNext - sigma) / sigma;
    const out = new Float32Array(from.length);
    for (let i = 0; i < out.length; i++) out[i] = from[i] + scale * (from[i] - clean[i]);
    return new CpuTensor(out, x.dims);
  }

  frameTensor(rgb: Uint8Array, widthPx: number, heightPx: number): Tensor {
    const pixels = widthPx * heightPx;
    requirePixels('An image', rgb.length, 3, widthPx, heightPx);
    return new CpuTensor(planesFromRgb(rgb, pixels), [1, 3, heightPx, widthPx]);
  }

  storeView(frame: Tensor, depth: Tensor): StoredView {
    const [heightPx, widthPx] = frame.dims.slice(-2);
    requirePixels('A frame', frame.data.length, 3, widthPx, heightPx);
    return this.#store(rgbFromPlanes(frame.data, widthPx * heightPx), depth, widthPx, heightPx);
  }

  storeImage(rgb: Uint8Array, depth: Tensor, widthPx: number, heightPx: number): StoredView {
    requirePixels('An image', rgb.length, 3, widthPx, heightPx);
    return this.#store(rgb.slice(), depth, widthPx, heightPx);
  }

  async readView(view: StoredView): Promise<ViewContent> {
    const { rgb, depthM } = this.#lookUp(view);
    return { rgb: rgb.slice(), depthM: depthM.slice() };
  }

  releaseView(view: StoredView): void {
    if (this.#views.get(view.id) === view) this.#views.delete(view.id);
  }

  async pointGrid(view: StoredView, n: number): Promise<Float32Array> {
    const { depthM, widthPx, heightPx } = this.#lookUp(view);
    return sampleGrid(depthM, widthPx, heightPx, n);
  }

  splat(sources: readonly SplatSource[], camera: CameraNumbers, targetPose: readonly number[]): Tensor {
    if (!this.#splatter || !sameCamera(this.#splatter.camera, camera))
      this.#splatter = new Splatter({ ...camera });
    const resolved = sources.map(({ view, pose, generated }) => ({
      view: this.#lookUp(view),
      pose,
      generated,
    }));
    const guide = this.#splatter.splat(resolved, targetPose);
    return new CpuTensor(guide, [1, GUIDE_CHANNEL_COUNT, camera.heightPx, camera.widthPx]);
  }

  dispose(): void {
    this.#views.clear();
    this.#splatter = null;
  }

  #store(rgb: Uint8Array, depth: Tensor, widthPx: number, heightPx: number): StoredView {
    requirePixels('A depth map', depth.data.length, 1, widthPx, heightPx);
    const view = makeCpuView(this.#nextViewId++, rgb, depth.data, widthPx, heightPx);
    this.#views.set(view.id, view);
    return view;
  }

  #lookUp(view: StoredView): CpuView {
    const stored = this.#views.get(view.id);
    // Ids are unique within one Compute only, so the object itself must match.
    if (!stored || stored !== view) throw new UnknownViewError(view.id);
    return stored;
  }
}

function sameCamera(a: CameraNumbers, b: CameraNumbers): boolean {
  return (
    a.widthPx === b.widthPx &&
    a.heightPx === b.heightPx &&
    a.fx === b.fx &&
    a.fy === b.fy &&
    a.cx === b.cx &&
    a.cy === b.cy
  );
}
