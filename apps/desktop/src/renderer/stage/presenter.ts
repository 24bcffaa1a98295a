import type { RgbFrame } from '@dreamwalk/environment';
import { CanvasPresenter } from './canvas-presenter.ts';
import type { PresenterName } from './stage-protocol.ts';
import { WebGlPresenter } from './webgl-presenter.ts';

/** Draws frames, enlarged, onto the stage's canvas. */
export interface Presenter {
  readonly name: PresenterName;
  /** Size of the view in device pixels; the last frame is drawn again where that matters. */
  resize(widthPx: number, heightPx: number): void;
  draw(frame: RgbFrame): void;
}

/**
 * The best presenter for this machine: WebGL where a real GPU runs it, otherwise our own arithmetic, which is much
 * quicker than a shader run on the CPU.
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
