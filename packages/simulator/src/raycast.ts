import { GRID_XY, GRID_Z, OUTSIDE, PADDED_XY, STRIDE, VOXEL_M } from './grid.ts';

const STRIDE_Y = STRIDE[1];
const STRIDE_Z = STRIDE[2];
const SIZE_M = GRID_XY * VOXEL_M;
const TOP_M = GRID_Z * VOXEL_M;

/**
 * Floats of a ray record: origin x y z, direction x y z (any length), the parameter of the hit, and what shading
 * wants to know of the ray.
 */
export const RAY_LENGTH = 9;
/** Where {@link castRay} leaves the parameter of the hit. */
export const RAY_T = 6;
/** Length of the direction; written by whoever shades the hit. */
export const RAY_NORM = 7;
/** Width of a pixel at distance 1; written by whoever shades the hit. */
export const RAY_PIXEL = 8;

/**
 * Finds the first voxel face along a ray (Amanatides and Woo, "A fast voxel traversal algorithm", 1987).
 *
 * Values travel through `ray` because a number handed to a function that is not inlined is boxed on the heap.
 * A ray that starts inside a solid leaves it first. Directions need not be unit: with a direction of camera
 * depth 1 the parameter *is* the depth.
 *
 * @param cells padded grid
 * @param ray see {@link RAY_LENGTH}; metres
 * @returns `paddedIndex * 6 + face`, face = axis * 2 + (0 when the normal points down the axis, else 1); −1 for sky
 */
export function castRay(cells: Uint8Array, ray: Float64Array): number {
  const ox = ray[0];
  const oy = ray[1];
  const oz = ray[2];
  if (!(ox >= 0 && ox < SIZE_M && oy >= 0 && oy < SIZE_M && oz >= 0 && oz < TOP_M))
    return castFromOutside(cells, ray);
  return walk(cells, ray, (ox / VOXEL_M) | 0, (oy / VOXEL_M) | 0, (oz / VOXEL_M) | 0);
}

function walk(cells: Uint8Array, ray: Float64Array, x: number, y: number, z: number): number {
  const dx = ray[3];
  const dy = ray[4];
  const dz = ray[5];
  const stepX = dx < 0 ? -1 : 1;
  const stepY = dy < 0 ? -STRIDE_Y : STRIDE_Y;
  const stepZ = dz < 0 ? -STRIDE_Z : STRIDE_Z;
  // A ray along a wall never crosses that axis: the division by zero gives the infinity that says so.
  const deltaX = VOXEL_M / Math.abs(dx);
  const deltaY = VOXEL_M / Math.abs(dy);
  const deltaZ = VOXEL_M / Math.abs(dz);
  let tX = Math.abs((dx < 0 ? x : x + 1) * VOXEL_M - ray[0]) / Math.abs(dx);
  let tY = Math.abs((dy < 0 ? y : y + 1) * VOXEL_M - ray[1]) / Math.abs(dy);
  let tZ = Math.abs((dz < 0 ? z : z + 1) * VOXEL_M - ray[2]) / Math.abs(dz);
  let index = ((z + 1) * PADDED_XY + y + 1) * PADDED_XY + x + 1;
  for (;;) {
    if (tX < tY) {
      if (tX < tZ) {
        index += stepX;
        if (cells[index] !== 0) {
          ray[6] = tX;
          return cells[index] === OUTSIDE ? -1 : index * 6 + (dx > 0 ? 0 : 1);
        }
        tX += deltaX;
        continue;
      }
    } else if (tY < tZ) {
      index += stepY;
      if (cells[index] !== 0) {
        ray[6] = tY;
        return cells[index] === OUTSIDE ? -1 : index * 6 + (dy > 0 ? 2 : 3);
      }
      tY += deltaY;
      continue;
    }
    index += stepZ;
    if (cells[index] !== 0) {
      ray[6] = tZ;
      return cells[index] === OUTSIDE ? -1 : index * 6 + (dz > 0 ? 4 : 5);
    }
    tZ += deltaZ;
  }
}

/** A camera beyond the world looks in: enter its box first, from above or from a side. */
function castFromOutside(cells: Uint8Array, ray: Float64Array): number {
  const high = [SIZE_M, SIZE_M, TOP_M];
  let enter = 0;
  let leave = Infinity;
  let axis = 2;
  for (let a = 0; a < 3; a++) {
    const origin = ray[a];
    const direction = ray[3 + a];
    if (direction === 0) {
      if (origin < 0 || origin > high[a]) return -1;
      continue;
    }
    const near = ((direction > 0 ? 0 : high[a]) - origin) / direction;
    const far = ((direction > 0 ? high[a] : 0) - origin) / direction;
    if (near > enter) {
      enter = near;
      axis = a;
    }
    leave = Math.min(leave, far);
  }
  if (!(enter < leave)) return -1;
  const cellAt = (a: number, count: number): number =>
    Math.min(count - 1, Math.max(0, Math.floor((ray[a] + enter * ray[3 + a]) / VOXEL_M)));
  const x = cellAt(0, GRID_XY);
  const y = cellAt(1, GRID_XY);
  const z = cellAt(2, GRID_Z);
  const index = ((z + 1) * PADDED_XY + y + 1) * PADDED_XY + x + 1;
  if (cells[index] !== 0) {
    ray[6] = enter;
    return index * 6 + axis * 2 + (ray[3 + axis] > 0 ? 0 : 1);
  }
  return walk(cells, ray, x, y, z);
}
