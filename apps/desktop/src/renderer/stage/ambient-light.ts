import type { RgbFrame } from '@dreamwalk/environment';

/** Mean colours of a frame's four quarters, 0–255: top left, top right, bottom left, bottom right. */
export type CornerColours = readonly (readonly [red: number, green: number, blue: number])[];

const INTERVAL_MS = 150;
/** Share of the new light in each update: it follows softly. */
const SOFTNESS = 0.4;
/** Every so many pixels one is looked at; a mean needs no more. */
const STRIDE_PX = 4;

/** Follows the light of the frames, now and then, for the glow round the view. */
export class AmbientLight {
  #colours: CornerColours | undefined;
  #lastMs = Number.NEGATIVE_INFINITY;

  /** @returns the light as it is now; undefined where it is too soon for an update */
  follow(frame: RgbFrame, nowMs: number): CornerColours | undefined {
    if (nowMs - this.#lastMs < INTERVAL_MS) return undefined;
    this.#lastMs = nowMs;
    const fresh = cornersOf(frame);
    const before = this.#colours;
    this.#colours = before ? fresh.map((colour, corner) => mix(before[corner], colour)) : fresh;
    return this.#colours;
  }
}

function mix(from: CornerColours[number], to: CornerColours[number]): CornerColours[number] {
  const channel = (index: number) => from[index] + SOFTNESS * (to[index] - from[index]);
  return [channel(0), channel(1), channel(2)];
}

function cornersOf({ widthPx, heightPx, rgb }: RgbFrame): CornerColours {
  const sums = [0, 1, 2, 3].map(() => [0, 0, 0, 0]);
  for (let y = 0; y < heightPx; y += STRIDE_PX)
    for (let x = 0; x < widthPx; x += STRIDE_PX) {
      const sum = sums[(y < heightPx / 2 ? 0 : 2) + (x < widthPx / 2 ? 0 : 1)];
      const at = (y * widthPx + x) * 3;
      for (let channel = 0; channel < 3; channel++) sum[channel] += rgb[at + channel];
      sum[3]++;
    }
  return sums.map(([red, green, blue, count]) => [red / count, green / count, blue / count]);
}
