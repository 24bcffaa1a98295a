import {
  ANGLE_IGNORED_FROM_M,
  BLEND_ANGLE,
  BLEND_BASE,
  type CameraNumbers,
  DISPARITY_HALF_M,
  GUIDE_CHANNELS,
  NEAR_M,
  VISIBLE_INVERSE_DEPTH,
  VISIBLE_RATIO,
} from '../guide.ts';
import type { CpuView } from './cpu-view.ts';
import type { Rigid } from './rigid.ts';

/** One source ready to be looked up from the target. */
export interface LookupSource {
  readonly view: CpuView;
  readonly sourceFromTarget: Rigid;
  /** The source camera's centre in target coordinates, metres. */
  readonly centre: readonly [number, number, number];
}

/**
 * Stage B of the guide for one hypothesis: writes every pixel of `guide` [8, H, W] that is still empty and
 * that `sources` support at depth `hypothesisM`.
 */
export function blendHypothesis(
  guide: Float32Array,
  confidenceChannel: number,
  hypothesisM: Float32Array,
  sources: readonly LookupSource[],
  camera: CameraNumbers,
): void {
  const { widthPx, heightPx, fx, fy, cx, cy } = camera;
  const pixels = widthPx * heightPx;
  const realPlane = GUIDE_CHANNELS.realConfidence * pixels;
  const generatedPlane = GUIDE_CHANNELS.generatedConfidence * pixels;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const z = hypothesisM[pixel];
    if (z === Number.POSITIVE_INFINITY || guide[realPlane + pixel] > 0 || guide[generatedPlane + pixel] > 0)
      continue;
    const px = (z * ((pixel % widthPx) + 0.5 - cx)) / fx;
    const py = (z * (Math.floor(pixel / widthPx) + 0.5 - cy)) / fy;
    const distance2 = px * px + py * py + z * z;
    let weightSum = 0;
    let weightMax = 0;
    let magnification = 0;
    let red = 0;
    let green = 0;
    let blue = 0;
    let squares = 0;
    for (let s = 0; s < sources.length; s++) {
      const { view, sourceFromTarget: m, centre } = sources[s];
      const sz = m[8] * px + m[9] * py + m[10] * z + m[11];
      if (sz < NEAR_M) continue;
      const sx = m[0] * px + m[1] * py + m[2] * z + m[3];
      const sy = m[4] * px + m[5] * py + m[6] * z + m[7];
      const u = (fx * sx) / sz + cx;
      const v = (fy * sy) / sz + cy;
      if (!(u >= 0 && u < widthPx && v >= 0 && v < heightPx)) continue;
      const seenM = view.splatDepthM[Math.floor(v) * widthPx + Math.floor(u)];
      if (!(Math.abs(1 / sz - 1 / seenM) < VISIBLE_INVERSE_DEPTH + VISIBLE_RATIO / sz)) continue;

      let sin2 = 0;
      if (z < ANGLE_IGNORED_FROM_M) {
        const along = px * (px - centre[0]) + py * (py - centre[1]) + z * (z - centre[2]);
        sin2 = Math.max(1 - (along * along) / (distance2 * (sx * sx + sy * sy + sz * sz)), 0);
      }
      const coarser = Math.max(sz / z - 1, 0);
      const spread = BLEND_BASE + BLEND_ANGLE * sin2 + coarser * coarser;
      const weight = 1 / (spread * spread);

      const x = Math.min(Math.max(u - 0.5, 0), widthPx - 1);
      const y = Math.min(Math.max(v - 0.5, 0), heightPx - 1);
      const x0 = Math.floor(x);
      const y0 = Math.floor(y);
      const right = x - x0;
      const down = y - y0;
      const stepX = x0 + 1 < widthPx ? 1 : 0;
      const stepY = y0 + 1 < heightPx ? widthPx : 0;
      const w00 = (1 - right) * (1 - down);
      const w01 = right * (1 - down);
      const w10 = (1 - right) * down;
      const w11 = right * down;
      const planes = view.colourPlanes;
      let at = y0 * widthPx + x0;
      const r =
        w00 * planes[at] +
        w01 * planes[at + stepX] +
        w10 * planes[at + stepY] +
        w11 * planes[at + stepY + stepX];
      at += pixels;
      const g =
        w00 * planes[at] +
        w01 * planes[at + stepX] +
        w10 * planes[at + stepY] +
        w11 * planes[at + stepY + stepX];
      at += pixels;
      const b =
        w00 * planes[at] +
        w01 * planes[at + stepX] +
        w10 * planes[at + stepY] +
        w11 * planes[at + stepY + stepX];

      weightSum += weight;
      if (weight > weightMax) weightMax = weight;
      magnification += weight * Math.min(Math.max(Math.log2(sz / z), -2), 2);
      red += weight * r;
      green += weight * g;
      blue += weight * b;
      squares += weight * (r * r + g * g + b * b);
    }
    if (weightSum === 0) continue;
    red /= weightSum;
    green /= weightSum;
    blue /= weightSum;
    // Sums run in float64, so the one-pass variance loses nothing that float32 output could show.
    const variance = Math.max(squares / weightSum - (red * red + green * green + blue * blue), 0) / 3;
    guide[pixel] = red;
    guide[pixels + pixel] = green;
    guide[2 * pixels + pixel] = blue;
    guide[GUIDE_CHANNELS.disparity * pixels + pixel] = 2 / (1 + z / DISPARITY_HALF_M) - 1;
    guide[confidenceChannel * pixels + pixel] = weightMax / (weightMax + 1);
    guide[GUIDE_CHANNELS.disagreement * pixels + pixel] = Math.sqrt(variance);
    guide[GUIDE_CHANNELS.magnification * pixels + pixel] = magnification / weightSum;
  }
}
