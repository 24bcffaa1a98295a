import {
  type Camera,
  inverse,
  type Pose,
  projectPoint,
  transformPoint,
  type Vec3,
} from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { looking, posedEntries, queryOf, wideCamera } from './testing/posed-memory.ts';
import { retrieveByWorldMem } from './worldmem.ts';

/** A small generator (Park and Miller), so that the points drawn have nothing to do with the policy's. */
function uniformNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function isSeen(camera: Camera, pose: Pose, point: Vec3): boolean {
  const { u, v, z } = projectPoint(camera, transformPoint(inverse(pose), point));
  return z > 0 && u >= 0 && u <= camera.widthPx && v >= 0 && v <= camera.heightPx;
}

/** The recipe as it was written, by Monte Carlo: ids in the order of choosing, with their confidences. */
function drawWorldMem(poses: readonly Pose[], candidates: number, target: Pose, count: number) {
  const next = uniformNumbers(7);
  const points = Array.from({ length: 20_000 }, (): Vec3 => {
    const radius = 30 * Math.cbrt(next());
    const z = 2 * next() - 1;
    const azimuth = 2 * Math.PI * next();
    const beside = Math.sqrt(1 - z * z);
    const direction = [beside * Math.cos(azimuth), beside * Math.sin(azimuth), z];
    return [0, 1, 2].map((axis) => target.translation[axis] + radius * direction[axis]) as unknown as Vec3;
  });
  let unseen = points.filter((point) => isSeen(wideCamera, target, point));
  const chosen: { id: number; confidence: number }[] = [];
  for (let slot = 0; slot < count; slot++) {
    const rated = poses.slice(0, candidates).map((pose, id) => {
      const overlap = unseen.filter((point) => isSeen(wideCamera, pose, point)).length / unseen.length;
      return { id, confidence: overlap - (0.2 * (poses.length - id)) / poses.length };
    });
    const best = rated
      .filter(({ id }) => !chosen.some((other) => other.id === id))
      .sort((a, b) => b.confidence - a.confidence)[0];
    chosen.push(best);
    unseen = unseen.filter((point) => !isSeen(wideCamera, poses[best.id], point));
  }
  return chosen;
}

describe('worldmem', () => {
  it('chooses as drawn points do', () => {
    const poses = [
      looking(25),
      looking(32, -1, 0.5),
      looking(180),
      looking(-30, 0, 0.2, 10),
      looking(90),
      looking(8, -2, 0, -20),
      looking(0),
    ];
    const expected = drawWorldMem(poses, 6, looking(0), 3);
    const chosen = retrieveByWorldMem(queryOf(posedEntries(poses), looking(0)));
    expect(chosen.map(({ entry }) => entry.id)).toEqual(expected.map(({ id }) => id).sort((a, b) => a - b));
    for (const { id, confidence } of expected) {
      const score = chosen.find(({ entry }) => entry.id === id)!.score;
      expect(Math.abs(1.2 * score - 0.2 - confidence)).toBeLessThan(0.03);
    }
  });

  it('of twins takes the newer, and the other only when there is nothing else to see', () => {
    const entries = posedEntries([looking(0), looking(0), looking(40), looking(0)]);
    const query = queryOf(entries, looking(0), { count: 1 });
    // All of the view, less 0.2 · (4 − 1) / 4.
    const [twin] = retrieveByWorldMem(query);
    expect(twin.entry.id).toBe(1);
    expect(twin.score).toBeCloseTo((1 - 0.15 + 0.2) / 1.2, 12);
    expect(twin.reason).toBe('sees 100 % of the view, 3 views ago');
    // The twin has taken everything, so that the newest follows.
    const two = retrieveByWorldMem({ ...query, count: 2 });
    expect(two.map(({ entry }) => entry.id)).toEqual([1, 2]);
    expect(two[1].reason).toBe('sees 0 % of what the others do not, 2 views ago');
  });

  it('complements what it has instead of repeating it', () => {
    const entries = posedEntries([looking(-30), looking(18), looking(20), looking(22), looking(0)]);
    const chosen = retrieveByWorldMem(queryOf(entries, looking(0), { count: 2 }));
    expect(chosen.map(({ entry }) => entry.id)).toContain(0);
  });

  it('never takes a view for its age that sees a quarter less', () => {
    const entries = posedEntries([looking(5), ...Array.from({ length: 30 }, () => looking(120)), looking(0)]);
    expect(retrieveByWorldMem(queryOf(entries, looking(0), { count: 1 }))[0].entry.id).toBe(0);
  });
});
