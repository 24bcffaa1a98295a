import { type Camera, type Pose, pixelRay, rotate, type Vec3 } from '@dreamwalk/geometry';
import type { DreamedView } from '../dream/planner-dream.ts';
import type { FreeSpace } from './free-space.ts';

/** Width of a cell, metres. */
export const CELL_M = 0.1;
/** Cells along each side: 40 m with the start in the middle, so that no episode walks out of it. */
export const SIDE_CELLS = 400;
/**
 * A body stands in layers of this height from shin to crown; what is lower is floor and the error of its depth, and what is
 * higher is the lintel of a door, which that error must not bring down upon it.
 */
const LAYER_M = 0.3;
const LOWEST_M = 0.25;
const LAYERS = 5;
/** Depths beyond this are too uncertain to place a wall by, metres. */
const REACH_M = 6;
/** Every how many pixels a ray is cast, along both axes. */
const PIXEL_STRIDE = 2;
/** A pixel whose neighbour's depth differs by more than this share lies on an edge, where depth mixes both sides. */
const EDGE_SHARE = 0.1;
/** Log-odds in hundredths: of a view that shows something in a cell, of one that sees through it, and where both end. */
const HIT = 85;
const MISS = -40;
const MOST = 120;
/** Clearances are exact up to here, metres. */
const FAR_M = 1;
/** Radius of a walker's body, metres. */
const BODY_RADIUS_M = 0.3;

/** A rectangle of cells, all its sides included; empty where left is beyond right. */
export interface CellWindow {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Which view last told of each voxel, so that every view counts once; shared by forks, which never look at once. */
interface Told {
  readonly by: Int32Array;
  /** Views so far. */
  views: number;
}

function newTold(): Told {
  return { by: new Int32Array(SIDE_CELLS * SIDE_CELLS * LAYERS), views: 0 };
}

/** Cells round one, with the way from their middles to its nearer edge. */
const DISC = discOfCells(Math.ceil(FAR_M / CELL_M));

/**
 * What stands in the way, gathered from depth: log-odds in a grid of cells and layers, as OctoMap keeps them (Hornung et al.
 * 2013), each cell counted once a view.
 *
 * By the `OccupancyMap` of `packages/world` a dream stops a body, which asks about one place. Ways are planned over the whole
 * field: this one keeps its clearances, forgets sooner, and learns from bumps; each has the figures it was measured with.
 */
export class ObstacleMap implements FreeSpace {
  readonly #camera: Camera;
  readonly #originM: readonly [number, number];
  readonly #evidence: Int8Array;
  readonly #told: Told;
  #window: CellWindow = { left: SIDE_CELLS, top: SIDE_CELLS, right: -1, bottom: -1 };
  #clearance: Float32Array | null = null;

  /**
   * @param around the middle of the map (world, metres); the floor is at z = 0
   * @param told of the map that this one is forked from
   */
  constructor(camera: Camera, around: Vec3, told: Told = newTold()) {
    this.#camera = camera;
    const half = (SIDE_CELLS * CELL_M) / 2;
    this.#originM = [around[0] - half, around[1] - half];
    this.#evidence = new Int8Array(SIDE_CELLS * SIDE_CELLS * LAYERS);
    this.#told = told;
  }

  /** The cells that something is known of, and this many round them. */
  window(marginCells: number): CellWindow {
    const { left, top, right, bottom } = this.#window;
    return {
      left: Math.max(0, left - marginCells),
      top: Math.max(0, top - marginCells),
      right: Math.min(SIDE_CELLS - 1, right + marginCells),
      bottom: Math.min(SIDE_CELLS - 1, bottom + marginCells),
    };
  }

