import type { RgbFrame } from '@dreamwalk/environment';
import { fillRgba } from './fill-rgba.ts';
import type { PresenterName } from './stage-protocol.ts';
import { WebGlPresenter } from './webgl-presenter.ts';

/** Draws frames, enlarged, onto the stage's canvas. */
export interface Presenter {
  readonly name: PresenterName;
  /** Size of the canvas in device pixels; the last frame is drawn again. */
  resize(widthPx: number, heightPx: number): void;
  draw(frame: RgbFrame): void;
}

/**
 * The best presenter for this machine: WebGL where a real GPU runs it, otherwise the 2D canvas, whose own
 * enlargement is quicker than a shader run on the CPU.
 * @param wanted one of them, whatever the machine
 */
export function createPresenter(canvas: OffscreenCanvas, wanted?: PresenterName): Presenter {
  if (wanted !== '2d') {
    const gl = canvas.getContext('webgl2', {
      alpha: false,
      antialias: false,
      depth: false,
      failIfMajorPerformanceCaveat: wanted !== 'webgl',
    });
    if (gl) return new WebGlPresenter(gl);
  }
  return new CanvasPresenter(canvas);
}

/** Enough for the eye; beyond it the browser stretches the rest, which costs next to nothing. */
const MOST_2D_PX = 640;

class CanvasPresenter implements Presenter {
  readonly name = '2d';
  readonly #canvas: OffscreenCanvas;
  readonly #context: OffscreenCanvasRenderingContext2D;
  readonly #source = new OffscreenCanvas(1, 1);
  #image: ImageData | undefined;

  constructor(canvas: OffscreenCanvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false })!;
  }

  resize(widthPx: number, heightPx: number): void {
    const shrink = Math.min(1, MOST_2D_PX / Math.max(widthPx, heightPx));
    this.#canvas.width = Math.round(widthPx * shrink);
    this.#canvas.height = Math.round(heightPx * shrink);
    this.#stretch();
  }

  draw(frame: RgbFrame): void {
    const { widthPx, heightPx } = frame;
    if (this.#image?.width !== widthPx || this.#image.height !== heightPx) {
      this.#source.width = widthPx;
      this.#source.height = heightPx;
      this.#image = new ImageData(widthPx, heightPx);
    }
    fillRgba(this.#image.data, frame.rgb);
    this.#source.getContext('2d')!.putImageData(this.#image, 0, 0);
    this.#stretch();
  }

  #stretch(): void {
    if (!this.#image) return;
    this.#context.imageSmoothingQuality = 'high';
    this.#context.drawImage(this.#source, 0, 0, this.#canvas.width, this.#canvas.height);
  }
}
