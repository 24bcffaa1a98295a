import type { StoredView } from '../compute/compute.ts';

/** Shows stored views on one canvas, pixel for pixel; the canvas takes the view's size. */
export interface ViewPresenter {
  /** Resolves once the view is drawn, or its drawing is submitted to the GPU. */
  present(view: StoredView): Promise<void>;
  dispose(): void;
}
