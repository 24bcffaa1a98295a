import type { Rgb } from './materials.ts';

/** Texels along an edge of a picture's tile at its finest level. */
export const PICTURE_SIZE = 32;
/** Texels per metre of the finest level: 6.25 cm each, as coarse as the finest detail of any pattern. */
export const PICTURE_TEXELS_PER_METRE = 16;
/** Levels of detail, the finest first; each halves the one before, down to a single texel. */
export const PICTURE_LEVELS = 6;
/** Texels of one tile with all its levels. */
const PICTURE_TEXELS = 1365;
/** Floats of one tile with all its levels: linear RGB a texel. */
export const PICTURE_STRIDE = PICTURE_TEXELS * 3;

/** First texel of each level within a tile. */
const LEVEL_START = Int32Array.of(0, 1024, 1280, 1344, 1360, 1364);

/**
 * A picture as linear RGB with its levels of detail. A tile repeats every 2 m and is looked up by position alone:
 * whoever paints it knows where it hangs.
 */
export class PictureTile {
  readonly texels = new Float32Array(PICTURE_STRIDE);

  /** Colours the texel (i, j); both wrap round the tile's edge. */
  set(i: number, j: number, colour: Rgb): void {
    const mask = PICTURE_SIZE - 1;
    this.texels.set(colour, ((j & mask) * PICTURE_SIZE + (i & mask)) * 3);
  }

  /** Computes the coarser levels; call it when the finest one is painted. */
  finish(): this {
    for (let level = 1; level < PICTURE_LEVELS; level++) {
      const size = PICTURE_SIZE >> level;
      for (let j = 0; j < size; j++) {
        for (let i = 0; i < size; i++) {
          const corner = LEVEL_START[level - 1] + 2 * j * 2 * size + 2 * i;
          for (let c = 0; c < 3; c++) {
            const at = (texel: number): number => this.texels[texel * 3 + c];
            const sum = at(corner) + at(corner + 1) + at(corner + 2 * size) + at(corner + 2 * size + 1);
            this.texels[(LEVEL_START[level] + j * size + i) * 3 + c] = sum / 4;
          }
        }
      }
    }
    return this;
  }
}

/**
 * Bilinear look-up in one level of a tile, written to `colour`.
 *
 * @param start first float of the tile in `tiles`
 * @param u texels of the level along the face; wraps
 * @param v texels of the level up the face; wraps
 */
export function pictureTexel(
  tiles: Float32Array,
  start: number,
  level: number,
  u: number,
  v: number,
  colour: Float64Array,
): void {
  const size = PICTURE_SIZE >> level;
  const mask = size - 1;
  const iu = Math.floor(u);
  const iv = Math.floor(v);
  const fu = u - iu;
  const fv = v - iv;
  const first = LEVEL_START[level];
  const row0 = first + (iv & mask) * size;
  const row1 = first + ((iv + 1) & mask) * size;
  const u0 = iu & mask;
  const u1 = (iu + 1) & mask;
  for (let c = 0; c < 3; c++) {
    const at = start + c;
    const low = tiles[at + (row0 + u0) * 3] * (1 - fu) + tiles[at + (row0 + u1) * 3] * fu;
    const high = tiles[at + (row1 + u0) * 3] * (1 - fu) + tiles[at + (row1 + u1) * 3] * fu;
    colour[c] = low * (1 - fv) + high * fv;
  }
}
