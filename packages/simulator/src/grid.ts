/** Edge of a voxel in metres. */
export const VOXEL_M = 0.5;
/** Voxels along x and along y: 24 m. */
export const GRID_XY = 48;
/** Voxels along z: 5 m. */
export const GRID_Z = 10;

/**
 * Rays walk through a padded copy of the voxels: one layer of ground below, one ring of `OUTSIDE` round and above.
 * With the ring in place a ray needs no bounds check: whatever is not air ends it.
 */
export const PADDED_XY = GRID_XY + 2;
/** Layers of the padded grid: ground, the ten of the world, and the open sky. */
export const PADDED_Z = GRID_Z + 2;
/** Index step along x, y and z in the padded grid. */
export const STRIDE: readonly [number, number, number] = [1, PADDED_XY, PADDED_XY * PADDED_XY];
/** A padded cell beyond the world: a ray that reaches it sees the sky. */
export const OUTSIDE = 255;

/** Index into {@link VoxelWorld.voxels} of the voxel at column x, row y, layer z. */
export function voxelIndex(x: number, y: number, z: number): number {
  return (z * GRID_XY + y) * GRID_XY + x;
}

/** Index into the padded grid of the voxel at column x, row y, layer z; layer −1 is the ground. */
export function paddedIndex(x: number, y: number, z: number): number {
  return ((z + 1) * PADDED_XY + y + 1) * PADDED_XY + x + 1;
}

/** Copies voxels and ground into a padded grid. */
export function padVoxels(voxels: Uint8Array, ground: Uint8Array): Uint8Array {
  const cells = new Uint8Array(PADDED_XY * PADDED_XY * PADDED_Z).fill(OUTSIDE);
  for (let y = 0; y < GRID_XY; y++) {
    cells.set(ground.subarray(y * GRID_XY, (y + 1) * GRID_XY), paddedIndex(0, y, -1));
    for (let z = 0; z < GRID_Z; z++) {
      const row = voxelIndex(0, y, z);
      cells.set(voxels.subarray(row, row + GRID_XY), paddedIndex(0, y, z));
    }
  }
  return cells;
}
