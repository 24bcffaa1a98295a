import type { Camera } from '@dreamwalk/geometry';
import { NEAR_M, type Rigid, relativeRigid, SKY_M } from '@dreamwalk/inference';

/** A real view whose depth is compared with that of others. */
export interface SweepView {
  /** [H · W · 3] */
  readonly rgb: Uint8Array;
  /** [H · W] metres along the camera's +z; 0 is sky, which stays sky. */
  readonly depthM: Float32Array;
  /** 4×4 row-major, metres. */
  readonly cameraToWorld: readonly number[];
}

/** Which depths are tried, and how finely. */
export interface DepthSweep {
  /** 2 · steps + 1 depths are tried round the present one. */
  readonly steps: number;
  /** Two neighbouring tries differ by this share of the present inverse depth. */
  readonly share: number;
  /** Costs are taken at every so many-th pixel across and down… */
  readonly stridePx: number;
  /** …and summed over those within this of a pixel, on either axis, that belong to its surface. */
  readonly radiusPx: number;
  /** Cost of the outermost tries beside the middle one, where colours say nothing. */
  readonly prior: number;
}

/** Finds surfaces up to a quarter off. */
export const COARSE_SWEEP: DepthSweep = { steps: 8, share: 0.035, stridePx: 2, radiusPx: 4, prior: 0 };
/** Settles what the coarse sweep found. */
export const FINE_SWEEP: DepthSweep = { steps: 5, share: 0.012, stridePx: 1, radiusPx: 2, prior: 0.05 };

/** Colours this far apart, summed over the channels in [−1, 1], are simply different: something else is seen there. */
const COLOUR_TOLERANCE = 0.25;
/** How much disagreeing with a neighbour's own depth costs beside a colour that is simply different. */
const DEPTH_COST = 0.15;
/** Inverse depths (1/m) that differ by this constant and share of them are simply different. */
const DEPTH_TOLERANCE = { constant: 0.002, share: 0.04 } as const;
/** A neighbour's surface nearer than the point by this constant and share hides it; looser than in the guide, as
 * the point's depth is not yet known. */
const HIDES = { constant: 0.006, share: 0.15 } as const;
/** Pixels whose inverse depths differ by this constant and share belong to two surfaces. */
const SAME_SURFACE = { constant: 0.01, share: 0.12 } as const;
/** A neighbour that sees a point this much coarser or finer, squared, is not asked. */
const LEAST_TRUST = 0.05;
/** With less trust than this in all, a pixel keeps its depth. */
const LEAST_TRUST_IN_ALL = 0.3;
/** Where the costs bend less than this there is no minimum between the tries. */
const LEAST_BEND = 1e-6;

/** Of a point at `NEAR_M`, 1/m. */
const NEAREST_INVERSE = 1 / NEAR_M;

/** A view with what a sweep reads again and again made once. */
export interface PreparedView {
  /** [H · W · 3] in [−1, 1]. */
  readonly colour: Float32Array;
  readonly depthM: Float32Array;
  /** [H · W] 1/m, the sky at 1/`SKY_M`. */
  readonly inverseDepth: Float32Array;
  readonly cameraToWorld: readonly number[];
}

/** Makes a view ready for sweeps, with other depths than its own where they are given. */
export function prepareView({ rgb, depthM, cameraToWorld }: SweepView): PreparedView {
  return {
    colour: new Float32Array(rgb).map((byte) => byte / 127.5 - 1),
    depthM,
    inverseDepth: invert(depthM),
    cameraToWorld,
  };
}

/** The same view with corrected depth. */
export function withDepth(view: PreparedView, depthM: Float32Array): PreparedView {
  return { ...view, depthM, inverseDepth: invert(depthM) };
}

function invert(depthM: Float32Array): Float32Array {
  return depthM.map((depth) => 1 / (depth > 0 ? depth : SKY_M));
}

/**
 * Plane-sweep stereo (Collins, CVPR 1996) round a depth that is roughly known: every pixel tries some depths about its
 * own and takes the one at which the neighbours' colours agree best with its own and their depths with that one. The
 * tries are shares of the pixel's own depth, so that the window over which costs are summed follows the surface's slant.
 * The training recipe has the same arithmetic (`models/voxel-rooms/recipe/sweep.py`).
 */
