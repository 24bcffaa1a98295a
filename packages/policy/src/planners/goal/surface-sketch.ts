import type { RgbFrame } from '@dreamwalk/environment';
import { type Camera, pixelRay, rotate, type Vec3 } from '@dreamwalk/geometry';
import type { DreamedView } from '../dream/planner-dream.ts';
import { PANORAMA_COLUMNS, Panorama, rowOf } from './panorama.ts';

/** Pixels along the sides of the squares that become a point. */
const SQUARE_PX = 5;
/** Where the sky is taken to be, metres. */
const SKY_M = 60;
/** Nearer points than this would hide half of the panorama, metres. */
const NEAREST_M = 0.3;
/** Largest number of columns or rows that a point covers on each side of its own. */
const MOST_REACH = 3;
/** Numbers of a point: x, y, z, red, green, blue, and its radius (metres). */
const STRIDE = 7;

/** The surfaces that were really seen, as coloured points: enough to guess in a millisecond what would be seen elsewhere. */
export class SurfaceSketch {
  readonly #camera: Camera;
  readonly #points: number[] = [];

  constructor(camera: Camera) {
    this.#camera = camera;
  }

  /** Takes in what a view shows. */
  see({ frame, depthM, pose }: DreamedView): void {
    const { widthPx, heightPx, fx } = this.#camera;
    const middle = (SQUARE_PX - 1) / 2;
    for (let j = 0; j + SQUARE_PX <= heightPx; j += SQUARE_PX)
      for (let i = 0; i + SQUARE_PX <= widthPx; i += SQUARE_PX) {
        const seenM = depthM[(j + middle) * widthPx + i + middle];
        const depth = seenM > 0 ? seenM : SKY_M;
        const ray = rotate(pose.rotation, pixelRay(this.#camera, i + middle, j + middle));
        for (let axis = 0; axis < 3; axis++) this.#points.push(pose.translation[axis] + depth * ray[axis]);
        this.#points.push(...meanColour(frame, i, j, SQUARE_PX), (depth * SQUARE_PX) / (2 * fx));
      }
  }

  /** What would be seen all round from a place, as far as the points tell. */
  panorama([x, y, z]: Vec3): Panorama {
    const panorama = new Panorama();
    const points = this.#points;
    const columnsPerRad = PANORAMA_COLUMNS / (2 * Math.PI);
    for (let at = 0; at < points.length; at += STRIDE) {
      const dx = points[at] - x;
      const dy = points[at + 1] - y;
      const flatM = Math.sqrt(dx * dx + dy * dy);
      if (flatM < NEAREST_M) continue;
      const row = rowOf((points[at + 2] - z) / flatM);
      const reach = Math.min(MOST_REACH, (points[at + 6] / flatM) * columnsPerRad);
      panorama.splat(Math.atan2(dy, dx) * columnsPerRad, row, reach, flatM, points, at + 3);
    }
    return panorama;
  }
}

/** Mean red, green and blue of a square of pixels. */
export function meanColour({ rgb, widthPx }: RgbFrame, left: number, top: number, sidePx: number): Vec3 {
  const sum = [0, 0, 0];
  for (let y = top; y < top + sidePx; y++)
    for (let x = left; x < left + sidePx; x++)
      for (let channel = 0; channel < 3; channel++) sum[channel] += rgb[(y * widthPx + x) * 3 + channel];
  const count = sidePx * sidePx;
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

/** A picture of a level camera, as a part of the panorama: column 0 is straight ahead. */
export function unroll(frame: RgbFrame, camera: Camera): Panorama {
  const part = new Panorama();
  const half = Math.floor((Math.atan(camera.cx / camera.fx) * PANORAMA_COLUMNS) / (2 * Math.PI));
  for (let column = -half; column <= half; column++) {
    const angle = (2 * Math.PI * column) / PANORAMA_COLUMNS;
    for (let row = 0; row < part.rows; row++) {
      // Columns grow to the left, as yaw does; the image's to the right.
      const u = camera.cx - camera.fx * Math.tan(angle);
      const v = camera.cy - (camera.fy * part.slopeOf(row)) / Math.cos(angle);
      const left = Math.round(u - SQUARE_PX / 2);
      const top = Math.round(v - SQUARE_PX / 2);
      if (left < 0 || top < 0 || left + SQUARE_PX > frame.widthPx || top + SQUARE_PX > frame.heightPx)
        continue;
      part.splat(column, row, 0, 1, meanColour(frame, left, top, SQUARE_PX), 0);
    }
  }
  return part;
}
