import type { Camera } from '@dreamwalk/geometry';
import { NEAR_M, type Rigid, relativeRigid } from '@dreamwalk/inference';
import type { PreparedView } from './depth-sweep.ts';

/** Points of the target that are looked for, across and down. */
const GRID = 16;
/** A point is seen where inverse depths (1/m) agree within this constant and share; depth is not yet to be trusted. */
const SEEN = { constant: 0.006, share: 0.15 } as const;
/** How far depth is moved to see how far its image moves. */
const MOVED = 1.01;
/** An image that moves by this many pixels settles depth as well as need be. */
const ENOUGH_PARALLAX_PX = 0.3;
/** A neighbour that tells less than this many points are worth is not asked. */
const LEAST_GAIN = 2;

/**
 * The views that tell most about a target's depth, at most `count`: those that see many of its points from well aside and
 * about as sharply. Greedily, points that are already told of counting less.
 *
 * @returns indices into `candidates`, the most telling first
 */
export function chooseNeighbours(
  camera: Camera,
  target: PreparedView,
  candidates: readonly PreparedView[],
  count: number,
): number[] {
  const gains = candidates.map((candidate) =>
    candidate === target ? new Float64Array(GRID * GRID) : tellingOf(camera, target, candidate),
  );
  const told = new Float64Array(GRID * GRID);
  const chosen: number[] = [];
  while (chosen.length < count) {
    let best = -1;
    let most = LEAST_GAIN;
    for (const [at, gain] of gains.entries()) {
      if (chosen.includes(at)) continue;
      const sum = gain.reduce((total, value, point) => total + value / (1 + 2 * told[point]), 0);
      if (sum > most) {
        best = at;
        most = sum;
      }
    }
    if (best < 0) break;
    chosen.push(best);
    for (let point = 0; point < told.length; point++) told[point] += gains[best][point];
  }
  return chosen;
}

/** [points] what a candidate tells of the depth of each of the target's points, 0 to 1. */
function tellingOf(camera: Camera, target: PreparedView, candidate: PreparedView): Float64Array {
  const { widthPx, heightPx, fx, fy, cx, cy } = camera;
  const rows = relativeRigid(candidate.cameraToWorld, target.cameraToWorld);
  const telling = new Float64Array(GRID * GRID);
  for (let point = 0; point < GRID * GRID; point++) {
    const x = (((point % GRID) + 0.5) * widthPx) / GRID;
    const y = ((Math.floor(point / GRID) + 0.5) * heightPx) / GRID;
    const depth = target.depthM[Math.floor(y) * widthPx + Math.floor(x)];
    if (!(depth > 0)) continue;
    const ray = [(x - cx) / fx, (y - cy) / fy] as const;
    const z = alongZ(rows, ray, depth);
    if (z < NEAR_M) continue;
    const [u, v] = imageOf(camera, rows, ray, depth);
    if (u < 0 || v < 0 || u >= widthPx || v >= heightPx) continue;
    const seen = candidate.inverseDepth[Math.floor(v) * widthPx + Math.floor(u)];
    if (Math.abs(1 / z - seen) > SEEN.constant + SEEN.share / z) continue;
    const [movedU, movedV] = imageOf(camera, rows, ray, MOVED * depth);
    const parallax = Math.min(Math.hypot(movedU - u, movedV - v) / ENOUGH_PARALLAX_PX, 1);
    telling[point] = parallax * Math.min(depth / z, z / depth) ** 2;
  }
  return telling;
}

function alongZ(rows: Rigid, [x, y]: readonly [number, number], depth: number): number {
  return depth * (rows[8] * x + rows[9] * y + rows[10]) + rows[11];
}

function imageOf(
  { fx, fy, cx, cy }: Camera,
  rows: Rigid,
  ray: readonly [number, number],
  depth: number,
): [number, number] {
  const [x, y] = ray;
  const z = alongZ(rows, ray, depth);
  return [
    (fx * (depth * (rows[0] * x + rows[1] * y + rows[2]) + rows[3])) / z + cx,
    (fy * (depth * (rows[4] * x + rows[5] * y + rows[6]) + rows[7])) / z + cy,
  ];
}
