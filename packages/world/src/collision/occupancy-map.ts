import type { PosedView } from '@dreamwalk/environment';
import { type Camera, poseToMatrix, type Vec3 } from '@dreamwalk/geometry';

/** Width of a cell over the floor, and height of a layer, metres. */
const CELL_M = 0.1;
const LAYER_M = 0.25;
/** A body stands in the layers from shin to crown: what is lower is floor, or the error of its depth. */
const LOWEST_M = 0.25;
const LAYERS = 7;
/** The map is a square of this many cells round where it begins: 64 m. */
const SIDE = 640;
/**
 * Evidence in twentieths of log-odds: what a view that strikes a cell adds, what one that looks through it takes away, and
 * where both stop counting (OctoMap, Hornung et al. 2013: 0.85, −0.4, −2, 3.5).
 */
const HIT = 17;
const MISS = -8;
const LEAST = -40;
const MOST = 70;
/** Depths beyond this are too uncertain to place a wall by, metres. */
const REACH_M = 6;
/** Every how many pixels a ray is cast, along both axes. */
const PIXEL_STRIDE = 2;
/** Neighbours whose depths differ by more than this share lie on an edge, where depth is a mixture of both sides. */
const EDGE_SHARE = 0.08;

/** What the view at hand says about a cell. */
const UNTOLD = 0;
const CLEAR = 1;
const STRUCK = 2;

/**
 * Where something stands, as far as views with depth have shown: log-odds of the cells that a walker's body can be in.
 *
 * Over the `ObstacleMap` of `packages/policy` planners find ways: it keeps the clearances of the whole field, where a body asks
 * about one place, and forgets sooner, where a dream's wall is to last; each has the figures it was measured with.
 */
export class OccupancyMap {
  readonly #camera: Camera;
  /** World position of the outer corner of the first cell, its height that of the lowest layer. */
  readonly #corner: Vec3;
  /** [LAYERS · SIDE · SIDE] twentieths of log-odds; 0 where nothing is known. */
  readonly #evidence: Int8Array;
  /** [LAYERS · SIDE · SIDE] what the view at hand says; all untold in between. */
  readonly #told: Uint8Array;

  private constructor(camera: Camera, corner: Vec3, evidence: Int8Array, told: Uint8Array) {
    this.#camera = camera;
    this.#corner = corner;
    this.#evidence = evidence;
    this.#told = told;
  }

  /**
   * A map of nothing yet.
   * @param camera what every view is seen with
   * @param middle of the map, on the floor: world coordinates, metres
   */
  static round(camera: Camera, middle: Vec3): OccupancyMap {
    const half = (SIDE * CELL_M) / 2;
    const corner: Vec3 = [middle[0] - half, middle[1] - half, middle[2] + LOWEST_M];
    const cells = SIDE * SIDE * LAYERS;
    return new OccupancyMap(camera, corner, new Int8Array(cells), new Uint8Array(cells));
  }

