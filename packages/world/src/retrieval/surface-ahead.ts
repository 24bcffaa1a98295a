import { type Camera, type Pose, poseToMatrix } from '@dreamwalk/geometry';
import { SKY_M } from '@dreamwalk/inference';
import { directionKey, FAR_M, SURFACE_CELL_M, surfaceKey } from '../memory/cell-key.ts';
import type { ViewIndex } from '../memory/view-index.ts';

/** Rays along each side of the new view. */
const RAYS_PER_SIDE = 8;
/** How far a ray goes at a time, metres: no cell is passed unseen, but for its corners. */
const STRIDE_M = SURFACE_CELL_M / 2;
/** A ray that grazes the floor meets the cells above it too early, so that it goes on to a second cell. */
const CELLS_PER_RAY = 2;

/** A piece of known surface that the new camera looks at. */
export interface SurfaceAhead {
  /** Its cell in a `ViewIndex`. */
  readonly key: number;
  /** Where the ray met it, world coordinates, metres. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/**
 * What a new camera will see as far as the memory knows: rays are followed up to the first cells that any view saw a
 * surface in. A ray that meets none looks at what is far away in its direction.
 */
export function surfaceAhead({ real, dreamed }: ViewIndex, camera: Camera, pose: Pose): SurfaceAhead[] {
  const m = poseToMatrix(pose);
  const pieces: SurfaceAhead[] = [];
  for (let ray = 0; ray < RAYS_PER_SIDE * RAYS_PER_SIDE; ray++) {
    const u = (((ray % RAYS_PER_SIDE) + 0.5) * camera.widthPx) / RAYS_PER_SIDE;
    const v = ((Math.floor(ray / RAYS_PER_SIDE) + 0.5) * camera.heightPx) / RAYS_PER_SIDE;
    const right = (u - camera.cx) / camera.fx;
    const down = (v - camera.cy) / camera.fy;
    const length = Math.sqrt(right * right + down * down + 1);
    const dx = (m[0] * right + m[1] * down + m[2]) / length;
    const dy = (m[4] * right + m[5] * down + m[6]) / length;
    const dz = (m[8] * right + m[9] * down + m[10]) / length;
    let met = 0;
    let lastKey = Number.NaN;
    for (let alongM = STRIDE_M; alongM < FAR_M && met < CELLS_PER_RAY; alongM += STRIDE_M) {
      const x = m[3] + alongM * dx;
      const y = m[7] + alongM * dy;
      const z = m[11] + alongM * dz;
      const key = surfaceKey(x, y, z);
      if (key === lastKey || !(real.at(key) || dreamed.at(key))) continue;
      lastKey = key;
      met++;
      pieces.push({ key, x, y, z });
    }
    if (met === 0)
      pieces.push({
        key: directionKey(dx, dy, dz),
        x: m[3] + SKY_M * dx,
        y: m[7] + SKY_M * dy,
        z: m[11] + SKY_M * dz,
      });
  }
  return pieces;
}
