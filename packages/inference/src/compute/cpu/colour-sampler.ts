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
    const columns = this.#columns;
    const rows = this.#rows;
    for (let tap = 0; tap < 4; tap++) {
      columns[tap] = 3 * Math.min(Math.max(x0 + tap - 1, 0), this.#widthPx - 1);
      rows[tap] = 3 * this.#widthPx * Math.min(Math.max(y0 + tap - 1, 0), this.#heightPx - 1);
    }
    const { colour } = view;
    for (let channel = 0; channel < 3; channel++) {
      const sum =
        this.#down[0] * this.#along(colour, rows[0] + channel) +
        this.#down[1] * this.#along(colour, rows[1] + channel) +
        this.#down[2] * this.#along(colour, rows[2] + channel) +
        this.#down[3] * this.#along(colour, rows[3] + channel);
      const p = colour[rows[1] + columns[1] + channel];
      const q = colour[rows[1] + columns[2] + channel];
      const r = colour[rows[2] + columns[1] + channel];
      const s = colour[rows[2] + columns[2] + channel];
      const low = Math.min(Math.min(p, q), Math.min(r, s));
      const high = Math.max(Math.max(p, q), Math.max(r, s));
      this.colour[channel] = Math.min(Math.max(sum, low), high);
    }
  }

  /** Interpolates one row of pixels. */
  #along(colour: Float32Array, row: number): number {
    const weights = this.#across;
    const columns = this.#columns;
    return (
      weights[0] * colour[row + columns[0]] +
      weights[1] * colour[row + columns[1]] +
      weights[2] * colour[row + columns[2]] +
      weights[3] * colour[row + columns[3]]
    );
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
