/** Side of a cell of surface, metres: about what lies between two points of a coarse surface some metres away. */
export const SURFACE_CELL_M = 0.5;
/** From this depth on a point is known by the direction it is seen in, which is much the same from anywhere near. */
export const FAR_M = 16;

/** Side of a cell of places where cameras stood, metres. */
export const PLACE_CELL_M = 1;

/** Side of a cell of directions, a part of a unit vector: about 14°. */
const DIRECTION_CELL = 0.25;
/** Cells repeat after 1,024 along an axis, half a kilometre: too far apart for one view, and harmless to an index. */
const AXIS_BITS = 10;
const AXIS_MASK = (1 << AXIS_BITS) - 1;

/** The key of the cell that a point of surface is in, at least 0; world coordinates, metres. */
export function surfaceKey(x: number, y: number, z: number): number {
  return packed(x / SURFACE_CELL_M, y / SURFACE_CELL_M, z / SURFACE_CELL_M);
}

/** The key of the cell that a direction is in, negative, so that it is no surface's; world axes, a unit vector. */
export function directionKey(x: number, y: number, z: number): number {
  return -1 - packed(x / DIRECTION_CELL, y / DIRECTION_CELL, z / DIRECTION_CELL);
}

/** The key of the cell that a camera stood in, at least 0; for lists of places only. World coordinates, metres. */
export function placeKey(x: number, y: number, z: number): number {
  return packed(x / PLACE_CELL_M, y / PLACE_CELL_M, z / PLACE_CELL_M);
}

function packed(x: number, y: number, z: number): number {
  const column = Math.floor(x) & AXIS_MASK;
  const row = Math.floor(y) & AXIS_MASK;
  const level = Math.floor(z) & AXIS_MASK;
  return (column << (2 * AXIS_BITS)) | (row << AXIS_BITS) | level;
}
