import type { Camera } from '@dreamwalk/geometry';
import { NEAR_M, type Rigid, relativeRigid, SKY_M } from '@dreamwalk/inference';
import type { PreparedView } from './depth-sweep.ts';
import { NearbySurfaces } from './nearby-surfaces.ts';
import { windowRange } from './window-range.ts';

/** Surfaces that a pixel may belong to are those within this of it, on either axis. */
const RADIUS_PX = 3;
/** A window whose inverse depths (1/m) span more than this constant and share has a silhouette in it. */
const SPANS_TWO = { constant: 0.01, share: 0.12 } as const;
/** What all votes of a window are worth beside a colour that is simply different. */
const VOTES_WORTH = 0.5;
/** What it is worth to be the surface that the pixel had. */
const OWN_WORTH = 0.1;
/** Colours this far apart are simply different: looser than in the sweep, as a silhouette's pixels are mixtures. */
const COLOUR_TOLERANCE = 0.8;
/** How much disagreeing with a neighbour's own depth costs beside a colour that is simply different. */
const DEPTH_COST = 0.1;
/** Inverse depths (1/m) that differ by this constant and share of them are simply different; by twice that, one hides the other. */
const DEPTH_TOLERANCE = { constant: 0.004, share: 0.06 } as const;
/** What a neighbour that cannot see the point says against it. */
const HIDDEN_COST = 0.6;
/** What is held against a surface that no neighbour tells anything of. */
const UNTOLD_COST = 0.5;
/** A neighbour that sees a point this much coarser or finer, squared, is not asked. */
const LEAST_TRUST = 0.05;
/** With less trust than this in all, nothing is told. */
const LEAST_TRUST_IN_ALL = 0.3;

/**
 * Decides for every pixel near a silhouette which of the surfaces about it is its own: the one at whose depth the neighbours
 * show its colour, and that the pixels about it of its colour belong to. A network draws silhouettes some pixels off, and
 * a sweep round a pixel's own depth never reaches the surface behind. Depths are taken over from pixels near by as in
 * PatchMatch Stereo (Bleyer et al., BMVC 2011), votes are weighted by colour as in a bilateral median (Ma et al., ICCV 2013).
 * The training recipe has the same arithmetic (`models/voxel-rooms/recipe/silhouettes.py`).
 *
 * @returns the target's depth [H · W]; sky stays sky
 */
export function settleSilhouettes(
  camera: Camera,
  target: PreparedView,
  neighbours: readonly PreparedView[],
): Float32Array {
  const settled = target.depthM.slice();
  if (neighbours.length === 0) return settled;
  const witnesses = neighbours.map((view) => ({
    view,
    rows: relativeRigid(view.cameraToWorld, target.cameraToWorld),
  }));
  const { widthPx, heightPx } = camera;
  const { inverseDepth } = target;
  const { largest, smallest } = windowRange(inverseDepth, widthPx, heightPx, RADIUS_PX);
  const surfaces = new NearbySurfaces(RADIUS_PX);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const pixel = y * widthPx + x;
      if (!(target.depthM[pixel] > 0)) continue;
      if (largest[pixel] - smallest[pixel] < SPANS_TWO.constant + SPANS_TWO.share * largest[pixel]) continue;
      surfaces.gather(target, x, y, widthPx, heightPx);
      if (surfaces.count === 1) continue;
      let best = 0;
      let least = Infinity;
      for (let surface = 0; surface < surfaces.count; surface++) {
        const told = whatNeighboursSay(camera, witnesses, target.colour, x, y, 1 / surfaces.inverse[surface]);
        const cost = told - VOTES_WORTH * surfaces.share(surface) - (surface === 0 ? OWN_WORTH : 0);
        if (cost < least) {
          least = cost;
          best = surface;
        }
      }
      const depthM = 1 / surfaces.inverse[best];
      settled[pixel] = depthM > 0.99 * SKY_M ? 0 : depthM;
    }
  return settled;
}

/** A neighbour, and how points of the target's camera lie in its own. */
interface Witness {
  readonly view: PreparedView;
  readonly rows: Rigid;
}

/** What the neighbours hold against a depth of the target's pixel, about 0 to 1. */
function whatNeighboursSay(
  { widthPx, heightPx, fx, fy, cx, cy }: Camera,
  witnesses: readonly Witness[],
  target: Float32Array,
  x: number,
  y: number,
  depthM: number,
): number {
  const rayX = (x + 0.5 - cx) / fx;
  const rayY = (y + 0.5 - cy) / fy;
  const own = 3 * (y * widthPx + x);
  let cost = 0;
  let trusted = 0;
  for (const { view, rows } of witnesses) {
    const z = depthM * (rows[8] * rayX + rows[9] * rayY + rows[10]) + rows[11];
    if (z < NEAR_M) continue;
    const u = (fx * (depthM * (rows[0] * rayX + rows[1] * rayY + rows[2]) + rows[3])) / z + cx - 0.5;
    const v = (fy * (depthM * (rows[4] * rayX + rows[5] * rayY + rows[6]) + rows[7])) / z + cy - 0.5;
    if (u < 0 || v < 0 || u >= widthPx - 1 || v >= heightPx - 1) continue;
    const finer = Math.min(depthM / z, z / depthM);
    const trust = finer * finer;
    if (trust < LEAST_TRUST) continue;
    trusted += trust;
    const hiddenBy = view.inverseDepth[Math.floor(v + 0.5) * widthPx + Math.floor(u + 0.5)] - 1 / z;
    const tolerance = DEPTH_TOLERANCE.constant + DEPTH_TOLERANCE.share / z;
    if (hiddenBy > 2 * tolerance) {
      cost += trust * HIDDEN_COST;
      continue;
    }
    const column = Math.floor(u);
    const row = Math.floor(v);
    const across = u - column;
    const down = v - row;
    const corner = 3 * (row * widthPx + column);
    const below = corner + 3 * widthPx;
    let apart = 0;
    for (let channel = 0; channel < 3; channel++) {
      const shade =
        (1 - down) *
          ((1 - across) * view.colour[corner + channel] + across * view.colour[corner + 3 + channel]) +
        down * ((1 - across) * view.colour[below + channel] + across * view.colour[below + 3 + channel]);
      apart += Math.abs(shade - target[own + channel]);
    }
    cost +=
      trust *
      (Math.min(apart / COLOUR_TOLERANCE, 1) + DEPTH_COST * Math.min(Math.abs(hiddenBy) / tolerance, 1));
  }
  return trusted < LEAST_TRUST_IN_ALL ? UNTOLD_COST : cost / trusted;
}
