import { PADDED_XY, STRIDE, VOXEL_M } from '../grid.ts';
import { castRay } from '../raycast.ts';
import { ALONG, type Face } from './faces.ts';
import { SUN_DIRECTION } from './sky.ts';

/** Light samples along an edge of a face; they lie on its border and at its thirds. */
export const LIGHT_SIZE = 4;

/** Offsets over the sun's disc: centre and a hexagon, in units of its radius. */
const DISC: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 0],
  [0.5, 0.866],
  [-0.5, 0.866],
  [-1, 0],
  [-0.5, -0.866],
  [0.5, -0.866],
];
/** Wider than the real sun, so that shadows end softly: the tangent of its radius. */
const SUN_RADIUS = 0.06;
/** Two unit vectors across the sun's direction. */
const ACROSS_A: readonly [number, number, number] = [0.6, 0.8, 0];
const ACROSS_B: readonly [number, number, number] = [-0.64, 0.48, 0.6];

/** Share of the sun's disc seen from a point. */
function sunShare(cells: Uint8Array, ray: Float64Array): number {
  let seen = 0;
  for (const [a, b] of DISC) {
    for (let axis = 0; axis < 3; axis++)
      ray[3 + axis] = SUN_DIRECTION[axis] + SUN_RADIUS * (a * ACROSS_A[axis] + b * ACROSS_B[axis]);
    if (castRay(cells, ray) < 0) seen++;
  }
  return seen / DISC.length;
}

/** Places the ray's origin over a face: p and q in 0..1 along it, kept just clear of every surface. */
export function standOnFace(ray: Float64Array, cell: number, face: number, p: number, q: number): void {
  const axis = face >> 1;
  const [along, across] = ALONG[axis];
  const origin = [
    (cell % PADDED_XY) - 1,
    (Math.floor(cell / PADDED_XY) % PADDED_XY) - 1,
    Math.floor(cell / STRIDE[2]) - 1,
  ];
  origin[axis] += face & 1 ? 1.02 : -0.02;
  origin[along] += 0.04 + 0.92 * p;
  origin[across] += 0.04 + 0.92 * q;
  for (let a = 0; a < 3; a++) ray[a] = origin[a] * VOXEL_M;
}

/**
 * Fills `shares` with the sun share at the samples of a face. A face whose corners and centre agree is uniform:
 * no shadow of a 0.5 m voxel is smaller than that.
 */
export function sunOnFace(cells: Uint8Array, ray: Float64Array, face: Face, shares: Float32Array): void {
  const last = LIGHT_SIZE - 1;
  const at = (i: number, j: number): number => {
    standOnFace(ray, face.cell, face.face, i / last, j / last);
    return sunShare(cells, ray);
  };
  const probes = [at(0, 0), at(last, 0), at(0, last), at(last, last), at(last / 2, last / 2)];
  if (probes.every((share) => share === probes[0] && (share === 0 || share === 1))) {
    shares.fill(probes[0]);
    return;
  }
  for (let j = 0; j < LIGHT_SIZE; j++) {
    for (let i = 0; i < LIGHT_SIZE; i++) shares[j * LIGHT_SIZE + i] = at(i, j);
  }
}

/** Cosine of the sun's angle to a face's normal, 0 when the face looks away. */
export function sunCosine(face: number): number {
  return Math.max(0, (face & 1 ? 1 : -1) * SUN_DIRECTION[face >> 1]);
}
