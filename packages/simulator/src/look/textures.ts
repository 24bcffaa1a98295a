import { hash } from '../random.ts';
import { MATERIALS, type PatternName } from './materials.ts';

/** Texels along an edge of the finest level; a pattern repeats every 4 m. */
export const TEXTURE_SIZE = 128;
/** Texels per metre of the finest level: 3.1 cm each, just over a pixel at two metres. */
export const TEXELS_PER_METRE = 32;
/** Levels of detail, the finest first; each halves the one before, down to a single texel. */
export const TEXTURE_LEVELS = 8;
/** Bytes of one pattern with all its levels. */
export const TEXTURE_STRIDE = 21_845 + 3;

/** First byte of each level within a pattern. */
export const LEVEL_OFFSET: Int32Array = levelOffsets();

function levelOffsets(): Int32Array {
  const offsets = new Int32Array(TEXTURE_LEVELS);
  for (let level = 1; level < TEXTURE_LEVELS; level++)
    offsets[level] = offsets[level - 1] + (TEXTURE_SIZE >> (level - 1)) ** 2;
  return offsets;
}

function smoothstep(t: number): number {
  return t * t * (3 - 2 * t);
}

/** Value noise in 0..1 that repeats after `period` cells. */
function periodicNoise(u: number, v: number, period: number, key: number): number {
  const iu = Math.floor(u);
  const iv = Math.floor(v);
  const corner = (a: number, b: number): number =>
    hash(key, ((iu + a) % period) * 4096 + ((iv + b) % period)) / 4294967296;
  const fu = smoothstep(u - iu);
  const fv = smoothstep(v - iv);
  const low = corner(0, 0) * (1 - fu) + corner(1, 0) * fu;
  const high = corner(0, 1) * (1 - fu) + corner(1, 1) * fu;
  return low * (1 - fv) + high * fv;
}

/** Noise whose blobs are `sizeM` wide; u and v in metres. */
function blobs(u: number, v: number, sizeM: number, key: number): number {
  return periodicNoise(u / sizeM, v / sizeM, Math.round(4 / sizeM), key);
}

/**
 * Rectangles in courses with joints between: each has its own tone, joints are 0.
 * Odd courses are shifted by `shift` of a length.
 */
function courses(u: number, v: number, lengthM: number, heightM: number, shift: number, key: number): number {
  const course = Math.floor(v / heightM);
  const along = u / lengthM + (course % 2 === 0 ? 0 : shift) + 64;
  const block = Math.floor(along);
  const tone = hash(key, block % Math.round(4 / lengthM), course) / 4294967296;
  const edgeU = Math.min(along - block, block + 1 - along) * lengthM;
  const edgeV = Math.min(v / heightM - course, course + 1 - v / heightM) * heightM;
  const joint = smoothstep(Math.min(1, Math.min(edgeU, edgeV) / 0.06));
  return joint * (0.72 + 0.28 * tone);
}

function fraction(value: number): number {
  return value - Math.floor(value);
}

/** Distance to the nearest point of a square lattice, metres. */
function distanceToLattice(u: number, v: number, spacingM: number): number {
  const du = (fraction(u / spacingM) - 0.5) * spacingM;
  const dv = (fraction(v / spacingM) - 0.5) * spacingM;
  return Math.sqrt(du * du + dv * dv);
}

/** 0 outside and 1 inside an edge that is `edgeM` wide. */
function softly(insideM: number, edgeM: number): number {
  return smoothstep(Math.min(1, Math.max(0, 0.5 + insideM / edgeM)));
}

/** Bands of 0 and 1, two to a period, whose edges are `edgeM` wide. */
function bands(u: number, periodM: number, edgeM: number): number {
  const phase = fraction(u / periodM);
  const toEdge = Math.min(phase, Math.abs(phase - 0.5), 1 - phase) * periodM;
  const half = Math.min(1, toEdge / edgeM) / 2;
  return phase < 0.5 ? 0.5 + half : 0.5 - half;
}

