import type { CameraNumbers } from '../guide.ts';
import type { CpuView } from './cpu-view.ts';

/**
 * Colour between pixels: Catmull-Rom over 4×4 pixels, held within the four nearest so that edges do not ring. Bilinear
 * interpolation would blur, and what is dreamed from what was dreamed would be blurred again and again.
 */
export class ColourSampler {
  /** Red, green, blue of the last `sample`, in [−1, 1]. */
  readonly colour = new Float64Array(3);
  readonly #lastColumn: number;
  readonly #lastRow: number;
  readonly #across = new Float64Array(4);
  readonly #down = new Float64Array(4);

  constructor({ widthPx, heightPx }: CameraNumbers) {
    this.#lastColumn = widthPx - 1;
    this.#lastRow = heightPx - 1;
  }

  /** Reads `view` at (u, v) pixels, centres at +½; beyond the border the border's pixels repeat. */
  sample({ colour, widthPx }: CpuView, u: number, v: number): void {
    const x0 = Math.floor(u - 0.5);
    const y0 = Math.floor(v - 0.5);
    weigh(u - 0.5 - x0, this.#across);
    weigh(v - 0.5 - y0, this.#down);
    // The channels and columns are written out: this runs some 50,000 times a frame.
    const w0 = this.#across[0];
    const w1 = this.#across[1];
    const w2 = this.#across[2];
    const w3 = this.#across[3];
    const c0 = 3 * clampIndex(x0 - 1, this.#lastColumn);
    const c1 = 3 * clampIndex(x0, this.#lastColumn);
    const c2 = 3 * clampIndex(x0 + 1, this.#lastColumn);
    const c3 = 3 * clampIndex(x0 + 2, this.#lastColumn);
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let tap = 0; tap < 4; tap++) {
      const weight = this.#down[tap];
      const row = 3 * widthPx * clampIndex(y0 + tap - 1, this.#lastRow);
      const a = row + c0;
      const b = row + c1;
      const c = row + c2;
      const d = row + c3;
      red += weight * (w0 * colour[a] + w1 * colour[b] + w2 * colour[c] + w3 * colour[d]);
      green += weight * (w0 * colour[a + 1] + w1 * colour[b + 1] + w2 * colour[c + 1] + w3 * colour[d + 1]);
      blue += weight * (w0 * colour[a + 2] + w1 * colour[b + 2] + w2 * colour[c + 2] + w3 * colour[d + 2]);
    }
    const above = 3 * widthPx * clampIndex(y0, this.#lastRow);
    const below = 3 * widthPx * clampIndex(y0 + 1, this.#lastRow);
    const e = above + c1;
    const f = above + c2;
    const g = below + c1;
    const h = below + c2;
    this.colour[0] = hold(red, colour[e], colour[f], colour[g], colour[h]);
    this.colour[1] = hold(green, colour[e + 1], colour[f + 1], colour[g + 1], colour[h + 1]);
    this.colour[2] = hold(blue, colour[e + 2], colour[f + 2], colour[g + 2], colour[h + 2]);
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

function clampIndex(index: number, last: number): number {
  if (index < 0) return 0;
  return Math.min(index, last);
}

/** `value` held within the range of four others. */
function hold(value: number, a: number, b: number, c: number, d: number): number {
  const low = Math.min(Math.min(a, b), Math.min(c, d));
  const high = Math.max(Math.max(a, b), Math.max(c, d));
  return Math.min(Math.max(value, low), high);
}
