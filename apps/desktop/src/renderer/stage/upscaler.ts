/** Catmull-Rom weights of the four nearest samples, `f` of the way from the second to the third. */
function cubicWeights(f: number): readonly [number, number, number, number] {
  return [
    0.5 * f * (f * (2 - f) - 1),
    0.5 * (2 + f * f * (3 * f - 5)),
    0.5 * f * (1 + f * (4 - 3 * f)),
    0.5 * f * f * (f - 1),
  ];
}

/** Where each output sample of one dimension comes from: four source samples and their weights. */
interface Taps {
  readonly index: Int32Array;
  readonly weight: Float32Array;
}

function tapsOf(size: number, factor: number): Taps {
  const index = new Int32Array(size * factor * 4);
  const weight = new Float32Array(size * factor * 4);
  for (let at = 0; at < size * factor; at++) {
    const position = (at + 0.5) / factor - 0.5;
    const base = Math.floor(position);
    weight.set(cubicWeights(position - base), at * 4);
    for (let tap = 0; tap < 4; tap++) index[at * 4 + tap] = Math.min(size - 1, Math.max(0, base + tap - 1));
  }
  return { index, weight };
}

/**
 * Enlarges RGB frames of one size by a whole factor, bicubically, on the CPU. About a tenth of the time that a
 * browser without a GPU takes to stretch the same picture.
 */
export class Upscaler {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly #columns: Taps;
  readonly #rows: Taps;
  readonly #sourceHeight: number;
  readonly #sourceWidth: number;
  /** Stretched across, not yet down: [sourceHeight, widthPx, 3]. */
  readonly #stretched: Float32Array;

  constructor(sourceWidth: number, sourceHeight: number, factor: number) {
    this.widthPx = sourceWidth * factor;
    this.heightPx = sourceHeight * factor;
    this.#sourceWidth = sourceWidth;
    this.#sourceHeight = sourceHeight;
    this.#columns = tapsOf(sourceWidth, factor);
    this.#rows = tapsOf(sourceHeight, factor);
    this.#stretched = new Float32Array(sourceHeight * this.widthPx * 3);
  }

  /** @param rgba [heightPx, widthPx, 4], filled with the enlarged frame */
  run(rgb: Uint8Array, rgba: Uint8ClampedArray): void {
    this.#stretchAcross(rgb);
    this.#stretchDown(rgba);
  }

  #stretchAcross(rgb: Uint8Array): void {
    const { index, weight } = this.#columns;
    const stretched = this.#stretched;
    for (let row = 0, to = 0; row < this.#sourceHeight; row++) {
      const start = row * this.#sourceWidth;
      for (let tap = 0; tap < index.length; tap += 4) {
        const a = (start + index[tap]) * 3;
        const b = (start + index[tap + 1]) * 3;
        const c = (start + index[tap + 2]) * 3;
        const d = (start + index[tap + 3]) * 3;
        for (let channel = 0; channel < 3; channel++, to++)
          stretched[to] =
            weight[tap] * rgb[a + channel] +
            weight[tap + 1] * rgb[b + channel] +
            weight[tap + 2] * rgb[c + channel] +
            weight[tap + 3] * rgb[d + channel];
      }
    }
  }

  #stretchDown(rgba: Uint8ClampedArray): void {
    const { index, weight } = this.#rows;
    const stretched = this.#stretched;
    const rowLength = this.widthPx * 3;
    for (let tap = 0, to = 0; tap < index.length; tap += 4) {
      const [a, b, c, d] = [0, 1, 2, 3].map((n) => index[tap + n] * rowLength);
      const [wa, wb, wc, wd] = [0, 1, 2, 3].map((n) => weight[tap + n]);
      for (let at = 0; at < rowLength; at += 3, to += 4) {
        rgba[to] =
          wa * stretched[a + at] + wb * stretched[b + at] + wc * stretched[c + at] + wd * stretched[d + at];
        rgba[to + 1] =
          wa * stretched[a + at + 1] +
          wb * stretched[b + at + 1] +
          wc * stretched[c + at + 1] +
          wd * stretched[d + at + 1];
        rgba[to + 2] =
          wa * stretched[a + at + 2] +
          wb * stretched[b + at + 2] +
          wc * stretched[c + at + 2] +
          wd * stretched[d + at + 2];
        rgba[to + 3] = 255;
      }
    }
  }
}
