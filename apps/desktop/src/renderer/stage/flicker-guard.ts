import type { RgbFrame } from '@dreamwalk/environment';
import { FlashDetector } from './flash-detector.ts';

/** From this share of the picture on flashes are dangerous (WCAG 2.1, 2.3.1). */
const DANGEROUS_SHARE = 0.25;
/** Softer than this a frame is left out altogether. */
const SOFTEST = 1 / 32;

/**
 * Keeps what is shown from flashing more than three times a second on a quarter of the picture or more. A frame that would
 * is blended into the one shown before it, as little as will do. Those after it catch up, as far as they may.
 */
export class FlickerGuard {
  #detector = new FlashDetector();
  #shown: RgbFrame | undefined;
  #isSoftening = false;

  /** Whether the last frame was shown otherwise than it was given. */
  get isSoftening(): boolean {
    return this.#isSoftening;
  }

  /** @returns what is to be shown: the frame itself, wherever it can be */
  soften(frame: RgbFrame, timeMs: number): RgbFrame {
    if (this.#shown?.widthPx !== frame.widthPx || this.#shown.heightPx !== frame.heightPx) {
      this.#detector = new FlashDetector();
      this.#shown = frame;
    }
    const before = this.#shown;
    let share = 1;
    let shown = frame;
    while (shown !== before && this.#detector.look(shown, timeMs) >= DANGEROUS_SHARE) {
      share /= 2;
      shown = share < SOFTEST ? before : blend(before, frame, share);
    }
    this.#detector.show(shown, timeMs);
    this.#shown = shown;
    this.#isSoftening = shown !== frame;
    return shown;
  }
}

/** @param share of `to` in the result, 0 to 1; at least one step on wherever the two differ, so that it gets there */
function blend(from: RgbFrame, to: RgbFrame, share: number): RgbFrame {
  const rgb = new Uint8Array(to.rgb.length);
  for (let at = 0; at < rgb.length; at++) {
    const change = (to.rgb[at] - from.rgb[at]) * share;
    rgb[at] = from.rgb[at] + (change < 0 ? Math.floor(change) : Math.ceil(change));
  }
  return { ...to, rgb };
}
