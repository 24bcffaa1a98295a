import { GRID_XY, GRID_Z, voxelIndex } from '../grid.ts';
import { FIRST_PICTURE, M, MOST_PICTURES } from '../look/materials.ts';
import type { PictureTile } from '../look/picture-tiles.ts';

/** A rectangle of columns: x0 ≤ x < x1, y0 ≤ y < y1. */
export interface Rect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Columns along x. */
export function width(rect: Rect): number {
  return rect.x1 - rect.x0;
}

/** Columns along y. */
export function depth(rect: Rect): number {
  return rect.y1 - rect.y0;
}

/** Layers that a walker's body fills: 0–2 m. Whatever stands there blocks the way. */
export const BODY_LAYERS = 4;

/** The rectangle, larger by `margin` on every side. */
export function grown(rect: Rect, margin: number): Rect {
  return { x0: rect.x0 - margin, y0: rect.y0 - margin, x1: rect.x1 + margin, y1: rect.y1 + margin };
}

/** Whether `inner` lies wholly in `outer`. */
export function contains(outer: Rect, inner: Rect): boolean {
  return inner.x0 >= outer.x0 && inner.y0 >= outer.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1;
}

/** A world while it is being built: voxels, ground and the columns that must stay free. */
export class Blueprint {
  /** Materials by {@link voxelIndex}; 0 is air. */
  readonly voxels = new Uint8Array(GRID_XY * GRID_XY * GRID_Z);
  /** Ground material of each column, `y * GRID_XY + x`. */
  readonly ground = new Uint8Array(GRID_XY * GRID_XY);
  /** Tiles of the pictures on the walls; picture n has the voxel value `FIRST_PICTURE + n`. */
  readonly pictures: PictureTile[] = [];
  readonly #keptFree = new Uint8Array(GRID_XY * GRID_XY);

  /** Sets one voxel; positions beyond the grid are ignored, so that shapes may overhang its edge. */
  set(x: number, y: number, z: number, material: number): void {
    if (x < 0 || y < 0 || z < 0 || x >= GRID_XY || y >= GRID_XY || z >= GRID_Z) return;
    this.voxels[voxelIndex(x, y, z)] = material;
  }

  /** Fills a box of columns from layer z0 up to, not including, z1. */
  fill(rect: Rect, z0: number, z1: number, material: number): void {
    for (let z = z0; z < z1; z++) {
      for (let y = rect.y0; y < rect.y1; y++) {
        for (let x = rect.x0; x < rect.x1; x++) this.set(x, y, z, material);
      }
    }
  }

  /** Takes in a picture; gives the voxel value that shows it, or plain canvas when the world holds no more. */
  addPicture(tile: PictureTile): number {
    if (this.pictures.length >= MOST_PICTURES) return M.canvas;
    return FIRST_PICTURE + this.pictures.push(tile) - 1;
  }

  /** Paves columns. */
  pave(rect: Rect, material: number): void {
    for (let y = rect.y0; y < rect.y1; y++)
      this.ground.fill(material, y * GRID_XY + rect.x0, y * GRID_XY + rect.x1);
  }

  /** Forbids furniture on these columns. */
  keepFree(rect: Rect): void {
    for (let y = rect.y0; y < rect.y1; y++)
      this.#keptFree.fill(1, y * GRID_XY + rect.x0, y * GRID_XY + rect.x1);
  }

  /** Whether a walker's body fits into the column, as far as voxels go. */
  isOpen(x: number, y: number): boolean {
    for (let z = 0; z < BODY_LAYERS; z++) if (this.voxels[voxelIndex(x, y, z)] !== 0) return false;
    return true;
  }

  /** Whether furniture may stand on every one of these columns. */
  isVacant(rect: Rect): boolean {
    for (let y = rect.y0; y < rect.y1; y++) {
      for (let x = rect.x0; x < rect.x1; x++) {
        if (this.#keptFree[y * GRID_XY + x] !== 0 || !this.isOpen(x, y)) return false;
      }
    }
    return true;
  }

  /** 1 for every column in which a walker's body does not fit, `y * GRID_XY + x`. */
  blocked(): Uint8Array {
    return this.ground.map((_, column) =>
      this.isOpen(column % GRID_XY, Math.floor(column / GRID_XY)) ? 0 : 1,
    );
  }
}
