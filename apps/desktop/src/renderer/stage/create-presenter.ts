import { CanvasPresenter } from './canvas-presenter.ts';
import type { Presenter } from './presenter.ts';
import type { PresenterName } from './stage-protocol.ts';
import { WebGlPresenter } from './webgl-presenter.ts';

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
