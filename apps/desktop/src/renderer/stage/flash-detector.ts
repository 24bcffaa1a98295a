import type { RgbFrame } from '@dreamwalk/environment';

/** The picture is looked at in so many cells across and down. */
const CELLS = 16;
/** A change is one from here on: a tenth of the relative luminance of white, or 20 / 320 of its saturated red. */
const LUMINANCE_CHANGE = 0.1;
const RED_CHANGE = 20 / 320;
/** Between states that are both brighter than this, luminance does not flash. */
const BRIGHT = 0.8;
/** Share of R + G + B that makes a red saturated. */
const SATURATED = 0.8;
/** A flash is two opposing changes; with the seventh within a second a fourth flash has begun. */
const CHANGES_TOO_MANY = 7;
const WINDOW_MS = 1000;

/** Linear light, 0 to 1, of the sRGB bytes. */
const LINEAR = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/**
 * Tells how much of a moving picture flashes more than three times within a second, by WCAG 2.1, 2.3.1 ("general flash and red
 * flash thresholds", which are those of ITU-R BT.1702). Places flash together that change in the same frame and direction: what
 * only moves, as all does while one turns, changes here and there at different times. A place is a cell of a grid, which stands
 * for its mean light.
 */
export class FlashDetector {
  readonly #luminance = new Changes(LUMINANCE_CHANGE, BRIGHT);
  readonly #red = new Changes(RED_CHANGE, Number.POSITIVE_INFINITY);

  /** Share of the picture, 0 to 1, that would flash once too often with this frame as the next one; nothing is kept of it. */
  look(frame: RgbFrame, timeMs: number): number {
    const { luminance, red } = signalsOf(frame);
    return Math.max(this.#luminance.look(luminance, timeMs), this.#red.look(red, timeMs));
  }

  /** Takes a frame as shown. */
  show(frame: RgbFrame, timeMs: number): void {
    const { luminance, red } = signalsOf(frame);
    this.#luminance.show(luminance, timeMs);
    this.#red.show(red, timeMs);
  }
}

/** The opposing changes of one signal, cell by cell. */
class Changes {
  readonly #threshold: number;
  readonly #bright: number;
  /** Range of the signal since its last change. */
  readonly #low = new Float32Array(CELLS * CELLS).fill(Number.POSITIVE_INFINITY);
  readonly #high = new Float32Array(CELLS * CELLS).fill(Number.NEGATIVE_INFINITY);
  /** Of the last change: 1 upwards, −1 downwards, 0 before the first. */
  readonly #direction = new Int8Array(CELLS * CELLS);
  /** When the last changes were, a ring for each cell, and how many there have been. */
  readonly #timesMs = new Float64Array(CELLS * CELLS * CHANGES_TOO_MANY).fill(Number.NEGATIVE_INFINITY);
  readonly #counts = new Uint32Array(CELLS * CELLS);

  constructor(threshold: number, bright: number) {
    this.#threshold = threshold;
    this.#bright = bright;
  }

  look(signal: Float32Array, timeMs: number): number {
    let brighter = 0;
    let darker = 0;
    for (let cell = 0; cell < signal.length; cell++) {
      const change = this.#changeTo(cell, signal[cell]);
      if (change === 0 || timeMs - this.#timeOf(cell, CHANGES_TOO_MANY - 1) >= WINDOW_MS) continue;
      if (change > 0) brighter++;
      else darker++;
    }
    return Math.max(brighter, darker) / signal.length;
  }

  show(signal: Float32Array, timeMs: number): void {
    for (let cell = 0; cell < signal.length; cell++) {
      const value = signal[cell];
      const change = this.#changeTo(cell, value);
      if (change === 0) {
        this.#low[cell] = Math.min(this.#low[cell], value);
        this.#high[cell] = Math.max(this.#high[cell], value);
        continue;
      }
      this.#low[cell] = value;
      this.#high[cell] = value;
      this.#direction[cell] = change;
      this.#timesMs[cell * CHANGES_TOO_MANY + (this.#counts[cell]++ % CHANGES_TOO_MANY)] = timeMs;
    }
  }

  /** A change only counts against the one before it; going on in its direction is none. */
  #changeTo(cell: number, value: number): -1 | 0 | 1 {
    const [low, high, direction] = [this.#low[cell], this.#high[cell], this.#direction[cell]];
    if (direction !== -1 && high - value >= this.#threshold && value < this.#bright) return -1;
    if (direction !== 1 && value - low >= this.#threshold && low < this.#bright) return 1;
    return 0;
  }

  /** When the change was that lies so many back, from 1 for the last one. */
  #timeOf(cell: number, back: number): number {
    const at = this.#counts[cell] - back;
    return at < 0
      ? Number.NEGATIVE_INFINITY
      : this.#timesMs[cell * CHANGES_TOO_MANY + (at % CHANGES_TOO_MANY)];
  }
}

/** Mean relative luminance, and saturated red (R − G − B, 0 where it is not saturated), of each cell. */
function signalsOf({ widthPx, heightPx, rgb }: RgbFrame): {
  readonly luminance: Float32Array;
  readonly red: Float32Array;
} {
  const sums = new Float32Array(CELLS * CELLS * 3);
  const counts = new Uint32Array(CELLS * CELLS);
  for (let y = 0, at = 0; y < heightPx; y++) {
    const row = Math.floor((y * CELLS) / heightPx) * CELLS;
    for (let x = 0; x < widthPx; x++) {
      const cell = row + Math.floor((x * CELLS) / widthPx);
      counts[cell]++;
      for (let channel = 0; channel < 3; channel++) sums[3 * cell + channel] += LINEAR[rgb[at++]];
    }
  }
  const luminance = new Float32Array(CELLS * CELLS);
  const red = new Float32Array(CELLS * CELLS);
  for (let cell = 0; cell < luminance.length; cell++) {
    const [r, g, b] = [0, 1, 2].map((channel) => sums[3 * cell + channel] / Math.max(1, counts[cell]));
    luminance[cell] = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    red[cell] = r > 0 && r >= SATURATED * (r + g + b) ? r - g - b : 0;
  }
  return { luminance, red };
}
