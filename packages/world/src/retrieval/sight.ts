import { type Camera, type Pose, poseToMatrix } from '@dreamwalk/geometry';
import {
  ANGLE_IGNORED_FROM_M,
  BLEND_ANGLE,
  BLEND_BASE,
  NEAR_M,
  VISIBLE_INVERSE_DEPTH,
  VISIBLE_RATIO,
} from '@dreamwalk/inference';
import type { CoarseSurface } from '../memory/coarse-surface.ts';

/**
 * The guide's rule of who sees a point (`compute/guide.ts` in inference) on a coarse grid: which cells of a new view the
 * remembered ones see, and how well. All lengths in the image plane are in cells.
 */

/** A point covers as many cells as it is magnified by, this many at most. */
const MAX_FOOTPRINT_CELLS = 4;
/** An empty cell with this many neighbours drawn is a pinhole: one side of it, as along the image's border. */
const PINHOLE_NEIGHBOURS = 3;
/** The new view as a grid of cells. */
export class TargetGrid {
  readonly size: number;
  /** Depth of the nearest remembered point in each cell, metres; infinite where there is none. */
  readonly depthM: Float64Array;
  readonly #fx: number;
  readonly #fy: number;
  readonly #cx: number;
  readonly #cy: number;
  readonly #toWorld: readonly number[];
  readonly #fromWorld: Float64Array;

