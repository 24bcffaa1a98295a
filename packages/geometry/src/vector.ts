/** A vector or point in three dimensions: x, y, z. */
export type Vec3 = readonly [number, number, number];

/** The cross product a × b (right-handed). */
export function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** The sum a + b. */
export function add(a: Vec3, b: Vec3): Vec3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

/** The difference a − b. */
export function subtract(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/** The vector v stretched by a factor. */
export function scale(v: Vec3, factor: number): Vec3 {
  return [v[0] * factor, v[1] * factor, v[2] * factor];
}

/** The Euclidean length of v. */
export function length(v: Vec3): number {
  return Math.hypot(v[0], v[1], v[2]);
}

/** Metres between two points. */
export function distanceM(a: Vec3, b: Vec3): number {
  return length(subtract(a, b));
}
