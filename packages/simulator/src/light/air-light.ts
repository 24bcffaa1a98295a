import { GRID_XY, GRID_Z, OUTSIDE, paddedIndex, STRIDE } from '../grid.ts';
import { isSolid } from './faces.ts';
import { SKY_LIGHT } from './sky.ts';

/** Share of light that a wall throws back into the air beside it. */
const WALL_ALBEDO = 0.84;
/** Light that every cell under the open sky takes directly from above, beside what diffuses into it. */
const OPEN_SKY = 0.05;
/** Sweeps of the diffusion; light has then crossed the largest room. */
const SWEEPS = 14;

/** Sky light and the first bounce of sunlight, diffused through the air: linear RGB per padded cell. */
export function diffuse(cells: Uint8Array, source: Float32Array): Float32Array {
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

/** Adds to `source` what each cell under the open sky gets straight from above. */
export function addOpenSky(cells: Uint8Array, source: Float32Array): void {
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
