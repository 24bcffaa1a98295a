import type { TimelineSpan } from '@dreamwalk/host';

/** Where the frames of a walk lie on a filmstrip, from its left: evenly, and no wider than their pictures. */
export class FilmstripScale {
  readonly #span: TimelineSpan;
  /** Width of one frame. */
  readonly framePx: number;

  /** @param pictureWidth of a picture on the strip, in the same pixels as `width` */
  constructor(span: TimelineSpan, width: number, pictureWidth: number) {
    this.#span = span;
    this.framePx = Math.min(pictureWidth, width / (span.last - span.first + 1));
  }

  /** The left edge of a frame. */
  leftOf(frameIndex: number): number {
    return (frameIndex - this.#span.first) * this.framePx;
  }

  /** The frame that lies there; beyond either end the last one on that side. */
  frameAt(x: number): number {
    const { first, last } = this.#span;
    return Math.min(last, Math.max(first, first + Math.floor(x / this.framePx)));
  }

  /** The frames whose pictures stand side by side without a gap, cropped where they have to be. */
  *pictured(pictureWidth: number): Iterable<{ readonly frame: number; readonly width: number }> {
    const every = Math.max(1, Math.floor(pictureWidth / this.framePx));
    const width = every * this.framePx;
    for (let frame = this.#span.first; frame <= this.#span.last; frame += every) yield { frame, width };
  }
}
