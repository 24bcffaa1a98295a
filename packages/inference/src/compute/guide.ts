import { InferenceError } from '../errors.ts';

/**
 * The guide: what a new camera can be told by the views already seen. One definition, three implementations
 * (this package's CPU and WGSL, and the training recipe's PyTorch), which agree to 1e-3.
 *
 * Depth at a silhouette floats between the near surface and the far one. A pixel whose inverse depth lies apart from
 * both its neighbours, across or down, by more than 0.006 + 0.10/d is not used at all.
 *
 * For each class, real sources then generated ones:
 *
 * **Stage A, depth.** A source pixel with depth d is lifted to its point and projected to (u, v) with depth z
 * in the target; nearer than `NEAR_M` it is dropped. Its *tight* footprint is the pixel that holds (u, v). Its
 * *loose* one is every pixel whose centre lies within h of (u, v) on both axes, h = ⌈d/z − 0.001⌉ in
 * [1, `MAX_FOOTPRINT_PX`]: a surface that comes closer must not tear into stripes. Per target pixel, `tightMin`
 * is the least z of the tight hits; `looseZ` is the harmonic mean of the loose hits that are no deeper than
 * 1.15 · (the least) + 0.05 m, under tent weights.
 *
 * **Stage B, colour.** Each target pixel tries the hypotheses real looseZ, real tightMin, generated looseZ,
 * generated tightMin, and the first with support wins. A source of that class supports depth z if the point at
 * that depth on the pixel's ray projects into it, and its own depth there agrees: |1/z′ − 1/d| < t = 0.006 + 0.10/z′.
 * A source (a real one, too, where the class is generated) speaks against z if it sees through the point:
 * 1/z′ − 1/d ≥ 1.5·t. Supporters and opponents weigh w = 1 / (0.1 + 5.3·sin²θ + b²)², θ the angle at the point
 * between the two cameras, b = max(0, z′/z − 1) how much coarser the source saw it; there is support where the
 * supporters weigh more. Their colours are blended by w, sampled by Catmull-Rom and held within the four nearest pixels.
 *
 * A pixel without support is 0 in every channel.
 */
export const GUIDE_CHANNELS = {
  red: 0,
  green: 1,
  blue: 2,
  /** 2/(1 + z/3) − 1 of the winning hypothesis. */
  disparity: 3,
  /** w/(w + 1) of the best supporting source where the winner is real, else 0. */
  realConfidence: 4,
  /** The same where the winner is generated. */
  generatedConfidence: 5,
  /** Root of the mean over RGB of the weighted variance between sources. */
  disagreement: 6,
  /** Weighted mean of log₂(z′/z), each in [−2, 2]. */
  magnification: 7,
} as const;

/** Channels of the guide. */
export const GUIDE_CHANNEL_COUNT = 8;
/** Depth at which sky (a stored 0) is placed. */
export const SKY_M = 1000;
/** Depth of a pixel that is not used, because it floats between two surfaces. */
export const UNKNOWN_M = -1;
/** From here on the angle between the cameras is taken as 0: sky has no true depth to turn about. */
export const ANGLE_IGNORED_FROM_M = 500;
/** Points nearer to a camera than this are not projected. */
export const NEAR_M = 0.05;
/** Largest half width of a loose footprint. */
export const MAX_FOOTPRINT_PX = 4;
/** A loose hit counts while z ≤ `LAYER_RATIO` · min + `LAYER_SLACK_M`. */
export const LAYER_RATIO = 1.15;
/** See `LAYER_RATIO`. */
export const LAYER_SLACK_M = 0.05;
/** Added to the tent weight, so that a hit on the footprint's rim still says there is a surface. */
export const TENT_FLOOR = 1e-4;
/** Agreement of inverse depths, constant part, 1/m. */
export const VISIBLE_INVERSE_DEPTH = 0.006;
/** Agreement of inverse depths, part proportional to 1/z′. */
export const VISIBLE_RATIO = 0.1;
/** A source sees through a point that is nearer than its own surface by this many tolerances. */
export const SEES_THROUGH = 1.5;
/** Weight model of a source: 1 / (base + angle·sin² + b²)². */
export const BLEND_BASE = 0.1;
/** See `BLEND_BASE`. */
export const BLEND_ANGLE = 5.3;
/** Depth at which the disparity channel is 0. */
export const DISPARITY_HALF_M = 3;

/** A pinhole camera: pixel centres at +½, so the image spans [0, widthPx] × [0, heightPx]. */
export interface CameraNumbers {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Focal lengths and principal point in pixels. */
  readonly fx: number;
  readonly fy: number;
  readonly cx: number;
  readonly cy: number;
}

/** A splat source has another size than the camera it is splatted into. */
export class ViewSizeError extends InferenceError {
  override readonly name = 'ViewSizeError';

  constructor(view: { widthPx: number; heightPx: number }, camera: CameraNumbers) {
    super(
      `A source view of ${view.widthPx}×${view.heightPx} pixels cannot be splatted into a camera of ${camera.widthPx}×${camera.heightPx}: all views of a world share one camera. Resize the image first.`,
    );
  }
}
