import type { Vec3 } from '@dreamwalk/geometry';

/** What part of the ground the map shows. */
export interface GroundWindow {
  readonly centreXM: number;
  readonly centreYM: number;
  readonly pxPerM: number;
}

const MARGIN_M = 1.2;
/** Never closer than this much ground, so that a few steps on one spot do not fill the map. */
const LEAST_SPAN_M = 6;
/** Share of the way to the wanted window that is gone with each drawing. */
const EASING = 0.15;

/** How far one can look closer, and stand back. */
const MOST_ZOOM = 12;
const LEAST_ZOOM = 0.4;

/** Follows the points that matter, gently: a map that jumps cannot be read. */
export class MapViewport {
  #shown: GroundWindow | undefined;
  /** 1 shows all that matters; closer, the map follows the camera. */
  #zoom = 1;

  get zoom(): number {
    return this.#zoom;
  }

  /** Looks closer by a factor, or stands back. */
  zoomBy(factor: number): void {
    const zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, this.#zoom * factor));
    // Near to 1 is meant to be 1, where everything is seen again.
    this.#zoom = Math.abs(Math.log(zoom)) < 0.05 ? 1 : zoom;
  }

  /**
   * The window that holds all points, or as near to it as it may get in one drawing.
   * @param points at least one
   * @param camera in the middle of the map once one looks closer
   */
  follow(points: Iterable<Vec3>, camera: Vec3, widthPx: number, heightPx: number): GroundWindow {
    const whole = windowAround(points, widthPx, heightPx);
    const wanted =
      this.#zoom > 1
        ? { centreXM: camera[0], centreYM: camera[1], pxPerM: whole.pxPerM * this.#zoom }
        : { ...whole, pxPerM: whole.pxPerM * this.#zoom };
    const from = this.#shown;
    this.#shown = from ? ease(from, wanted) : wanted;
    return this.#shown;
  }

  /** Jump to the next window instead of gliding there. */
  forget(): void {
    this.#shown = undefined;
  }
}

function windowAround(points: Iterable<Vec3>, widthPx: number, heightPx: number): GroundWindow {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  const spanX = Math.max(LEAST_SPAN_M, right - left + 2 * MARGIN_M);
  const spanY = Math.max(LEAST_SPAN_M, top - bottom + 2 * MARGIN_M);
  return {
    centreXM: (left + right) / 2,
    centreYM: (bottom + top) / 2,
    pxPerM: Math.min(widthPx / spanX, heightPx / spanY),
  };
}

function ease(from: GroundWindow, to: GroundWindow): GroundWindow {
  const mix = (a: number, b: number) => a + EASING * (b - a);
  return {
    centreXM: mix(from.centreXM, to.centreXM),
    centreYM: mix(from.centreYM, to.centreYM),
    pxPerM: mix(from.pxPerM, to.pxPerM),
  };
}
