import type { CameraNumbers } from '../guide.ts';
import type { CpuView } from './cpu-view.ts';

/**
 * Colour between pixels: Catmull-Rom over 4×4 pixels, held within the four nearest so that edges do not ring. Bilinear
 * interpolation would blur, and what is dreamed from what was dreamed would be blurred again and again.
 */
export class ColourSampler {
  /** Red, green, blue of the last `sample`, in [−1, 1]. */
  readonly colour = new Float64Array(3);
  readonly #widthPx: number;
  readonly #heightPx: number;
  readonly #across = new Float64Array(4);
  readonly #down = new Float64Array(4);
  readonly #columns = new Int32Array(4);
  readonly #rows = new Int32Array(4);

  constructor({ widthPx, heightPx }: CameraNumbers) {
    this.#widthPx = widthPx;
    this.#heightPx = heightPx;
  }

  /** Reads `view` at (u, v) pixels, centres at +½; beyond the border the border's pixels repeat. */
  sample(view: CpuView, u: number, v: number): void {
    const x0 = Math.floor(u - 0.5);
    const y0 = Math.floor(v - 0.5);
    weigh(u - 0.5 - x0, this.#across);
    weigh(v - 0.5 - y0, this.#down);
    for (let tap = 0; tap < 4; tap++) {
      this.#columns[tap] = 3 * Math.min(Math.max(x0 + tap - 1, 0), this.#widthPx - 1);
      this.#rows[tap] = 3 * this.#widthPx * Math.min(Math.max(y0 + tap - 1, 0), this.#heightPx - 1);
    }
    for (let channel = 0; channel < 3; channel++)
      this.colour[channel] = this.#interpolate(view.colour, channel);
  }

  #interpolate(colour: Float32Array, channel: number): number {
    const [c0, c1, c2, c3] = this.#columns;
    const [a0, a1, a2, a3] = this.#across;
    let sum = 0;
    for (let tap = 0; tap < 4; tap++) {
      const row = this.#rows[tap] + channel;
      sum +=
        this.#down[tap] *
        (a0 * colour[row + c0] + a1 * colour[row + c1] + a2 * colour[row + c2] + a3 * colour[row + c3]);
    }
    const above = this.#rows[1] + channel;
    const below = this.#rows[2] + channel;
    const [p, q, r, s] = [colour[above + c1], colour[above + c2], colour[below + c1], colour[below + c2]];
    return Math.min(Math.max(sum, Math.min(p, q, r, s)), Math.max(p, q, r, s));
  }
}

/** Catmull-Rom weights of the pixels at −1, 0, 1 and 2, for a point at t in [0, 1). */
function weigh(t: number, weights: Float64Array): void {
  const t2 = t * t;
  const t3 = t2 * t;
  weights[0] = 0.5 * (2 * t2 - t - t3);
  weights[1] = 0.5 * (3 * t3 - 5 * t2 + 2);
  weights[2] = 0.5 * (4 * t2 - 3 * t3 + t);
  weights[3] = 0.5 * (t3 - t2);
}
