import type { RgbFrame } from '@dreamwalk/environment';
import type { Presenter } from './presenter.ts';
import { Upscaler } from './upscaler.ts';

/** The canvas gets this many times the frame's pixels; the browser stretches the rest. */
const FACTOR = 3;

/** Enlarges frames on the CPU, for machines without a GPU. */
export class CanvasPresenter implements Presenter {
  readonly #canvas: OffscreenCanvas;
  readonly #context: OffscreenCanvasRenderingContext2D;
  #upscaler: Upscaler | undefined;
  #image: ImageData | undefined;

  constructor(canvas: OffscreenCanvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false })!;
  }

  resize(): void {}

  draw({ widthPx, heightPx, rgb }: RgbFrame): void {
    if (!this.#upscaler || !this.#image || this.#upscaler.widthPx !== widthPx * FACTOR) {
      this.#upscaler = new Upscaler(widthPx, heightPx, FACTOR);
      this.#image = new ImageData(widthPx * FACTOR, heightPx * FACTOR);
      this.#canvas.width = this.#image.width;
      this.#canvas.height = this.#image.height;
    }
    this.#upscaler.run(rgb, this.#image.data);
    this.#context.putImageData(this.#image, 0, 0);
  }
}