  /** A map of the same evidence, which goes its own way. */
  copy(): OccupancyMap {
    return new OccupancyMap(this.#camera, this.#corner, this.#evidence.slice(), this.#told);
  }

  /** Takes in what a view shows: surfaces where its rays end, room where they pass. A view without depth shows nothing. */
  see({ pose, depthM }: Pick<PosedView, 'pose' | 'depthM'>): void {
    if (!depthM) return;
    const { widthPx, heightPx, fx, fy, cx, cy } = this.#camera;
    const toWorld = poseToMatrix(pose);
    const touched: number[] = [];
    for (let j = PIXEL_STRIDE; j < heightPx - 1; j += PIXEL_STRIDE) {
      for (let i = PIXEL_STRIDE; i < widthPx - 1; i += PIXEL_STRIDE) {
        const depth = depthM[j * widthPx + i];
        if (isEdge(depthM, widthPx, i, j)) continue;
        const x = (i + 0.5 - cx) / fx;
        const y = (j + 0.5 - cy) / fy;
        const ray: Vec3 = [
          toWorld[0] * x + toWorld[1] * y + toWorld[2],
          toWorld[4] * x + toWorld[5] * y + toWorld[6],
          toWorld[8] * x + toWorld[9] * y + toWorld[10],
        ];
        this.#cast(pose.translation, ray, depth > 0 ? depth : Number.POSITIVE_INFINITY, touched);
      }
    }
    for (const cell of touched) {
      const change = this.#told[cell] === STRUCK ? HIT : MISS;
      this.#evidence[cell] = Math.min(MOST, Math.max(LEAST, this.#evidence[cell] + change));
      this.#told[cell] = UNTOLD;
    }
  }

  /** Metres from a place to the middle of the nearest cell within `reachM` in which something stands; `reachM` where none is. */
  clearanceM(xM: number, yM: number, reachM: number): number {
    const x0 = Math.max(0, Math.floor((xM - reachM - this.#corner[0]) / CELL_M));
    const x1 = Math.min(SIDE - 1, Math.floor((xM + reachM - this.#corner[0]) / CELL_M));
    const y0 = Math.max(0, Math.floor((yM - reachM - this.#corner[1]) / CELL_M));
    const y1 = Math.min(SIDE - 1, Math.floor((yM + reachM - this.#corner[1]) / CELL_M));
    let nearestM = reachM;
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        if (!this.#isOccupied(x, y)) continue;
        const dx = xM - (this.#corner[0] + (x + 0.5) * CELL_M);
        const dy = yM - (this.#corner[1] + (y + 0.5) * CELL_M);
        nearestM = Math.min(nearestM, Math.sqrt(dx * dx + dy * dy));
      }
    }
    return nearestM;
  }

  /** Marks the cells that a ray passes as clear, and the one where it ends as struck. */
  #cast(from: Vec3, ray: Vec3, depth: number, touched: number[]): void {
    const lengthOfRay = Math.hypot(...ray);
    const reach = Math.min(depth, REACH_M / lengthOfRay);
    const stride = CELL_M / lengthOfRay;
    // The last cell before the surface is left alone: it is often the surface's own, seen at a slant.
    for (let z = stride; z < reach - stride; z += stride) this.#tell(from, ray, z, CLEAR, touched);
    if (depth === reach) this.#tell(from, ray, depth, STRUCK, touched);
  }

  #tell(from: Vec3, ray: Vec3, z: number, what: number, touched: number[]): void {
    const x = Math.floor((from[0] + ray[0] * z - this.#corner[0]) / CELL_M);
    const y = Math.floor((from[1] + ray[1] * z - this.#corner[1]) / CELL_M);
    const layer = Math.floor((from[2] + ray[2] * z - this.#corner[2]) / LAYER_M);
    if (!(x >= 0 && y >= 0 && layer >= 0 && x < SIDE && y < SIDE && layer < LAYERS)) return;
    const cell = (layer * SIDE + y) * SIDE + x;
    if (this.#told[cell] === UNTOLD) touched.push(cell);
    if (this.#told[cell] < what) this.#told[cell] = what;
  }

  #isOccupied(x: number, y: number): boolean {
    for (let layer = 0; layer < LAYERS; layer++)
      if (this.#evidence[(layer * SIDE + y) * SIDE + x] > 0) return true;
    return false;
  }
}

/** Whether a pixel's depth is that of no surface but lies between two; the sky is a surface too. */
function isEdge(depthM: Float32Array, widthPx: number, i: number, j: number): boolean {
  const at = j * widthPx + i;
  const inverse = inverseOf(depthM[at]);
  for (const neighbour of [at - 1, at + 1, at - widthPx, at + widthPx])
    if (Math.abs(inverseOf(depthM[neighbour]) - inverse) > EDGE_SHARE * inverse) return true;
  return false;
}

/** 1/m; 0 for the sky. */
function inverseOf(depthM: number): number {
  return depthM > 0 ? 1 / depthM : 0;
}
