import {
  type CameraNumbers,
  LAYER_RATIO,
  LAYER_SLACK_M,
  MAX_FOOTPRINT_PX,
  NEAR_M,
  TENT_FLOOR,
  UNKNOWN_M,
} from '../guide.ts';
import type { CpuView } from './cpu-view.ts';
import type { Rigid } from './rigid.ts';

/** One source ready to be projected into the target. */
export interface ProjectedSource {
  readonly view: CpuView;
  readonly targetFromSource: Rigid;
}

/**
 * Stage A of the guide for one class of sources. Holds its scratch planes between calls, since a splat runs
 * every frame.
 */
export class DepthHypotheses {
  /** [H · W] metres, Infinity where no loose footprint falls. */
  readonly looseZ: Float32Array;
  /** [H · W] metres, Infinity where no tight footprint falls. */
  readonly tightMin: Float32Array;
  readonly #camera: CameraNumbers;
  readonly #looseMin: Float32Array;
  /** The depth up to which a loose hit belongs to the front layer. */
  readonly #limit: Float32Array;
  /** Σ w and Σ w/z of the front layer, side by side for each pixel. */
  readonly #sums: Float64Array;
  readonly #rayX: Float64Array;
  #u = new Float32Array(0);
  #v = new Float32Array(0);
  #z = new Float32Array(0);
  /** Half width of each point's loose footprint; 0 where the point misses the image. */
  #halfPx = new Uint8Array(0);

  constructor(camera: CameraNumbers) {
    const pixels = camera.widthPx * camera.heightPx;
    this.#camera = camera;
    this.looseZ = new Float32Array(pixels);
    this.tightMin = new Float32Array(pixels);
    this.#looseMin = new Float32Array(pixels);
    this.#limit = new Float32Array(pixels);
    this.#sums = new Float64Array(2 * pixels);
    this.#rayX = Float64Array.from({ length: camera.widthPx }, (_, i) => (i + 0.5 - camera.cx) / camera.fx);
  }

  /** Fills `looseZ` and `tightMin` from `sources`. */
  compute(sources: readonly ProjectedSource[]): void {
    const pixels = this.looseZ.length;
    const points = pixels * sources.length;
    if (this.#z.length < points) {
      this.#u = new Float32Array(points);
      this.#v = new Float32Array(points);
      this.#z = new Float32Array(points);
      this.#halfPx = new Uint8Array(points);
    }
    this.tightMin.fill(Number.POSITIVE_INFINITY);
    this.#looseMin.fill(Number.POSITIVE_INFINITY);
    for (let s = 0; s < sources.length; s++) this.#project(sources[s], s * pixels);
    this.#findMinima(points);
    this.#averageFrontLayer(points);
  }

  #project(source: ProjectedSource, first: number): void {
    const { widthPx, heightPx, fx, fy, cx, cy } = this.#camera;
    const depths = source.view.splatDepthM;
    const [r00, r01, r02, tx, r10, r11, r12, ty, r20, r21, r22, tz] = source.targetFromSource;
    const rayX = this.#rayX;
    const us = this.#u;
    const vs = this.#v;
    const zs = this.#z;
    const halves = this.#halfPx;
    for (let j = 0; j < heightPx; j++) {
      const rayY = (j + 0.5 - cy) / fy;
      const rowX = r01 * rayY + r02;
      const rowY = r11 * rayY + r12;
      const rowZ = r21 * rayY + r22;
      for (let i = 0; i < widthPx; i++) {
        const d = depths[j * widthPx + i];
        const at = first + j * widthPx + i;
        const z = Math.fround(d * (r20 * rayX[i] + rowZ) + tz);
        halves[at] = 0;
        if (d === UNKNOWN_M || z < NEAR_M) continue;
        const u = Math.fround((fx * (d * (r00 * rayX[i] + rowX) + tx)) / z + cx);
        const v = Math.fround((fy * (d * (r10 * rayX[i] + rowY) + ty)) / z + cy);
        const half = Math.min(Math.max(Math.ceil(d / z - 1e-3), 1), MAX_FOOTPRINT_PX);
        if (u <= 0.5 - half || u >= widthPx - 0.5 + half) continue;
        if (v <= 0.5 - half || v >= heightPx - 0.5 + half) continue;
        us[at] = u;
        vs[at] = v;
        zs[at] = z;
        halves[at] = half;
      }
    }
  }

  #findMinima(points: number): void {
    const { widthPx, heightPx } = this.#camera;
    const us = this.#u;
    const vs = this.#v;
    const zs = this.#z;
    const halves = this.#halfPx;
    const looseMin = this.#looseMin;
    const tightMin = this.tightMin;
    for (let at = 0; at < points; at++) {
      const half = halves[at];
      if (half === 0) continue;
      const u = us[at];
      const v = vs[at];
      const z = zs[at];
      if (u >= 0 && u < widthPx && v >= 0 && v < heightPx) {
        const tight = Math.floor(v) * widthPx + Math.floor(u);
        if (z < tightMin[tight]) tightMin[tight] = z;
      }
      const left = Math.max(Math.floor(u - 0.5 - half) + 1, 0);
      const right = Math.min(Math.ceil(u - 0.5 + half) - 1, widthPx - 1);
      const top = Math.max(Math.floor(v - 0.5 - half) + 1, 0);
      const bottom = Math.min(Math.ceil(v - 0.5 + half) - 1, heightPx - 1);
      for (let y = top; y <= bottom; y++)
        for (let pixel = y * widthPx + left; pixel <= y * widthPx + right; pixel++)
          if (z < looseMin[pixel]) looseMin[pixel] = z;
    }
  }

  #averageFrontLayer(points: number): void {
    const { widthPx, heightPx } = this.#camera;
    const us = this.#u;
    const vs = this.#v;
    const zs = this.#z;
    const halves = this.#halfPx;
    const limit = this.#limit;
    const sums = this.#sums;
    for (let pixel = 0; pixel < limit.length; pixel++)
      limit[pixel] = LAYER_RATIO * this.#looseMin[pixel] + LAYER_SLACK_M;
    sums.fill(0);
    for (let at = 0; at < points; at++) {
      const half = halves[at];
      if (half === 0) continue;
      const x = us[at] - 0.5;
      const y = vs[at] - 0.5;
      const z = zs[at];
      const perHalf = 1 / half;
      const perZ = 1 / z;
      const left = Math.max(Math.floor(x - half) + 1, 0);
      const right = Math.min(Math.ceil(x + half) - 1, widthPx - 1);
      const top = Math.max(Math.floor(y - half) + 1, 0);
      const bottom = Math.min(Math.ceil(y + half) - 1, heightPx - 1);
      for (let row = top; row <= bottom; row++) {
        const rowWeight = 1 - Math.abs(row - y) * perHalf;
        for (let column = left; column <= right; column++) {
          const pixel = row * widthPx + column;
          if (z > limit[pixel]) continue;
          const weight = (1 - Math.abs(column - x) * perHalf) * rowWeight + TENT_FLOOR;
          sums[2 * pixel] += weight;
          sums[2 * pixel + 1] += weight * perZ;
        }
      }
    }
    for (let pixel = 0; pixel < limit.length; pixel++)
      this.looseZ[pixel] =
        sums[2 * pixel] > 0 ? sums[2 * pixel] / sums[2 * pixel + 1] : Number.POSITIVE_INFINITY;
  }
}
