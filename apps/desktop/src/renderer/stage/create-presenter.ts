import { isSoftwareAdapter } from '@dreamwalk/inference/web';
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
  if (wanted === 'webgl' || (wanted === undefined && hasRealWebGl())) {
    const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false });
    if (gl) return new WebGlPresenter(gl);
  }
  return new CanvasPresenter(canvas);
}

/**
 * Asked of a canvas of its own, because a canvas keeps its first kind of context. The renderer's name counts:
 * `failIfMajorPerformanceCaveat` lets Chromium's own software renderer pass.
 */
function hasRealWebGl(): boolean {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = names && gl?.getParameter(names.UNMASKED_RENDERER_WEBGL);
  return gl !== null && !isSoftwareAdapter({ description: String(renderer ?? '') });
}
