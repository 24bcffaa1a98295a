/** Columns of a panorama: 3° each. */
export const PANORAMA_COLUMNS = 120;
/** Rows over slopes (height by distance) from the steepest up to the steepest down. */
const ROWS = 28;
const STEEPEST = 0.84;
/** What a difference of colour counts at most, of 255; and what a cell counts that nothing is known of. */
const MOST_DIFFERENCE = 40;
const UNKNOWN_DIFFERENCE = 30;

/** The row, with its fraction, of a slope. */
export function rowOf(slope: number): number {
  return ((STEEPEST - slope) / (2 * STEEPEST)) * ROWS - 0.5;
}

/** What is seen all round from a place, on a coarse cylinder; column 0 looks along yaw 0, and columns grow to the left. */
export class Panorama {
  readonly rows = ROWS;
  readonly #rgb = new Uint8Array(PANORAMA_COLUMNS * ROWS * 3);
  readonly #nearM = new Float32Array(PANORAMA_COLUMNS * ROWS).fill(Number.POSITIVE_INFINITY);
  #known: readonly number[] | null = null;

  /** Height by distance of what a row shows. */
  slopeOf(row: number): number {
    return STEEPEST - ((row + 0.5) * 2 * STEEPEST) / ROWS;
  }

  /**
   * Draws a point over what is farther.
   *
   * @param column with its fraction, any number of turns
   * @param reach columns and rows that it covers on each side of its middle
   * @param colour red, green and blue from index `at` on
   */
  splat(
    column: number,
    row: number,
    reach: number,
    distanceM: number,
    colour: ArrayLike<number>,
    at: number,
  ): void {
    const top = Math.max(0, Math.round(row - reach));
    const bottom = Math.min(ROWS - 1, Math.round(row + reach));
    const left = Math.round(column - reach);
    const right = Math.round(column + reach);
    for (let y = top; y <= bottom; y++)
      for (let x = left; x <= right; x++) {
        const cell = y * PANORAMA_COLUMNS + wrapped(x);
        if (distanceM >= this.#nearM[cell]) continue;
        this.#nearM[cell] = distanceM;
        for (let channel = 0; channel < 3; channel++) this.#rgb[3 * cell + channel] = colour[at + channel];
      }
  }

  /**
   * How unlike a picture this is, turned by so many columns.
   *
   * @param picture as `unroll` makes it
   * @param turnColumns from 0 on
   * @returns mean over the picture's cells, 0 to 40, of 255
   */
  differenceFrom(picture: Panorama, turnColumns: number): number {
    const cells = picture.#knownCells();
    let sum = 0;
    for (const theirs of cells) {
      const row = Math.floor(theirs / PANORAMA_COLUMNS);
      const own =
        row * PANORAMA_COLUMNS + ((theirs - row * PANORAMA_COLUMNS + turnColumns) % PANORAMA_COLUMNS);
      if (this.#nearM[own] === Number.POSITIVE_INFINITY) {
        sum += UNKNOWN_DIFFERENCE;
        continue;
      }
      let difference = 0;
      for (let channel = 0; channel < 3; channel++)
        difference += Math.abs(this.#rgb[3 * own + channel] - picture.#rgb[3 * theirs + channel]) / 3;
      sum += Math.min(MOST_DIFFERENCE, difference);
    }
    return sum / cells.length;
  }

  /** Looked up once, when nothing is drawn any more. */
  #knownCells(): readonly number[] {
    this.#known ??= [...this.#nearM.keys()].filter((cell) => this.#nearM[cell] < Number.POSITIVE_INFINITY);
    return this.#known;
  }
}

function wrapped(column: number): number {
  return ((column % PANORAMA_COLUMNS) + PANORAMA_COLUMNS) % PANORAMA_COLUMNS;
}
