import { PADDED_XY, STRIDE, VOXEL_M } from '../grid.ts';
import { M } from '../look/materials.ts';
import { castRay, RAY_LENGTH } from '../raycast.ts';
import type { Face } from './faces.ts';
import { LIGHT_SIZE, standOnFace } from './sunlight.ts';

/** Light on the faces of a lamp itself, linear RGB: bright enough to show as nearly white. */
const LAMP_SHINE: readonly [number, number, number] = [3.2, 2.7, 2];
/** Light of a lamp on a surface that faces it from 1 m, linear RGB. */
const LAMP_LIGHT: readonly [number, number, number] = [1.9, 1.35, 0.74];
/** What a lamp adds to the air beside each of its faces, which then diffuses round corners. */
const LAMP_GLOW: readonly [number, number, number] = [0.26, 0.19, 0.11];
/** A lamp lights nothing beyond this, metres. */
const REACH_M = 5;
/** Size of a lamp as the falloff sees it: light 1 / (1 + (d / size)²), metres. */
const SIZE_M = 1.1;

/** Padded indices of all lamps. */
export function lampsIn(cells: Uint8Array): number[] {
  const lamps: number[] = [];
  cells.forEach((material, cell) => {
    if (material === M.lamp) lamps.push(cell);
  });
  return lamps;
}

/** Adds to `source` what lamps give to the air beside them. */
export function addLampGlow(cells: Uint8Array, lamps: readonly number[], source: Float32Array): void {
  for (const lamp of lamps) {
    for (let face = 0; face < 6; face++) {
      const front = lamp + (face & 1 ? 1 : -1) * STRIDE[face >> 1];
      if (cells[front] !== 0) continue;
      for (let c = 0; c < 3; c++) source[front * 3 + c] += LAMP_GLOW[c];
    }
  }
}

/** Centre of a padded cell, metres. */
function centreM(cell: number): [number, number, number] {
  const rest = cell % STRIDE[2];
  return [
    ((rest % PADDED_XY) - 0.5) * VOXEL_M,
    (Math.floor(rest / PADDED_XY) - 0.5) * VOXEL_M,
    (Math.floor(cell / STRIDE[2]) - 0.5) * VOXEL_M,
  ];
}

/** Share of a lamp's light that arrives at the ray's origin on a face: 0 in shadow, behind and beyond reach. */
function lampShare(
  cells: Uint8Array,
  ray: Float64Array,
  lamp: number,
  at: readonly number[],
  face: number,
): number {
  let squared = 0;
  for (let axis = 0; axis < 3; axis++) {
    ray[3 + axis] = at[axis] - ray[axis];
    squared += ray[3 + axis] * ray[3 + axis];
  }
  if (squared >= REACH_M * REACH_M) return 0;
  const distance = Math.sqrt(squared);
  const cosine = ((face & 1 ? 1 : -1) * ray[3 + (face >> 1)]) / distance;
  if (cosine <= 0 || Math.floor(castRay(cells, ray) / 6) !== lamp) return 0;
  const fade = 1 - distance / REACH_M;
  return (cosine * fade * fade * 1.4) / (1 + squared / (SIZE_M * SIZE_M));
}

/** Lights one face: exact at its corners, bilinear between, which also softens the edges of shadows. */
function lightFace(
  cells: Uint8Array,
  ray: Float64Array,
  lamp: number,
  at: readonly number[],
  face: Face,
  samples: Float32Array,
): void {
  const shares = [0, 1, 2, 3].map((corner) => {
    standOnFace(ray, face.cell, face.face, corner & 1, corner >> 1);
    return lampShare(cells, ray, lamp, at, face.face);
  });
  if (shares.every((share) => share === 0)) return;
  const last = LIGHT_SIZE - 1;
  for (let j = 0; j < LIGHT_SIZE; j++) {
    for (let i = 0; i < LIGHT_SIZE; i++) {
      const low = shares[0] + ((shares[1] - shares[0]) * i) / last;
      const high = shares[2] + ((shares[3] - shares[2]) * i) / last;
      const share = low + ((high - low) * j) / last;
      const texel = ((face.slot * LIGHT_SIZE + j) * LIGHT_SIZE + i) * 3;
      for (let c = 0; c < 3; c++) samples[texel + c] += share * LAMP_LIGHT[c];
    }
  }
}

/** Makes lamps shine, and lights every face that a lamp within 5 m sees. */
export function addLampLight(
  cells: Uint8Array,
  lamps: readonly number[],
  faces: readonly Face[],
  samples: Float32Array,
): void {
  const ray = new Float64Array(RAY_LENGTH);
  const placesM = faces.map((face) => centreM(face.cell));
  for (const lamp of lamps) {
    const at = centreM(lamp);
    for (const [n, face] of faces.entries()) {
      if (cells[face.cell] === M.lamp) continue;
      const [x, y, z] = placesM[n];
      if ((x - at[0]) ** 2 + (y - at[1]) ** 2 + (z - at[2]) ** 2 < (REACH_M + VOXEL_M) ** 2)
        lightFace(cells, ray, lamp, at, face, samples);
    }
  }
  for (const face of faces) {
    if (cells[face.cell] !== M.lamp) continue;
    for (let n = 0; n < LIGHT_SIZE * LIGHT_SIZE; n++)
      samples.set(LAMP_SHINE, (face.slot * LIGHT_SIZE * LIGHT_SIZE + n) * 3);
  }
}
