import { slide } from '@dreamwalk/environment';
import { forwardOf, type Pose, type Vec3 } from '@dreamwalk/geometry';
import { GRID_XY, VOXEL_M } from '../grid.ts';
import { castRay, RAY_LENGTH, RAY_T } from '../raycast.ts';
import type { VoxelWorld } from '../world.ts';

/** Height of a walker's eyes above the floor, metres. */
export const EYE_HEIGHT_M = 1.6;
/** Radius of a walker's body, metres. */
export const BODY_RADIUS_M = 0.3;
/** Camera heights that collision allows: a body's column is free from the floor up to 2 m. */
const LOWEST_M = 0.2;
const HIGHEST_M = 1.8;

/** Whether a disc of this radius round (x, y) touches no blocked column and stays in the world. */
function isClear(world: VoxelWorld, xM: number, yM: number, radiusM: number): boolean {
  const x0 = Math.floor((xM - radiusM) / VOXEL_M);
  const x1 = Math.floor((xM + radiusM) / VOXEL_M);
  const y0 = Math.floor((yM - radiusM) / VOXEL_M);
  const y1 = Math.floor((yM + radiusM) / VOXEL_M);
  if (!(x0 >= 0 && y0 >= 0 && x1 < GRID_XY && y1 < GRID_XY)) return false;
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      if (world.blocked[y * GRID_XY + x] === 0) continue;
      const dx = xM - Math.min(Math.max(xM, x * VOXEL_M), (x + 1) * VOXEL_M);
      const dy = yM - Math.min(Math.max(yM, y * VOXEL_M), (y + 1) * VOXEL_M);
      if (dx * dx + dy * dy < radiusM * radiusM || (dx === 0 && dy === 0)) return false;
    }
  }
  return true;
}

/** Whether a walker's body fits at a position: nothing solid between floor and 2 m within the radius. */
export function walkable(world: VoxelWorld, position: Vec3, radiusM: number = BODY_RADIUS_M): boolean {
  return isClear(world, position[0], position[1], radiusM);
}

/**
 * Moves a walker's eyes from one position towards another, sliding along whatever is in the way.
 * The height asked for is granted within 0.2–1.8 m. A walker who already stands in something stays put
 * unless the move leads out of it.
 *
 * @returns where the move ends, metres
 */
export function moveWithCollision(
  world: VoxelWorld,
  from: Vec3,
  to: Vec3,
  radiusM: number = BODY_RADIUS_M,
): Vec3 {
  const height = Math.min(Math.max(to[2], LOWEST_M), HIGHEST_M);
  const hasRoom = (x: number, y: number) => isClear(world, x, y, radiusM);
  if (!hasRoom(from[0], from[1])) return hasRoom(to[0], to[1]) ? [to[0], to[1], height] : from;
  return [...slide(hasRoom, from, to), height];
}

/** Metres from the camera to the first surface straight ahead; `Infinity` when that is sky. */
export function freeSpaceAhead(world: VoxelWorld, pose: Pose): number {
  const ray = new Float64Array(RAY_LENGTH);
  ray.set(pose.translation, 0);
  ray.set(forwardOf(pose), 3);
  return castRay(world.cells, ray) < 0 ? Number.POSITIVE_INFINITY : ray[RAY_T];
}
