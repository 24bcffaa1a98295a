import type { RgbFrame } from '@dreamwalk/environment';

/** Draws frames, enlarged, onto the stage's canvas. */
export interface Presenter {
  /** Size of the view in device pixels; the last frame is drawn again where that matters. */
  resize(widthPx: number, heightPx: number): void;
  draw(frame: RgbFrame): void;
}
