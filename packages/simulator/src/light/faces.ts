import { GRID_XY, GRID_Z, OUTSIDE, paddedIndex, STRIDE } from '../grid.ts';

/** The two axes along a face whose normal lies on axis 0, 1 or 2. */
export const ALONG: readonly (readonly [number, number])[] = [
  [1, 2],
  [0, 2],
  [0, 1],
];

/** One side of a solid voxel that air touches. */
export interface Face {
  /** Padded index of the solid. */
  readonly cell: number;
  /** axis * 2 + (1 when the normal points up the axis, else 0). */
  readonly face: number;
  /** Padded index of the air in front. */
  readonly front: number;
  /** Number of the face, from 1. */
  readonly slot: number;
}

/** Whether a padded cell holds a material. */
export function isSolid(value: number): boolean {
  return value !== 0 && value !== OUTSIDE;
}

/** Every face that a ray can hit, in the order of its cell. */
export function exposedFaces(cells: Uint8Array): Face[] {
  const faces: Face[] = [];
  for (let z = -1; z < GRID_Z; z++) {
    for (let y = 0; y < GRID_XY; y++) {
      for (let x = 0; x < GRID_XY; x++) {
        const cell = paddedIndex(x, y, z);
        if (!isSolid(cells[cell])) continue;
        for (let face = 0; face < 6; face++) {
          const front = cell + (face & 1 ? 1 : -1) * STRIDE[face >> 1];
          if (front >= 0 && cells[front] === 0) faces.push({ cell, face, front, slot: faces.length + 1 });
        }
      }
    }
  }
  return faces;
}
