import type { Tensor } from '../tensor.ts';
import type { CameraNumbers } from './guide.ts';
import type { NoiseKey } from './noise-key.ts';

/**
 * A remembered view: frame (uint8) and depth (float16), owned by the `Compute` that stored it until
 * `releaseView`. Opaque, because where it lives is the provider's affair.
 */
export interface StoredView {
  /** Unique within its `Compute`. */
  readonly id: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What it takes where it lives, with all that the provider makes of it beforehand. */
  readonly sizeBytes: number;
}

/** A stored view together with the camera that saw it. */
export interface SplatSource {
  readonly view: StoredView;
  /** Camera-to-world, 4×4 row-major, metres. */
  readonly pose: readonly number[];
  /** Whether a model made the view; a real one wins wherever it sees the point. */
  readonly generated: boolean;
}

/** A stored view's content, in memory. */
export interface ViewContent {
  /** [H, W, 3] */
  readonly rgb: Uint8Array;
  /** [H, W] metres along the camera's +z; 0 is sky. */
  readonly depthM: Float32Array;
}

/**
 * The arithmetic round the graphs, on tensors where the provider keeps them. The engine touches no pixel
 * but through this port. The CPU implementation is the reference of every other one.
 *
 * Tensors returned belong to the caller, tensors passed in stay the caller's. Methods that return no promise
 * may only enqueue their work; methods that return one download. Neither may overlap a `dispose`.
 */
export interface Compute {
  /** Takes over `data`, row-major. */
  tensor(data: Float32Array, dims: readonly number[]): Tensor;
  /** The tensor's elements as a copy in memory. */
  read(tensor: Tensor): Promise<Float32Array>;
  /** Standard normal noise, see `NoiseKey` and `fillGaussian`. */
  gaussian(key: NoiseKey, dims: readonly number[]): Tensor;
  /** One Euler step of flow matching with x₀-prediction: x + (σ′ − σ)·(x − x₀)/σ; σ must not be 0. */
  eulerStep(x: Tensor, x0: Tensor, sigma: number, sigmaNext: number): Tensor;
  /** An image [1, 3, H, W] in [−1, 1] (v/127.5 − 1) from [H, W, 3] bytes. */
  frameTensor(rgb: Uint8Array, widthPx: number, heightPx: number): Tensor;
  /**
   * Stores a view, rounding the frame [1, 3, H, W] in [−1, 1] to uint8 and the depth [1, 1, H, W] in metres
   * to float16. A depth that is not positive is sky.
   */
  storeView(frame: Tensor, depth: Tensor): StoredView;
  /** Like `storeView`, for a frame of [H, W, 3] bytes. */
  storeImage(rgb: Uint8Array, depth: Tensor, widthPx: number, heightPx: number): StoredView;
  /** @throws UnknownViewError */
  readView(view: StoredView): Promise<ViewContent>;
  /** Frees a view. Releasing it twice is harmless. */
  releaseView(view: StoredView): void;
  /**
   * [n · n] camera-z depths in metres at the centres of an n×n grid over the view, row by row, each from the
   * pixel that holds the centre; 0 is sky.
   *
   * @throws UnknownViewError
   */
  pointGrid(view: StoredView, n: number): Promise<Float32Array>;
  /**
   * The guide [1, 8, H, W]: the sources reprojected into the camera at `targetPose` (camera-to-world, 4×4
   * row-major); channels and arithmetic as described at `GUIDE_CHANNELS`. No source gives all zeros.
   *
   * @throws UnknownViewError where a source is not held here
   * @throws ViewSizeError where a source's size is not the camera's
   */
  splat(sources: readonly SplatSource[], camera: CameraNumbers, targetPose: readonly number[]): Tensor;
  /** Frees every view and scratch buffer. Safe to call twice. */
  dispose(): void;
}