export class DepthSweeper {
  readonly #camera: Camera;
  /** [H · W · tries] cost of each try, weighted by trust. */
  #cost = new Float32Array(0);
  /** [H · W] trust of all neighbours that see the pixel's point. */
  readonly #trust: Float32Array;

  constructor(camera: Camera) {
    this.#camera = camera;
    this.#trust = new Float32Array(camera.widthPx * camera.heightPx);
  }

  /** The target's depth [H · W], corrected; pixels that no neighbour sees keep theirs. */
  sweep(target: PreparedView, neighbours: readonly PreparedView[], sweep: DepthSweep): Float32Array {
    const size = this.#trust.length * (2 * sweep.steps + 1);
    if (this.#cost.length < size) this.#cost = new Float32Array(size);
    this.#cost.fill(0, 0, size);
    this.#trust.fill(0);
    for (const neighbour of neighbours)
      this.#ask(neighbour, relativeRigid(neighbour.cameraToWorld, target.cameraToWorld), target, sweep);
    return this.#settle(target, sweep);
  }

  /** Adds what one neighbour says of every try. */
  #ask(neighbour: PreparedView, rows: Rigid, target: PreparedView, sweep: DepthSweep): void {
    const { widthPx, heightPx, fx, fy, cx, cy } = this.#camera;
    const { steps, share, stridePx } = sweep;
    const [r00, r01, r02, tx, r10, r11, r12, ty, r20, r21, r22, tz] = rows;
    const tries = 2 * steps + 1;
    const first = stridePx >> 1;
    const factors = Float64Array.from({ length: tries }, (_, k) => 1 / (1 + (k - steps) * share));
    const lastColumn = widthPx - 1;
    const lastRow = heightPx - 1;
    const cost = this.#cost;
    const disagreement = disagreementWith(neighbour, target.colour, widthPx);
    for (let y = first; y < heightPx; y += stridePx) {
      const rayY = (y + 0.5 - cy) / fy;
      for (let x = first; x < widthPx; x += stridePx) {
        const pixel = y * widthPx + x;
        const depth = target.depthM[pixel];
        if (!(depth > 0)) continue;
        const rayX = (x + 0.5 - cx) / fx;
        const ax = r00 * rayX + r01 * rayY + r02;
        const ay = r10 * rayX + r11 * rayY + r12;
        const az = r20 * rayX + r21 * rayY + r22;
        const z = depth * az + tz;
        if (z < NEAR_M) continue;
        const u = (fx * (depth * ax + tx)) / z + cx;
        const v = (fy * (depth * ay + ty)) / z + cy;
        if (u < 1 || v < 1 || u >= widthPx - 1 || v >= heightPx - 1) continue;
        const seen = neighbour.inverseDepth[Math.floor(v) * widthPx + Math.floor(u)];
        if (seen - 1 / z > HIDES.constant + HIDES.share / z) continue;
        const finer = Math.min(depth / z, z / depth);
        const trust = finer * finer;
        if (trust < LEAST_TRUST) continue;
        this.#trust[pixel] += trust;
        for (let k = 0; k < tries; k++) {
          const d = depth * factors[k];
          const inverse = 1 / (d * az + tz);
          const triedU = fx * (d * ax + tx) * inverse + cx - 0.5;
          const triedV = fy * (d * ay + ty) * inverse + cy - 0.5;
          const inside =
            inverse > 0 &&
            inverse < NEAREST_INVERSE &&
            triedU >= 0 &&
            triedV >= 0 &&
            triedU < lastColumn &&
            triedV < lastRow;
          cost[pixel * tries + k] +=
            trust * (inside ? disagreement(triedU, triedV, inverse, pixel) : 1 + DEPTH_COST);
        }
      }
    }
  }

