import { poseToMatrix } from '@dreamwalk/geometry';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { RetrievalQuery } from './retrieval-policy.ts';
import { TargetGrid } from './sight.ts';

/**
 * VMem's votes (github runjiali-rl/vmem, `modeling/pipeline.py`,
 * `process_retrieved_spatial_information`): the remembered surface is drawn from the new camera, and what is seen in
 * each cell votes cos θ / (1 + depth) for every view that saw it, θ the angle between the ray and the surface's normal.
 * There the surface is a list of surfels that know their views; here it is the views' coarse surfaces, and a view saw a
 * cell where its own depth agrees.
 *
 * @returns each view's votes as a share of all; views without any are absent
 */
export function surfaceVotes({ camera, targetPose, entries }: RetrievalQuery): Map<MemoryEntry, number> {
  const size = entries[0]?.surface.size ?? 1;
  const target = new TargetGrid(camera, targetPose, size);
  const inView = entries.filter(({ surface }) => target.drawSurface(surface) > 0);
  target.closePinholes();
  const points = target.surfacePoints();
  const weights = voteWeights(target, points, poseToMatrix(targetPose));
  const wanted = Uint8Array.from(weights, (weight) => (weight > 0 ? 1 : 0));

  const votes = new Map<MemoryEntry, number>();
  const sight = new Float32Array(size * size);
  let total = 0;
  for (const entry of inView) {
    sight.fill(0);
    if (!target.look(entry.surface, points, wanted, sight, 0)) continue;
    let sum = 0;
    for (let cell = 0; cell < sight.length; cell++) if (sight[cell] > 0) sum += weights[cell];
    votes.set(entry, sum);
    total += sum;
  }
  for (const [entry, sum] of votes) votes.set(entry, sum / total);
  return votes;
}

/** [n · n] what each cell votes; 0 where nothing was drawn in it or in a neighbour that its normal is taken from. */
function voteWeights(target: TargetGrid, points: Float64Array, toWorld: readonly number[]): Float64Array {
  const { size, depthM } = target;
  return Float64Array.from(depthM, (depth, cell) => {
    const column = cell % size;
    const beside = column + 1 < size ? cell + 1 : cell - 1;
    const below = cell + size < depthM.length ? cell + size : cell - size;
    const cos = Math.abs(cosToNormal(points, cell, beside, below, toWorld));
    return Number.isFinite(cos) ? cos / (1 + depth) : 0;
  });
}

/** Cosine of the angle between the ray to a cell's point and the normal of the triangle with two neighbours' points. */
function cosToNormal(
  points: Float64Array,
  cell: number,
  beside: number,
  below: number,
  toWorld: readonly number[],
): number {
  const at = (other: number, axis: number) => points[3 * other + axis] - points[3 * cell + axis];
  const normal = [0, 1, 2].map((axis) => {
    const [next, last] = [(axis + 1) % 3, (axis + 2) % 3];
    return at(beside, next) * at(below, last) - at(beside, last) * at(below, next);
  });
  const ray = [0, 1, 2].map((axis) => points[3 * cell + axis] - toWorld[4 * axis + 3]);
  const along = normal[0] * ray[0] + normal[1] * ray[1] + normal[2] * ray[2];
  return along / (Math.hypot(...normal) * Math.hypot(...ray));
}
