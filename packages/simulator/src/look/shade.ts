import { VOXEL_M } from '../grid.ts';
import { LIGHT_STRIDE, type Lighting } from '../light/lighting.ts';
import { FOG_HALF_M, GLOW, HORIZON, SUN_DIRECTION, ZENITH } from '../light/sky.ts';
import { LIGHT_SIZE } from '../light/sunlight.ts';
import { RAY_NORM, RAY_PIXEL, RAY_T } from '../raycast.ts';
import { FIRST_PICTURE, MATERIALS } from './materials.ts';
import { PICTURE_LEVELS, PICTURE_STRIDE, PICTURE_TEXELS_PER_METRE, pictureTexel } from './picture-tiles.ts';
import {
  LEVEL_OFFSET,
  TEXELS_PER_METRE,
  TEXTURE_LEVELS,
  TEXTURE_SIZE,
  TEXTURE_STRIDE,
  TEXTURES,
} from './textures.ts';

/** What a surface's colour depends on. */
export interface Scene {
  /** Padded grid of materials. */
  readonly cells: Uint8Array;
  readonly lighting: Lighting;
  /** Tiles of the world's pictures, `PICTURE_STRIDE` floats each. */
  readonly pictures: Float32Array;
}

/** Pattern values are bytes: `low + (high − low) / 255 · byte`. Six floats a material. */
const TINTS = Float64Array.from(
  MATERIALS.flatMap(({ low, high }) => [...low, ...low.map((value, c) => (high[c] - value) / 255)]),
);

/** A scene value of this much shows as white. */
const WHITE = 2.6;
const INVERSE_WHITE_SQUARED = 1 / (WHITE * WHITE);
/** Brings baked light to the range of the tone curve. */
const EXPOSURE = 1.07;
/** Supersampling allows patterns this much finer than a pixel. */
const FOOTPRINT_SCALE = 0.7;
/** Patterns are no longer stretched beyond this cosine of the viewing angle. */
const GRAZING = 0.15;
const LEVEL_MASK = TEXTURE_SIZE - 1;

/** Extended Reinhard, then gamma 2: arithmetic that every engine rounds alike. */
function display(light: number): number {
  const x = light * EXPOSURE;
  const y = (x * (1 + x * INVERSE_WHITE_SQUARED)) / (1 + x);
  return Math.sqrt(Math.min(y, 1));
}

/** Bilinear look-up in one level of a pattern; u and v in texels of that level. */
function texel(start: number, level: number, u: number, v: number): number {
  const mask = LEVEL_MASK >> level;
  const shift = 7 - level;
  const iu = Math.floor(u);
  const iv = Math.floor(v);
  const fu = u - iu;
  const fv = v - iv;
  const base = start + LEVEL_OFFSET[level];
  const row0 = base + ((iv & mask) << shift);
  const row1 = base + (((iv + 1) & mask) << shift);
  const u0 = iu & mask;
  const u1 = (iu + 1) & mask;
  const top = TEXTURES[row0 + u0] * (1 - fu) + TEXTURES[row0 + u1] * fu;
  const bottom = TEXTURES[row1 + u0] * (1 - fu) + TEXTURES[row1 + u1] * fu;
  return top * (1 - fv) + bottom * fv;
}

/** Linear RGB that the surface being shaded reflects. */
const REFLECTANCE = new Float64Array(3);
/** Linear RGB of a picture's coarser level. */
const COARSER = new Float64Array(3);

/** Writes what a pattern reflects; a and b in voxels along the face. */
function reflectPattern(material: number, a: number, b: number, footprintM: number): void {
  let texels = footprintM * TEXELS_PER_METRE;
  let level = 0;
  while (texels >= 2 && level < TEXTURE_LEVELS - 2) {
    texels *= 0.5;
    level++;
  }
  const blend = texels <= 1 ? 0 : texels >= 2 ? 1 : texels - 1;
  const start = material * TEXTURE_STRIDE;
  const scale = (TEXELS_PER_METRE * VOXEL_M) / (1 << level);
  const fine = texel(start, level, a * scale - 0.5, b * scale - 0.5);
  const coarse = texel(start, level + 1, a * scale * 0.5 - 0.5, b * scale * 0.5 - 0.5);
  const pattern = fine + (coarse - fine) * blend;
  const tint = material * 6;
  for (let c = 0; c < 3; c++) REFLECTANCE[c] = TINTS[tint + c] + TINTS[tint + 3 + c] * pattern;
}