  /** Takes the best try of every pixel, over the window of its surface. */
  #settle({ depthM, inverseDepth }: PreparedView, sweep: DepthSweep): Float32Array {
    const { widthPx, heightPx } = this.#camera;
    const { steps, share, stridePx, radiusPx } = sweep;
    const tries = 2 * steps + 1;
    const cost = this.#cost;
    const trusts = this.#trust;
    const total = new Float32Array(tries);
    const settled = depthM.slice();
    for (let y = 0; y < heightPx; y++)
      for (let x = 0; x < widthPx; x++) {
        const pixel = y * widthPx + x;
        if (!(depthM[pixel] > 0)) continue;
        const here = inverseDepth[pixel];
        const apart = SAME_SURFACE.constant + SAME_SURFACE.share * here;
        total.fill(0);
        let trust = 0;
        for (
          let row = onLattice(y - radiusPx, stridePx);
          row <= Math.min(y + radiusPx, heightPx - 1);
          row += stridePx
        )
          for (
            let column = onLattice(x - radiusPx, stridePx);
            column <= Math.min(x + radiusPx, widthPx - 1);
            column += stridePx
          ) {
            const other = row * widthPx + column;
            if (trusts[other] === 0 || Math.abs(inverseDepth[other] - here) > apart) continue;
            trust += trusts[other];
            for (let k = 0, at = other * tries; k < tries; k++, at++) total[k] += cost[at];
          }
        if (trust >= LEAST_TRUST_IN_ALL)
          settled[pixel] = depthM[pixel] / (1 + (bestTry(total, trust, sweep) - steps) * share);
      }
    return settled;
  }
}

/**
 * How badly a neighbour's colour and depth at (u + ½, v + ½) fit a point of inverse depth 1/z along the neighbour's axis and of the
 * target pixel's colour: the channels are written out, because this runs ten million times a tour.
 */
function disagreementWith(
  { colour, inverseDepth }: PreparedView,
  target: Float32Array,
  widthPx: number,
): (u: number, v: number, inverse: number, pixel: number) => number {
  return (u, v, inverse, pixel) => {
    const column = Math.floor(u);
    const row = Math.floor(v);
    const across = u - column;
    const down = v - row;
    const a = 3 * (row * widthPx + column);
    const b = a + 3;
    const c = a + 3 * widthPx;
    const d = c + 3;
    const wa = (1 - across) * (1 - down);
    const wb = across * (1 - down);
    const wc = (1 - across) * down;
    const wd = across * down;
    const own = 3 * pixel;
    const red = wa * colour[a] + wb * colour[b] + wc * colour[c] + wd * colour[d] - target[own];
    const green =
      wa * colour[a + 1] + wb * colour[b + 1] + wc * colour[c + 1] + wd * colour[d + 1] - target[own + 1];
    const blue =
      wa * colour[a + 2] + wb * colour[b + 2] + wc * colour[c + 2] + wd * colour[d + 2] - target[own + 2];
    const colourCost = Math.min((Math.abs(red) + Math.abs(green) + Math.abs(blue)) / COLOUR_TOLERANCE, 1);
    const apart = Math.abs(inverse - inverseDepth[Math.floor(v + 0.5) * widthPx + Math.floor(u + 0.5)]);
    const tolerance = DEPTH_TOLERANCE.constant + DEPTH_TOLERANCE.share * inverse;
    return colourCost + DEPTH_COST * Math.min(apart / tolerance, 1);
  };
}

/** The first coordinate from `start` on, or from the border on, at which costs are taken. */
function onLattice(start: number, stridePx: number): number {
  const offset = stridePx >> 1;
  return start <= offset ? offset : start + ((offset + stridePx - (start % stridePx)) % stridePx);
}

/** Where between the tries the cost is least, by the parabola through the least and its neighbours. */
function bestTry(total: Float32Array, trust: number, { steps, prior }: DepthSweep): number {
  let best = 0;
  for (let k = 0; k < total.length; k++) {
    const off = (k - steps) / steps;
    total[k] = total[k] / trust + prior * off * off;
    if (total[k] < total[best]) best = k;
  }
  if (best === 0 || best === total.length - 1) return best;
  const bend = total[best - 1] - 2 * total[best] + total[best + 1];
  return bend > LEAST_BEND ? best + (0.5 * (total[best - 1] - total[best + 1])) / bend : best;
}