const PATTERNS: Record<PatternName, (u: number, v: number) => number> = {
  plaster: (u, v) => 0.55 * blobs(u, v, 1, 11) + 0.3 * blobs(u, v, 0.5, 12) + 0.15 * blobs(u, v, 0.25, 13),
  brick: (u, v) => courses(u, v, 0.5, 0.25, 0.5, 21) * (0.85 + 0.15 * blobs(u, v, 0.5, 22)),
  ashlar: (u, v) => courses(u, v, 1, 0.5, 0.5, 31) * (0.8 + 0.2 * blobs(u, v, 0.5, 32)),
  planks: (u, v) => courses(u, v, 2, 0.25, 0.5, 41) * (0.8 + 0.2 * blobs(u, v, 0.5, 42)),
  smallTiles: (u, v) => courses(u, v, 0.5, 0.5, 0, 51),
  largeTiles: (u, v) => courses(u, v, 1, 1, 0, 61) * (0.85 + 0.15 * blobs(u, v, 0.5, 62)),
  grass: (u, v) => 0.5 * blobs(u, v, 1, 71) + 0.3 * blobs(u, v, 0.5, 72) + 0.2 * blobs(u, v, 0.2, 73),
  leaves: (u, v) => 0.35 * blobs(u, v, 0.5, 81) + 0.65 * smoothstep(blobs(u, v, 0.2, 82)),
  smooth: (u, v) => 0.5 * blobs(u, v, 1, 91) + 0.5 * blobs(u, v, 0.5, 92),
  stripes: (u) => bands(u, 0.5, 0.06),
  flowers: (u, v) => smoothstep(Math.min(1, Math.max(0, 2.6 * blobs(u, v, 0.25, 101) - 1))),
  chevrons: (u, v) => bands(u + Math.abs(fraction(v) - 0.5), 0.5, 0.08),
  dots: (u, v) => softly(0.3 - distanceToLattice(u, v, 1), 0.08),
  weave: (u, v) => bands((Math.floor(u) + Math.floor(v)) % 2 === 0 ? u : v, 0.5, 0.08),
  rings: (u, v) => bands(distanceToLattice(u, v, 2), 0.5, 0.08),
};

function writeLevels(pattern: (u: number, v: number) => number, bytes: Uint8Array, start: number): void {
  for (let j = 0; j < TEXTURE_SIZE; j++) {
    for (let i = 0; i < TEXTURE_SIZE; i++) {
      const value = pattern((i + 0.5) / TEXELS_PER_METRE, (j + 0.5) / TEXELS_PER_METRE);
      bytes[start + j * TEXTURE_SIZE + i] = Math.round(value * 255);
    }
  }
  for (let level = 1; level < TEXTURE_LEVELS; level++) {
    const size = TEXTURE_SIZE >> level;
    const finer = start + LEVEL_OFFSET[level - 1];
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) {
        const corner = finer + 2 * j * 2 * size + 2 * i;
        const sum =
          bytes[corner] + bytes[corner + 1] + bytes[corner + 2 * size] + bytes[corner + 2 * size + 1];
        bytes[start + LEVEL_OFFSET[level] + j * size + i] = (sum + 2) >> 2;
      }
    }
  }
}

/**
 * All patterns with their levels of detail, one after another: material `m` starts at `m * TEXTURE_STRIDE`.
 * Nothing in them is finer than 5.5 cm, which is two pixels of a 128-pixel, 80° camera at two metres.
 */
export function buildTextures(): Uint8Array {
  const bytes = new Uint8Array(MATERIALS.length * TEXTURE_STRIDE);
  const drawn = new Map<PatternName, number>();
  MATERIALS.forEach((material, index) => {
    const start = index * TEXTURE_STRIDE;
    const twin = drawn.get(material.pattern);
    if (twin === undefined) writeLevels(PATTERNS[material.pattern], bytes, start);
    else bytes.copyWithin(start, twin, twin + TEXTURE_STRIDE);
    drawn.set(material.pattern, start);
  });
  return bytes;
}

/** The patterns, drawn once when the module loads. */
export const TEXTURES: Uint8Array = buildTextures();
