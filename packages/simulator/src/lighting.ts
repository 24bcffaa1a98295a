import { GRID_XY, GRID_Z, OUTSIDE, PADDED_XY, paddedIndex, STRIDE, VOXEL_M } from './grid.ts';
import { MATERIALS } from './materials.ts';
import { castRay, RAY_LENGTH } from './raycast.ts';
import { BASE_LIGHT, SKY_LIGHT, SUN_DIRECTION, SUN_LIGHT } from './sky.ts';

/** Light samples along an edge of a face; they lie on its border and at its thirds. */
export const LIGHT_SIZE = 4;
/** Floats of one face: RGB of each sample, row by row. */
export const LIGHT_STRIDE = LIGHT_SIZE * LIGHT_SIZE * 3;

/** Baked light: linear RGB irradiance on every face that air touches. */
export interface Lighting {
  /** Face (`paddedIndex * 6 + face`) to its slot in `samples`; 0 is the slot of faces nobody lit. */
  readonly slots: Uint16Array;
  /** `samples[slot * LIGHT_STRIDE + (row * LIGHT_SIZE + column) * 3 + channel]`. */
  readonly samples: Float32Array;
}

/** The two axes along a face whose normal lies on axis 0, 1 or 2. */
const ALONG: readonly (readonly [number, number])[] = [
  [1, 2],
  [0, 2],
  [0, 1],
];

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

/** What a corner keeps when 0, 1, 2 or 3 of the three voxels round it are solid. */
const CORNER_LIGHT: readonly number[] = [1, 0.74, 0.56, 0.42];
/** Share of the diffuse light that a face receives, by face: −x +x −y +y −z +z. Facing apart must look apart. */
const FACING: readonly number[] = [0.84, 0.94, 0.9, 0.76, 0.72, 1.0];
/** Share of light that a wall throws back into the air beside it. */
const WALL_ALBEDO = 0.84;
/** Light that every cell under the open sky takes directly from above, beside what diffuses into it. */
const OPEN_SKY = 0.05;
/** Sweeps of the diffusion; light has then crossed the largest room. */
const SWEEPS = 14;

interface Face {
  readonly cell: number;
  readonly face: number;
  readonly slot: number;
}

function isSolid(value: number): boolean {
  return value !== 0 && value !== OUTSIDE;
}

function exposedFaces(cells: Uint8Array): Face[] {
  const faces: Face[] = [];
  for (let z = -1; z < GRID_Z; z++) {
    for (let y = 0; y < GRID_XY; y++) {
      for (let x = 0; x < GRID_XY; x++) {
        const cell = paddedIndex(x, y, z);
        if (!isSolid(cells[cell])) continue;
        for (let face = 0; face < 6; face++) {
          const neighbour = cell + (face & 1 ? 1 : -1) * STRIDE[face >> 1];
          if (neighbour >= 0 && cells[neighbour] === 0) faces.push({ cell, face, slot: faces.length + 1 });
        }
      }
    }
  }
  return faces;
}

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
function standOnFace(ray: Float64Array, cell: number, face: number, p: number, q: number): void {
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
function sunOnFace(cells: Uint8Array, ray: Float64Array, face: Face, shares: Float32Array): void {
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
function sunCosine(face: number): number {
  return Math.max(0, (face & 1 ? 1 : -1) * SUN_DIRECTION[face >> 1]);
}

/** Sky light and the first bounce of sunlight, diffused through the air: linear RGB per padded cell. */
function diffuse(cells: Uint8Array, source: Float32Array): Float32Array {
  const light = new Float32Array(cells.length * 3);
  const air: number[] = [];
  for (let cell = 0; cell < cells.length; cell++) {
    if (cells[cell] === 0) air.push(cell);
    else if (cells[cell] === OUTSIDE) light.set(SKY_LIGHT, cell * 3);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forth = sweep % 2 === 0;
    for (let n = 0; n < air.length; n++) {
      const cell = air[forth ? n : air.length - 1 - n];
      let red = source[cell * 3];
      let green = source[cell * 3 + 1];
      let blue = source[cell * 3 + 2];
      let walls = 0;
      for (let face = 0; face < 6; face++) {
        const neighbour = cell + (face & 1 ? 1 : -1) * STRIDE[face >> 1];
        if (isSolid(cells[neighbour])) walls++;
        else {
          red += light[neighbour * 3] / 6;
          green += light[neighbour * 3 + 1] / 6;
          blue += light[neighbour * 3 + 2] / 6;
        }
      }
      const gain = 1 / (1 - (WALL_ALBEDO * walls) / 6);
      light[cell * 3] = red * gain;
      light[cell * 3 + 1] = green * gain;
      light[cell * 3 + 2] = blue * gain;
    }
  }
  return light;
}

function addOpenSky(cells: Uint8Array, source: Float32Array): void {
  for (let y = 0; y < GRID_XY; y++) {
    for (let x = 0; x < GRID_XY; x++) {
      for (let z = GRID_Z - 1; z >= 0; z--) {
        const cell = paddedIndex(x, y, z);
        if (cells[cell] !== 0) break;
        for (let c = 0; c < 3; c++) source[cell * 3 + c] += OPEN_SKY * SKY_LIGHT[c];
      }
    }
  }
}

/** Diffuse light at a corner of a face: the air round it, dimmed by the solids round it. */
function cornerLight(
  cells: Uint8Array,
  air: Float32Array,
  face: Face,
  high: readonly [boolean, boolean],
  out: Float64Array,
): void {
  const axis = face.face >> 1;
  const front = face.cell + (face.face & 1 ? 1 : -1) * STRIDE[axis];
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
 * Bakes sun with soft shadow, sky light, one bounce of coloured light and corner occlusion for every face that
 * air touches. A pure function of the cells.
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
    const front = face.cell + (face.face & 1 ? 1 : -1) * STRIDE[face.face >> 1];
    const { low, high } = MATERIALS[cells[face.cell]];
    for (let c = 0; c < 3; c++)
      bounce[front * 3 + c] += (mean * cosine * SUN_LIGHT[c] * (low[c] + high[c])) / 2 / 6;
  }
  addOpenSky(cells, bounce);
  const air = diffuse(cells, bounce);
  for (const face of faces) {
    const start = (face.slot - 1) * LIGHT_SIZE * LIGHT_SIZE;
    composeFace(cells, air, face, shares.subarray(start, start + LIGHT_SIZE * LIGHT_SIZE), samples);
  }
  return { slots, samples };
}
