import type { RgbFrame } from '@dreamwalk/environment';

/** Side of the tiny picture that lights the surroundings of the view. */
const SIDE_PX = 8;
const INTERVAL_MS = 120;
/** Share of the new light in each update: it follows softly. */
const SOFTNESS = 0.35;

/** Draws the frame's light as a few soft patches, now and then, for the glow round the view. */
export class AmbientLight {
  readonly #context: OffscreenCanvasRenderingContext2D;
  readonly #image = new ImageData(SIDE_PX, SIDE_PX);
  readonly #light = new Float32Array(SIDE_PX * SIDE_PX * 3);
  #lastMs = Number.NEGATIVE_INFINITY;

  constructor(canvas: OffscreenCanvas) {
    canvas.width = SIDE_PX;
    canvas.height = SIDE_PX;
    this.#context = canvas.getContext('2d')!;
  }

  draw(frame: RgbFrame, nowMs: number): void {
    if (nowMs - this.#lastMs < INTERVAL_MS) return;
    const share = Number.isFinite(this.#lastMs) ? SOFTNESS : 1;
    this.#lastMs = nowMs;
    const stepX = frame.widthPx / SIDE_PX;
    const stepY = frame.heightPx / SIDE_PX;
    for (let y = 0; y < SIDE_PX; y++)
      for (let x = 0; x < SIDE_PX; x++)
        for (let channel = 0; channel < 3; channel++) {
          const mean = meanOf(frame, channel, x * stepX, y * stepY, stepX, stepY);
          const at = y * SIDE_PX + x;
          this.#light[at * 3 + channel] += share * (mean - this.#light[at * 3 + channel]);
          this.#image.data[at * 4 + channel] = this.#light[at * 3 + channel];
          this.#image.data[at * 4 + 3] = 255;
        }
    this.#context.putImageData(this.#image, 0, 0);
  }
}

function meanOf(
  frame: RgbFrame,
  channel: number,
  left: number,
  top: number,
  width: number,
  height: number,
): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(top); y < top + height; y += 2)
    for (let x = Math.floor(left); x < left + width; x += 2) {
      sum += frame.rgb[(y * frame.widthPx + x) * 3 + channel];
      count++;
    }
  return sum / count;
}
