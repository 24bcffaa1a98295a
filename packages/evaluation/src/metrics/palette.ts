import type { RgbFrame } from '@dreamwalk/environment';
import { EvaluationError } from '../errors.ts';
import { type Lab, labOfSrgb } from './lab.ts';

/** Bits of each channel that name a histogram cell: 32 levels, 32,768 cells. */
const CELL_BITS = 5;
const CELLS = 1 << (3 * CELL_BITS);

/** Bits of each channel that a pixel's colour is rounded to before its distance is looked up: a grey level at most. */
const LOOKUP_BITS = 7;

/** A cell belongs to the palette where it holds at least this share of all true pixels. */
const RARE_BELOW = 1e-4;

/** Gathers the colours of true frames in a histogram of 32 levels a channel. */
export class PaletteHistogram {
  readonly #count = new Float64Array(CELLS);
  readonly #sum = new Float64Array(3 * CELLS);
  #pixels = 0;

  /** Adds every pixel of a frame. */
  add(frame: RgbFrame): void {
    const { rgb } = frame;
    for (let at = 0; at < rgb.length; at += 3) {
      const cell = cellOf(rgb[at], rgb[at + 1], rgb[at + 2], CELL_BITS);
      this.#count[cell]++;
      this.#sum[3 * cell] += rgb[at];
      this.#sum[3 * cell + 1] += rgb[at + 1];
      this.#sum[3 * cell + 2] += rgb[at + 2];
      this.#pixels++;
    }
  }

  /**
   * The palette: the mean colour of every cell that holds at least one pixel in ten thousand.
   *
   * @throws EvaluationError where no frame was added
   */
  palette(): Palette {
    if (this.#pixels === 0)
      throw new EvaluationError('A palette needs at least one true frame; add one first.');
    const colours: Lab[] = [];
    for (let cell = 0; cell < CELLS; cell++) {
      const count = this.#count[cell];
      if (count / this.#pixels < RARE_BELOW) continue;
      const mean = (channel: number) => Math.round(this.#sum[3 * cell + channel] / count);
      colours.push(labOfSrgb(mean(0), mean(1), mean(2)));
    }
    return new Palette(colours);
  }
}

/** A set of colours, and how far a frame is from it. */
export class Palette {
  /** By ascending lightness, so that the nearest is found by searching outwards from a colour's own lightness. */
  readonly #colours: readonly Lab[];
  /** ΔE of every rounded colour met so far; NaN elsewhere. */
  readonly #distances = new Float32Array(1 << (3 * LOOKUP_BITS)).fill(Number.NaN);

  /** @param colours at least one */
  constructor(colours: readonly Lab[]) {
    this.#colours = [...colours].sort((a, b) => a[0] - b[0]);
  }

  get size(): number {
    return this.#colours.length;
  }

  /**
   * Mean over the frame's pixels of ΔE*ab (1976) to the nearest colour of the palette, the lowest bit of each channel
   * dropped. True frames score the width of a histogram cell, 1 to 2; above about 5 the frame shows colours that the
   * worlds do not have.
   */
  distance(frame: RgbFrame): number {
    const { rgb } = frame;
    const even = 0xff ^ ((1 << (8 - LOOKUP_BITS)) - 1);
    let sum = 0;
    for (let at = 0; at < rgb.length; at += 3) {
      const cell = cellOf(rgb[at], rgb[at + 1], rgb[at + 2], LOOKUP_BITS);
      if (Number.isNaN(this.#distances[cell]))
        this.#distances[cell] = this.#nearestDistance(
          labOfSrgb(rgb[at] & even, rgb[at + 1] & even, rgb[at + 2] & even),
        );
      sum += this.#distances[cell];
    }
    return sum / (rgb.length / 3);
  }

  #nearestDistance(colour: Lab): number {
    const start = this.#firstAtLeast(colour[0]);
    let best = Number.POSITIVE_INFINITY;
    for (let up = start; up < this.#colours.length && this.#colours[up][0] - colour[0] < best; up++)
      best = Math.min(best, deltaE(colour, this.#colours[up]));
    for (let down = start - 1; down >= 0 && colour[0] - this.#colours[down][0] < best; down--)
      best = Math.min(best, deltaE(colour, this.#colours[down]));
    return best;
  }

  /** Index of the first colour at least as light, by bisection. */
  #firstAtLeast(lightness: number): number {
    let low = 0;
    let high = this.#colours.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#colours[middle][0] < lightness) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The number of a colour among those of `bits` bits a channel. */
function cellOf(red: number, green: number, blue: number, bits: number): number {
  const drop = 8 - bits;
  return ((red >> drop) << (2 * bits)) | ((green >> drop) << bits) | (blue >> drop);
}

function deltaE(a: Lab, b: Lab): number {
  const l = a[0] - b[0];
  const green = a[1] - b[1];
  const blue = a[2] - b[2];
  return Math.sqrt(l * l + green * green + blue * blue);
}
