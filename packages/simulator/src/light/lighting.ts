import { STRIDE } from '../grid.ts';
import { materialOf } from '../look/materials.ts';
import { RAY_LENGTH } from '../raycast.ts';
import { addOpenSky, diffuse } from './air-light.ts';
import { ALONG, exposedFaces, type Face, isSolid } from './faces.ts';
import { addLampGlow, addLampLight, lampsIn } from './lamps.ts';
import { BASE_LIGHT, SUN_LIGHT } from './sky.ts';
import { LIGHT_SIZE, sunCosine, sunOnFace } from './sunlight.ts';

/** Floats of one face: RGB of each sample, row by row. */
export const LIGHT_STRIDE = LIGHT_SIZE * LIGHT_SIZE * 3;

/** Baked light: linear RGB irradiance on every face that air touches. */
export interface Lighting {
  /** Face (`paddedIndex * 6 + face`) to its slot in `samples`; 0 is the slot of faces nobody lit. */
  readonly slots: Uint16Array;
  /** `samples[slot * LIGHT_STRIDE + (row * LIGHT_SIZE + column) * 3 + channel]`. */
  readonly samples: Float32Array;
}

/** What a corner keeps when 0, 1, 2 or 3 of the three voxels round it are solid. */
const CORNER_LIGHT: readonly number[] = [1, 0.74, 0.56, 0.42];
/** Share of the diffuse light that a face receives, by face: −x +x −y +y −z +z. Facing apart must look apart. */
const FACING: readonly number[] = [0.84, 0.94, 0.9, 0.76, 0.72, 1.0];
/** Diffuse light at a corner of a face: the air round it, dimmed by the solids round it. */
function cornerLight(
  cells: Uint8Array,
  air: Float32Array,
  face: Face,
  high: readonly [boolean, boolean],
  out: Float64Array,
): void {
  const axis = face.face >> 1;
  const { front } = face;
  const stepA = (high[0] ? 1 : -1) * STRIDE[ALONG[axis][0]];
  const stepB = (high[1] ? 1 : -1) * STRIDE[ALONG[axis][1]];
  const sideA = isSolid(cells[front + stepA]);
  const sideB = isSolid(cells[front + stepB]);
  const corner = (sideA && sideB) || isSolid(cells[front + stepA + stepB]);
  let count = 0;
  out.fill(0);
  const add = (cell: number): void => {
    count++;
    for (let c = 0; c < 3; c++) out[c] += air[cell * 3 + c];
  };
  add(front);
  if (!sideA) add(front + stepA);
  if (!sideB) add(front + stepB);
  if (!corner) add(front + stepA + stepB);
  const keep = CORNER_LIGHT[Number(sideA) + Number(sideB) + Number(corner)] * FACING[face.face];
  for (let c = 0; c < 3; c++) out[c] = (out[c] / count + BASE_LIGHT[c]) * keep;
}

function composeFace(
  cells: Uint8Array,
  air: Float32Array,
  face: Face,
  shares: Float32Array,
  samples: Float32Array,
): void {
  const corners = [new Float64Array(3), new Float64Array(3), new Float64Array(3), new Float64Array(3)];
  for (let k = 0; k < 4; k++) cornerLight(cells, air, face, [(k & 1) === 1, (k & 2) === 2], corners[k]);
  const cosine = sunCosine(face.face);
  const last = LIGHT_SIZE - 1;
  for (let j = 0; j < LIGHT_SIZE; j++) {
    for (let i = 0; i < LIGHT_SIZE; i++) {
      const p = i / last;
      const q = j / last;
      const texel = j * LIGHT_SIZE + i;
      for (let c = 0; c < 3; c++) {
        const low = corners[0][c] * (1 - p) + corners[1][c] * p;
        const high = corners[2][c] * (1 - p) + corners[3][c] * p;
        samples[face.slot * LIGHT_STRIDE + texel * 3 + c] =
          low * (1 - q) + high * q + cosine * shares[texel] * SUN_LIGHT[c];
      }
    }
  }
}

/**
 * Bakes sun with soft shadow, sky light, one bounce of coloured light, lamps and corner occlusion for every face
 * that air touches. A pure function of the cells.
 */
export function bakeLighting(cells: Uint8Array): Lighting {
  const faces = exposedFaces(cells);
  const slots = new Uint16Array(cells.length * 6);
  const samples = new Float32Array((faces.length + 1) * LIGHT_STRIDE).fill(0.6);
  const shares = new Float32Array(faces.length * LIGHT_SIZE * LIGHT_SIZE);
  const bounce = new Float32Array(cells.length * 3);
  const ray = new Float64Array(RAY_LENGTH);
  for (const face of faces) {
    slots[face.cell * 6 + face.face] = face.slot;
    const cosine = sunCosine(face.face);
    if (cosine === 0) continue;
    const start = (face.slot - 1) * LIGHT_SIZE * LIGHT_SIZE;
    const own = shares.subarray(start, start + LIGHT_SIZE * LIGHT_SIZE);
    sunOnFace(cells, ray, face, own);
    const mean = own.reduce((sum, share) => sum + share, 0) / own.length;
    const { low, high } = materialOf(cells[face.cell]);
    for (let c = 0; c < 3; c++)
      bounce[face.front * 3 + c] += (mean * cosine * SUN_LIGHT[c] * (low[c] + high[c])) / 2 / 6;
  }
  addOpenSky(cells, bounce);
  const lamps = lampsIn(cells);
  addLampGlow(cells, lamps, bounce);
  const air = diffuse(cells, bounce);
  for (const face of faces) {
    const start = (face.slot - 1) * LIGHT_SIZE * LIGHT_SIZE;
    composeFace(cells, air, face, shares.subarray(start, start + LIGHT_SIZE * LIGHT_SIZE), samples);
  }
  addLampLight(cells, lamps, faces, samples);
  return { slots, samples };
}