  /** Another map that knows as much, to try out what views would add. */
  fork(): ObstacleMap {
    const half = (SIDE_CELLS * CELL_M) / 2;
    const middle: Vec3 = [this.#originM[0] + half, this.#originM[1] + half, 0];
    const other = new ObstacleMap(this.#camera, middle, this.#told);
    other.#evidence.set(this.#evidence);
    other.#window = this.#window;
    return other;
  }

  /** Takes in what a view shows. */
  see({ depthM, pose }: Pick<DreamedView, 'depthM' | 'pose'>): void {
    const struck: number[] = [];
    const passed: number[] = [];
    const { widthPx, heightPx } = this.#camera;
    for (let j = 1; j < heightPx - 1; j += PIXEL_STRIDE)
      for (let i = 1; i < widthPx - 1; i += PIXEL_STRIDE) {
        const depth = depthM[j * widthPx + i];
        if (depth > 0 && isEdge(depthM, widthPx, j * widthPx + i)) continue;
        this.#cast(pose, pixelRay(this.#camera, i, j), depth, struck, passed);
      }
    this.#told.views++;
    for (const voxel of struck) this.#tell(voxel, HIT);
    for (const voxel of passed) this.#tell(voxel, MISS);
    this.#clearance = null;
  }

  /** Takes in that a body could not get to a place. */
  bump(xM: number, yM: number): void {
    const column = this.cellAt(xM, yM);
    if (column < 0) return;
    for (let layer = 0; layer < LAYERS; layer++) this.#evidence[column * LAYERS + layer] = MOST;
    this.#widen(column);
    this.#clearance = null;
  }

  isFree(from: Vec3, to: Vec3): boolean {
    // Half a cell at a time, or the surface of a wall, which is one cell thick, would be stepped over.
    const steps = Math.max(1, Math.ceil((2 * Math.hypot(to[0] - from[0], to[1] - from[1])) / CELL_M));
    const atStart = this.clearanceM(from[0], from[1]);
    for (let step = 1; step <= steps; step++) {
      const x = from[0] + ((to[0] - from[0]) * step) / steps;
      const y = from[1] + ((to[1] - from[1]) * step) / steps;
      // Who stands too near to something already may still walk away from it.
      if (this.clearanceM(x, y) < Math.min(BODY_RADIUS_M, atStart)) return false;
    }
    return true;
  }

  clearanceM(xM: number, yM: number): number {
    const cell = this.cellAt(xM, yM);
    return cell < 0 ? 0 : this.clearances()[cell];
  }

  /** Clearance of every cell, `row * SIDE_CELLS + column`, metres, at most 1. */
  clearances(): Float32Array {
    this.#clearance ??= distanceToBlocked((cell) => this.#isBlocked(cell), this.window(0));
    return this.#clearance;
  }

  /** Whether some view told of the cell. */
  isKnown(cell: number): boolean {
    for (let layer = 0; layer < LAYERS; layer++) if (this.#evidence[cell * LAYERS + layer] !== 0) return true;
    return false;
  }

  /** The cell over a place; −1 outside. */
  cellAt(xM: number, yM: number): number {
    const column = Math.floor((xM - this.#originM[0]) / CELL_M);
    const row = Math.floor((yM - this.#originM[1]) / CELL_M);
    if (!(column >= 0 && row >= 0 && column < SIDE_CELLS && row < SIDE_CELLS)) return -1;
    return row * SIDE_CELLS + column;
  }

  /** The middle of a cell (world, metres). */
  placeOf(cell: number): readonly [number, number] {
    return [
      this.#originM[0] + ((cell % SIDE_CELLS) + 0.5) * CELL_M,
      this.#originM[1] + (Math.floor(cell / SIDE_CELLS) + 0.5) * CELL_M,
    ];
  }

  #isBlocked(cell: number): boolean {
    for (let layer = 0; layer < LAYERS; layer++) if (this.#evidence[cell * LAYERS + layer] > 0) return true;
    return false;
  }

  #cast(pose: Pose, pixel: Vec3, depthM: number, struck: number[], passed: number[]): void {
    const ray = rotate(pose.rotation, pixel);
    const seenM = depthM > 0 ? depthM : Number.POSITIVE_INFINITY;
    const flat = Math.hypot(ray[0], ray[1]);
    const end = Math.min(seenM, REACH_M);
    const stepT = (0.7 * CELL_M) / Math.max(flat, 0.3);
    // The last stretch before a surface belongs to it: depth is only so exact.
    for (let t = stepT; t < end * 0.97 - CELL_M; t += stepT) {
      const cell = this.#voxelAt(pose, ray, t);
      if (cell >= 0) passed.push(cell);
    }
    if (seenM > REACH_M) return;
    const cell = this.#voxelAt(pose, ray, seenM);
    if (cell >= 0) struck.push(cell);
  }

  #voxelAt({ translation: [x, y, z] }: Pose, ray: Vec3, t: number): number {
    const layer = Math.floor((z + ray[2] * t - LOWEST_M) / LAYER_M);
    if (layer < 0 || layer >= LAYERS) return -1;
    const cell = this.cellAt(x + ray[0] * t, y + ray[1] * t);
    return cell < 0 ? -1 : cell * LAYERS + layer;
  }

  /** Counts what the view at hand says of a voxel, once; what it shows there goes before what it sees through. */
  #tell(voxel: number, evidence: number): void {
    if (this.#told.by[voxel] === this.#told.views) return;
    this.#told.by[voxel] = this.#told.views;
    this.#evidence[voxel] = Math.max(-MOST, Math.min(MOST, this.#evidence[voxel] + evidence));
    this.#widen(Math.floor(voxel / LAYERS));
  }

  #widen(cell: number): void {
    const column = cell % SIDE_CELLS;
    const row = Math.floor(cell / SIDE_CELLS);
    const { left, top, right, bottom } = this.#window;
    if (column >= left && column <= right && row >= top && row <= bottom) return;
    this.#window = {
      left: Math.min(left, column),
      top: Math.min(top, row),
      right: Math.max(right, column),
      bottom: Math.max(bottom, row),
    };
  }
}

function isEdge(depthM: Float32Array, widthPx: number, at: number): boolean {
  const most = EDGE_SHARE * depthM[at];
  return [1, -1, widthPx, -widthPx].some((step) => Math.abs(depthM[at + step] - depthM[at]) > most);
}

/** Distances to blocked cells, all within a window, by a disc round every one of them that has a free neighbour. */
function distanceToBlocked(isBlocked: (cell: number) => boolean, window: CellWindow): Float32Array {
  const distance = new Float32Array(SIDE_CELLS * SIDE_CELLS).fill(FAR_M);
  for (let row = window.top; row <= window.bottom; row++)
    for (let column = window.left; column <= window.right; column++) {
      const cell = row * SIDE_CELLS + column;
      if (!isBlocked(cell)) continue;
      distance[cell] = 0;
      const isWithin = [1, -1, SIDE_CELLS, -SIDE_CELLS].every((step) => isBlocked(cell + step));
      if (!isWithin) drawDisc(distance, row, column);
    }
  return distance;
}

function drawDisc(distance: Float32Array, row: number, column: number): void {
  for (const { down, across, awayM } of DISC) {
    const y = row + down;
    const x = column + across;
    if (x < 0 || y < 0 || x >= SIDE_CELLS || y >= SIDE_CELLS) continue;
    const near = y * SIDE_CELLS + x;
    if (awayM < distance[near]) distance[near] = awayM;
  }
}

function discOfCells(reach: number) {
  const cells: { readonly down: number; readonly across: number; readonly awayM: number }[] = [];
  for (let down = -reach; down <= reach; down++)
    for (let across = -reach; across <= reach; across++) {
      const awayM = (Math.hypot(across, down) - 0.5) * CELL_M;
      if (awayM >= 0 && awayM < FAR_M) cells.push({ down, across, awayM });
    }
  return cells;
}
