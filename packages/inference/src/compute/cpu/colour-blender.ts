import {
  ANGLE_IGNORED_FROM_M,
  BLEND_ANGLE,
  BLEND_BASE,
  type CameraNumbers,
  DISPARITY_HALF_M,
  GUIDE_CHANNELS,
  NEAR_M,
  SEES_THROUGH,
  UNKNOWN_M,
  VISIBLE_INVERSE_DEPTH,
  VISIBLE_RATIO,
} from '../guide.ts';
import { ColourSampler } from './colour-sampler.ts';
import type { CpuView } from './cpu-view.ts';
import type { Rigid } from './rigid.ts';

/** One source ready to be looked up from the target. */
export interface LookupSource {
  readonly view: CpuView;
  readonly sourceFromTarget: Rigid;
  readonly generated: boolean;
  /** The source camera's centre in target coordinates, metres. */
  readonly centre: readonly [number, number, number];
}

/**
 * Stage B of the guide. What one pixel gathers from its sources is summed in fields: they are float64, so the
 * one-pass variance loses nothing that the float32 output could show.
 */
export class ColourBlender {
  readonly #camera: CameraNumbers;
  readonly #sampler: ColourSampler;
  #weight = 0;
  #against = 0;
  #bestWeight = 0;
  #magnification = 0;
  #red = 0;
  #green = 0;
  #blue = 0;
  #squares = 0;

  constructor(camera: CameraNumbers) {
    this.#camera = camera;
    this.#sampler = new ColourSampler(camera);
  }

  /**
   * Writes every pixel of `guide` [8, H, W] that is still empty and that sources of one class support at the depth
   * that `hypothesisM` [H, W] gives it (Infinity where it gives none).
   *
   * @param sources those of the class, and any others that may speak against it
   */
  blend(
    guide: Float32Array,
    generated: boolean,
    hypothesisM: Float32Array,
    sources: readonly LookupSource[],
  ): void {
    const { widthPx, heightPx, fx, fy, cx, cy } = this.#camera;
    const pixels = widthPx * heightPx;
    const realPlane = GUIDE_CHANNELS.realConfidence * pixels;
    const generatedPlane = GUIDE_CHANNELS.generatedConfidence * pixels;
    const confidence = generated ? GUIDE_CHANNELS.generatedConfidence : GUIDE_CHANNELS.realConfidence;
    for (let j = 0; j < heightPx; j++) {
      const rayY = (j + 0.5 - cy) / fy;
      for (let i = 0; i < widthPx; i++) {
        const pixel = j * widthPx + i;
        const z = hypothesisM[pixel];
        if (z === Number.POSITIVE_INFINITY) continue;
        if (guide[realPlane + pixel] > 0 || guide[generatedPlane + pixel] > 0) continue;
        this.#gather((z * (i + 0.5 - cx)) / fx, z * rayY, z, generated, sources);
        if (this.#weight > this.#against) this.#write(guide, confidence, pixel, z);
      }
    }
  }

  /** Sums what every source says of the point (x, y, z) in target coordinates. */
  #gather(x: number, y: number, z: number, generated: boolean, sources: readonly LookupSource[]): void {
    const { widthPx, heightPx, fx, fy, cx, cy } = this.#camera;
    this.#clear();
    for (let s = 0; s < sources.length; s++) {
      const { view, sourceFromTarget: m, centre, generated: isGenerated } = sources[s];
      const sz = m[8] * x + m[9] * y + m[10] * z + m[11];
      if (sz < NEAR_M) continue;
      const sx = m[0] * x + m[1] * y + m[2] * z + m[3];
      const sy = m[4] * x + m[5] * y + m[6] * z + m[7];
      const u = (fx * sx) / sz + cx;
      const v = (fy * sy) / sz + cy;
      if (!(u >= 0 && u < widthPx && v >= 0 && v < heightPx)) continue;
      const seenM = view.splatDepthM[Math.floor(v) * widthPx + Math.floor(u)];
      if (seenM === UNKNOWN_M) continue;
      const nearer = 1 / sz - 1 / seenM;
      const tolerance = VISIBLE_INVERSE_DEPTH + VISIBLE_RATIO / sz;
      const sees = isGenerated === generated && Math.abs(nearer) < tolerance;
      if (!sees && nearer < SEES_THROUGH * tolerance) continue;

      let sin2 = 0;
      if (z < ANGLE_IGNORED_FROM_M) {
        const along = x * (x - centre[0]) + y * (y - centre[1]) + z * (z - centre[2]);
        const lengths2 = (x * x + y * y + z * z) * (sx * sx + sy * sy + sz * sz);
        sin2 = Math.max(1 - (along * along) / lengths2, 0);
      }
      const coarser = Math.max(sz / z - 1, 0);
      const spread = BLEND_BASE + BLEND_ANGLE * sin2 + coarser * coarser;
      const weight = 1 / (spread * spread);
      if (!sees) {
        this.#against += weight;
        continue;
      }
      this.#sampler.sample(view, u, v);
      this.#add(weight, Math.log2(sz / z));
    }
  }

  #add(weight: number, magnification: number): void {
    const { colour } = this.#sampler;
    const red = colour[0];
    const green = colour[1];
    const blue = colour[2];
    this.#weight += weight;
    this.#bestWeight = Math.max(this.#bestWeight, weight);
    this.#magnification += weight * Math.min(Math.max(magnification, -2), 2);
    this.#red += weight * red;
    this.#green += weight * green;
    this.#blue += weight * blue;
    this.#squares += weight * (red * red + green * green + blue * blue);
  }

  #clear(): void {
    this.#weight = 0;
    this.#against = 0;
    this.#bestWeight = 0;
    this.#magnification = 0;
    this.#red = 0;
    this.#green = 0;
    this.#blue = 0;
    this.#squares = 0;
  }

  #write(guide: Float32Array, confidenceChannel: number, pixel: number, z: number): void {
    const pixels = this.#camera.widthPx * this.#camera.heightPx;
    const red = this.#red / this.#weight;
    const green = this.#green / this.#weight;
    const blue = this.#blue / this.#weight;
    const meanSquare = red * red + green * green + blue * blue;
    const variance = Math.max(this.#squares / this.#weight - meanSquare, 0) / 3;
    guide[GUIDE_CHANNELS.red * pixels + pixel] = red;
    guide[GUIDE_CHANNELS.green * pixels + pixel] = green;
    guide[GUIDE_CHANNELS.blue * pixels + pixel] = blue;
    guide[GUIDE_CHANNELS.disparity * pixels + pixel] = 2 / (1 + z / DISPARITY_HALF_M) - 1;
    guide[confidenceChannel * pixels + pixel] = this.#bestWeight / (this.#bestWeight + 1);
    guide[GUIDE_CHANNELS.disagreement * pixels + pixel] = Math.sqrt(variance);
    guide[GUIDE_CHANNELS.magnification * pixels + pixel] = this.#magnification / this.#weight;
  }
}