  constructor(camera: Camera, pose: Pose, size: number) {
    const across = size / camera.widthPx;
    const down = size / camera.heightPx;
    this.size = size;
    this.depthM = new Float64Array(size * size).fill(Number.POSITIVE_INFINITY);
    this.#fx = camera.fx * across;
    this.#fy = camera.fy * down;
    this.#cx = camera.cx * across;
    this.#cy = camera.cy * down;
    this.#toWorld = poseToMatrix(pose);
    const m = this.#toWorld;
    this.#fromWorld = Float64Array.of(
      ...[m[0], m[4], m[8], -(m[0] * m[3] + m[4] * m[7] + m[8] * m[11])],
      ...[m[1], m[5], m[9], -(m[1] * m[3] + m[5] * m[7] + m[9] * m[11])],
      ...[m[2], m[6], m[10], -(m[2] * m[3] + m[6] * m[7] + m[10] * m[11])],
    );
  }

  /**
   * Draws a remembered surface into the depth buffer; each point covers as many cells as it is magnified by, so that
   * a surface which comes closer stays closed.
   *
   * @returns how many of its points fall into the view
   */
  drawSurface({ points, depthM, size }: CoarseSurface): number {
    const m = this.#fromWorld;
    const side = this.size;
    let inView = 0;
    for (let at = 0; at < size * size; at++) {
      const px = points[3 * at];
      const py = points[3 * at + 1];
      const pz = points[3 * at + 2];
      const z = m[8] * px + m[9] * py + m[10] * pz + m[11];
      if (z < NEAR_M) continue;
      const u = (this.#fx * (m[0] * px + m[1] * py + m[2] * pz + m[3])) / z + this.#cx;
      const v = (this.#fy * (m[4] * px + m[5] * py + m[6] * pz + m[7])) / z + this.#cy;
      const half = 0.5 * Math.min(Math.max(depthM[at] / z, 1), MAX_FOOTPRINT_CELLS);
      if (u < -half || v < -half || u > side + half || v > side + half) continue;
      if (u >= 0 && v >= 0 && u < side && v < side) inView++;
      const right = Math.min(side - 1, Math.floor(u + half - 0.5));
      const bottom = Math.min(side - 1, Math.floor(v + half - 0.5));
      for (let y = Math.max(0, Math.ceil(v - half - 0.5)); y <= bottom; y++)
        for (let x = Math.max(0, Math.ceil(u - half - 0.5)); x <= right; x++)
          if (z < this.depthM[y * side + x]) this.depthM[y * side + x] = z;
    }
    return inView;
  }

  /**
   * Gives a cell that nothing was drawn in, but some of its neighbours, their mean inverse depth, exact on a plane:
   * slanted surfaces stretch by more than they are magnified, and their points leave pinholes. Cells filled beyond a
   * surface's end do no harm, because a view that does not reach there does not see them.
   */
  closePinholes(): void {
    const side = this.size;
    const drawn = this.depthM.slice();
    for (let cell = 0; cell < drawn.length; cell++) {
      if (drawn[cell] !== Number.POSITIVE_INFINITY) continue;
      const column = cell % side;
      let neighbours = 0;
      let inverse = 0;
      for (
        let y = Math.max(0, cell - column - side);
        y <= Math.min(drawn.length - side, cell - column + side);
        y += side
      )
        for (let x = Math.max(0, column - 1); x <= Math.min(side - 1, column + 1); x++) {
          if (drawn[y + x] === Number.POSITIVE_INFINITY) continue;
          neighbours++;
          inverse += 1 / drawn[y + x];
        }
      if (neighbours >= PINHOLE_NEIGHBOURS) this.depthM[cell] = neighbours / inverse;
    }
  }

  /** World coordinates [n · n · 3] of the surface drawn, metres. Meaningless where nothing was drawn. */
  surfacePoints(): Float64Array {
    const points = new Float64Array(3 * this.size * this.size);
    const m = this.#toWorld;
    for (let cell = 0; cell < this.depthM.length; cell++) {
      const z = this.depthM[cell];
      const x = (z * ((cell % this.size) + 0.5 - this.#cx)) / this.#fx;
      const y = (z * (Math.floor(cell / this.size) + 0.5 - this.#cy)) / this.#fy;
      for (let axis = 0; axis < 3; axis++)
        points[3 * cell + axis] =
          m[4 * axis] * x + m[4 * axis + 1] * y + m[4 * axis + 2] * z + m[4 * axis + 3];
    }
    return points;
  }

  /**
   * How well a remembered view sees the surface drawn: w / (w + 1) of its weight in the guide, in [0, 1), 0 where it
   * does not see the cell.
   *
   * @param points of `surfacePoints`
   * @param wanted cells that are looked at; the others stay as they are
   * @param confidence where the result goes, [n · n] from `offset` on
   * @returns whether it sees any
   */
  look(
    source: CoarseSurface,
    points: Float64Array,
    wanted: Uint8Array,
    confidence: Float32Array,
    offset: number,
  ): boolean {
    const m = source.cameraFromWorld;
    const eye = this.#toWorld;
    const side = this.size;
    let seesAny = false;
    for (let cell = 0; cell < side * side; cell++) {
      if (wanted[cell] === 0) continue;
      const px = points[3 * cell];
      const py = points[3 * cell + 1];
      const pz = points[3 * cell + 2];
      const z = m[8] * px + m[9] * py + m[10] * pz + m[11];
      if (!(z >= NEAR_M)) continue;
      const x = m[0] * px + m[1] * py + m[2] * pz + m[3];
      const y = m[4] * px + m[5] * py + m[6] * pz + m[7];
      const u = (this.#fx * x) / z + this.#cx;
      const v = (this.#fy * y) / z + this.#cy;
      if (!(u >= 0 && v >= 0 && u < side && v < side)) continue;
      if (!agrees(source.inverseDepth, side, u, v, 1 / z)) continue;
      const targetZ = this.depthM[cell];
      let sin2 = 0;
      if (targetZ < ANGLE_IGNORED_FROM_M) {
        const toEyeX = eye[3] - px;
        const toEyeY = eye[7] - py;
        const toEyeZ = eye[11] - pz;
        // The source's eye seen from the point, −(x, y, z) in source axes, turned to the world.
        const toSourceX = -(m[0] * x + m[4] * y + m[8] * z);
        const toSourceY = -(m[1] * x + m[5] * y + m[9] * z);
        const toSourceZ = -(m[2] * x + m[6] * y + m[10] * z);
        const along = toEyeX * toSourceX + toEyeY * toSourceY + toEyeZ * toSourceZ;
        const lengths2 = (toEyeX * toEyeX + toEyeY * toEyeY + toEyeZ * toEyeZ) * (x * x + y * y + z * z);
        sin2 = Math.max(0, 1 - (along * along) / lengths2);
      }
      const coarser = Math.max(0, z / targetZ - 1);
      const spread = BLEND_BASE + BLEND_ANGLE * sin2 + coarser * coarser;
      confidence[offset + cell] = 1 / (1 + spread * spread);
      seesAny = true;
    }
    return seesAny;
  }
}

/**
 * Whether a view saw a surface at this inverse depth at (u, v): by the nearest cell, as the guide does by pixel, or
 * between four cells, which is exact on a plane however it slants.
 *
 * @param inverseDepth [side · side] of the view, 1 / metres
 * @param u in cells, [0, side); `v` as well
 */
export function agrees(
  inverseDepth: Float32Array,
  side: number,
  u: number,
  v: number,
  inverse: number,
): boolean {
  const tolerance = VISIBLE_INVERSE_DEPTH + VISIBLE_RATIO * inverse;
  if (Math.abs(inverse - inverseDepth[Math.floor(v) * side + Math.floor(u)]) < tolerance) return true;
  const x = Math.min(Math.max(u - 0.5, 0), side - 1);
  const y = Math.min(Math.max(v - 0.5, 0), side - 1);
  const left = Math.min(Math.floor(x), side - 2);
  const top = Math.min(Math.floor(y), side - 2);
  const at = top * side + left;
  const above = inverseDepth[at] + (x - left) * (inverseDepth[at + 1] - inverseDepth[at]);
  const below =
    inverseDepth[at + side] + (x - left) * (inverseDepth[at + side + 1] - inverseDepth[at + side]);
  return Math.abs(inverse - (above + (y - top) * (below - above))) < tolerance;
}
