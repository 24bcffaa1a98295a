/** Resamples one plane into another of a fixed size, rounding and clamping to 0–255. */
export type Resampler = (source: Float32Array, target: Uint8Array) => void;

/** Where an output sample lies in the source, in source pixels (0 = the centre of the first). */
export interface SampleGrid {
  readonly x: (column: number) => number;
  readonly y: (row: number) => number;
}

/** For each output sample the four source samples it mixes, and their weights. */
interface Taps {
  readonly index: Int32Array;
  readonly weight: Float32Array;
}

/** A separable resampler; its tables and scratch space are made once and used for every frame. */
export function resampler(
  sourceWidth: number,
  sourceHeight: number,
  targetWidth: number,
  targetHeight: number,
  filter: 'nearest' | 'bicubic',
  grid: SampleGrid,
): Resampler {
  if (filter === 'nearest') {
    const column = nearestIndices(targetWidth, sourceWidth, grid.x);
    const row = nearestIndices(targetHeight, sourceHeight, grid.y);
    return (source, target) => {
      for (let j = 0, at = 0; j < targetHeight; j++)
        for (let i = 0, from = row[j] * sourceWidth; i < targetWidth; i++, at++)
          target[at] = source[from + column[i]] + 0.5;
    };
  }

  const across = cubicTaps(targetWidth, sourceWidth, grid.x);
  const down = cubicTaps(targetHeight, sourceHeight, grid.y);
  const stretched = new Float32Array(targetWidth * sourceHeight);
  return (source, target) => {
    for (let j = 0; j < sourceHeight; j++)
      for (let i = 0, t = 0, from = j * sourceWidth; i < targetWidth; i++, t += 4)
        stretched[j * targetWidth + i] =
          across.weight[t] * source[from + across.index[t]] +
          across.weight[t + 1] * source[from + across.index[t + 1]] +
          across.weight[t + 2] * source[from + across.index[t + 2]] +
          across.weight[t + 3] * source[from + across.index[t + 3]];
    for (let j = 0, t = 0; j < targetHeight; j++, t += 4) {
      const [r0, r1, r2, r3] = [0, 1, 2, 3].map((k) => down.index[t + k] * targetWidth);
      const [w0, w1, w2, w3] = [0, 1, 2, 3].map((k) => down.weight[t + k]);
      for (let i = 0, at = j * targetWidth; i < targetWidth; i++, at++) {
        const value =
          w0 * stretched[r0 + i] + w1 * stretched[r1 + i] + w2 * stretched[r2 + i] + w3 * stretched[r3 + i];
        target[at] = value < 0 ? 0 : value > 254.5 ? 255 : value + 0.5;
      }
    }
  };
}

function nearestIndices(count: number, sourceCount: number, at: (i: number) => number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => clampIndex(Math.round(at(i)), sourceCount));
}

/** Catmull-Rom: the cubic that passes through the samples with slopes (p[i+1] − p[i−1]) / 2. */
function cubicTaps(count: number, sourceCount: number, at: (i: number) => number): Taps {
  const index = new Int32Array(count * 4);
  const weight = new Float32Array(count * 4);
  for (let i = 0; i < count; i++) {
    const position = at(i);
    const base = Math.floor(position);
    const f = position - base;
    weight.set(
      [
        ((2 - f) * f - 1) * f * 0.5,
        ((3 * f - 5) * f * f + 2) * 0.5,
        ((4 - 3 * f) * f + 1) * f * 0.5,
        (f - 1) * f * f * 0.5,
      ],
      i * 4,
    );
    for (let k = 0; k < 4; k++) index[i * 4 + k] = clampIndex(base - 1 + k, sourceCount);
  }
  return { index, weight };
}

function clampIndex(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}
