import type { RgbFrame } from '@dreamwalk/environment';
import { GRID_XY, VOXEL_M, voxelIndex } from '../grid.ts';
import type { VoxelWorld } from '../world.ts';
import { materialOf } from './materials.ts';

/** Layers that the map shows; ceilings above stay out, so that one looks into the rooms. */
const CUT_LAYER = 4;

/** Displayed colour (0..255) of a column: the ground, or the highest solid below the cut, walls darker. */
function columnColour(world: VoxelWorld, x: number, y: number): readonly number[] {
  let top = -1;
  for (let z = 0; z < CUT_LAYER; z++) if (world.voxels[voxelIndex(x, y, z)] !== 0) top = z;
  const material = top < 0 ? world.ground[y * GRID_XY + x] : world.voxels[voxelIndex(x, y, top)];
  const shade = top < 0 ? 0.95 : 0.85 - (0.35 * (top + 1)) / CUT_LAYER;
  const { low, high } = materialOf(material);
  return low.map((value, c) => Math.sqrt((value + high[c]) / 2) * shade * 255);
}

/** A map of a world from above: north (world +y) is up, world x grows to the right. */
export function drawTopDown(world: VoxelWorld, pixelsPerMetre: number): RgbFrame {
  const sizePx = Math.round(GRID_XY * VOXEL_M * pixelsPerMetre);
  const rgb = new Uint8Array(sizePx * sizePx * 3);
  for (let j = 0; j < sizePx; j++) {
    const y = GRID_XY - 1 - Math.floor(((j + 0.5) * GRID_XY) / sizePx);
    for (let i = 0; i < sizePx; i++) {
      const x = Math.floor(((i + 0.5) * GRID_XY) / sizePx);
      rgb.set(columnColour(world, x, y), (j * sizePx + i) * 3);
    }
  }
  return { widthPx: sizePx, heightPx: sizePx, rgb };
}