/** Writes what a picture reflects; a and b in voxels along the face. */
function reflectPicture(
  tiles: Float32Array,
  picture: number,
  a: number,
  b: number,
  footprintM: number,
): void {
  let texels = footprintM * PICTURE_TEXELS_PER_METRE;
  let level = 0;
  while (texels >= 2 && level < PICTURE_LEVELS - 2) {
    texels *= 0.5;
    level++;
  }
  const blend = texels <= 1 ? 0 : texels >= 2 ? 1 : texels - 1;
  const start = picture * PICTURE_STRIDE;
  const scale = (PICTURE_TEXELS_PER_METRE * VOXEL_M) / (1 << level);
  pictureTexel(tiles, start, level, a * scale - 0.5, b * scale - 0.5, REFLECTANCE);
  if (blend === 0) return;
  pictureTexel(tiles, start, level + 1, a * scale * 0.5 - 0.5, b * scale * 0.5 - 0.5, COARSER);
  for (let c = 0; c < 3; c++) REFLECTANCE[c] += (COARSER[c] - REFLECTANCE[c]) * blend;
}

/** Adds the displayed colour of the sky along the ray to `sum`. */
export function addSky(ray: Float64Array, sum: Float64Array): void {
  const length = ray[RAY_NORM];
  const up = ray[5] / length;
  const rise = up > 0 ? 1 - (1 - up) * (1 - up) : 0;
  const towards =
    (ray[3] * SUN_DIRECTION[0] + ray[4] * SUN_DIRECTION[1] + ray[5] * SUN_DIRECTION[2]) / length;
  const near = towards > 0 ? towards * towards * towards * towards : 0;
  for (let c = 0; c < 3; c++) sum[c] += HORIZON[c] + (ZENITH[c] - HORIZON[c]) * rise + GLOW[c] * near;
}

/** Adds the displayed colour of the face that the ray hit to `sum`. */
export function addSurface(scene: Scene, ray: Float64Array, code: number, sum: Float64Array): void {
  const length = ray[RAY_NORM];
  const t = ray[RAY_T];
  const cell = (code / 6) | 0;
  const face = code - cell * 6;
  const axis = face >> 1;
  const x = (ray[0] + t * ray[3]) / VOXEL_M;
  const y = (ray[1] + t * ray[4]) / VOXEL_M;
  const z = (ray[2] + t * ray[5]) / VOXEL_M;
  const a = axis === 0 ? y : x;
  const b = axis === 2 ? y : z;

  const { slots, samples } = scene.lighting;
  const p = (a - Math.floor(a)) * (LIGHT_SIZE - 1);
  const q = (b - Math.floor(b)) * (LIGHT_SIZE - 1);
  const ip = p < LIGHT_SIZE - 1 ? p | 0 : LIGHT_SIZE - 2;
  const iq = q < LIGHT_SIZE - 1 ? q | 0 : LIGHT_SIZE - 2;
  const fp = p - ip;
  const fq = q - iq;
  const light = slots[code] * LIGHT_STRIDE + (iq * LIGHT_SIZE + ip) * 3;
  const w11 = fp * fq;
  const w10 = fp - w11;
  const w01 = fq - w11;
  const w00 = 1 - fp - w01;

  const distance = t * length;
  const facing = (axis === 0 ? ray[3] : axis === 1 ? ray[4] : ray[5]) / length;
  const footprintM = (FOOTPRINT_SCALE * distance * ray[RAY_PIXEL]) / Math.max(Math.abs(facing), GRAZING);
  const material = scene.cells[cell];
  if (material < FIRST_PICTURE) reflectPattern(material, a, b, footprintM);
  else reflectPicture(scene.pictures, material - FIRST_PICTURE, a, b, footprintM);

  const haze = distance / FOG_HALF_M;
  const clear = 1 / (1 + haze * haze);
  for (let c = 0; c < 3; c++) {
    const irradiance =
      w00 * samples[light + c] +
      w10 * samples[light + 3 + c] +
      w01 * samples[light + LIGHT_SIZE * 3 + c] +
      w11 * samples[light + LIGHT_SIZE * 3 + 3 + c];
    const shown = display(irradiance * REFLECTANCE[c]);
    sum[c] += HORIZON[c] + (shown - HORIZON[c]) * clear;
  }
}
