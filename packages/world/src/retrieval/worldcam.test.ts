import { type Pose, poseToMatrix } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPose, looking, posedEntries, queryOf } from './testing/posed-memory.ts';
import { retrieveByWorldCamPaper } from './worldcam-paper.ts';
import { retrieveByWorldCamRelease } from './worldcam-release.ts';

/** tr(RⱼᵀRᵢ), the sum of the products of the matrices' elements. */
function traceOf(a: Pose, b: Pose): number {
  const [m, n] = [poseToMatrix(a), poseToMatrix(b)];
  return [0, 1, 2, 4, 5, 6, 8, 9, 10].reduce((sum, at) => sum + m[at] * n[at], 0);
}

function distanceOf(a: Pose, b: Pose): number {
  return Math.hypot(...a.translation.map((value, axis) => value - b.translation[axis]));
}

const idsOf = (chosen: readonly { readonly entry: { readonly id: number } }[]) =>
  chosen.map(({ entry }) => entry.id);

describe('worldcam-release', () => {
  it('takes the views turned least, however far away', () => {
    const entries = posedEntries([looking(40), looking(5, 90), looking(-10), looking(12), looking(0)]);
    const chosen = retrieveByWorldCamRelease(queryOf(entries, looking(0), { count: 2 }));
    expect(idsOf(chosen)).toEqual([1, 2]);
    expect(chosen.map(({ reason }) => reason)).toEqual([
      'turned by 5°, 90.0 m away',
      'turned by 10°, 0.0 m away',
    ]);
    expect(chosen[0].score).toBeCloseTo((1 + Math.cos(Math.PI / 36)) / 2, 12);
  });

  it('of views turned alike takes the oldest', () => {
    const entries = posedEntries(Array.from({ length: 5 }, () => looking(30)));
    expect(idsOf(retrieveByWorldCamRelease(queryOf(entries, looking(0), { count: 2 })))).toEqual([0, 1]);
  });

  it('leaves out nothing with a greater trace than what it takes', () => {
    fc.assert(
      fc.property(fc.array(anyPose, { minLength: 1, maxLength: 20 }), anyPose, (poses, target) => {
        const entries = posedEntries(poses);
        const taken = new Set(idsOf(retrieveByWorldCamRelease(queryOf(entries, target, { previous: null }))));
        const traces = entries.map(({ pose }) => traceOf(target, pose));
        const least = Math.min(...traces.filter((_, id) => taken.has(id)));
        for (const [id, trace] of traces.entries())
          if (!taken.has(id)) expect(trace).toBeLessThanOrEqual(least + 1e-12);
      }),
    );
  });
});

describe('worldcam-paper', () => {
  it('asks for nearness first, then for the turn', () => {
    // Four near views for one slot: the one that looks the same way from afar is out of the running.
    const entries = posedEntries([
      looking(0, 50),
      looking(70, 0.1),
      looking(-35, 0, 0.4),
      looking(50, 0.2),
      looking(60, -0.3),
      looking(0),
    ]);
    const [only] = retrieveByWorldCamPaper(queryOf(entries, looking(0), { count: 1 }));
    expect(only.entry.id).toBe(2);
    expect(only.reason).toBe('turned by 35°, 0.4 m away');
  });

  it('is the two stages, one after the other', () => {
    const memories = fc.array(anyPose, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(memories, anyPose, fc.integer({ min: 1, max: 4 }), (poses, target, count) => {
        const near = poses
          .map((pose, id) => ({ id, distance: distanceOf(target, pose), trace: traceOf(target, pose) }))
          .sort((a, b) => a.distance - b.distance)
          .slice(0, 4 * count);
        const expected = near.sort((a, b) => b.trace - a.trace).slice(0, count);
        // Traces that differ by rounding alone may change places.
        fc.pre(near.every(({ trace }, at) => at === 0 || near[at - 1].trace - trace > 1e-9));
        const query = queryOf(posedEntries(poses), target, { count, previous: null });
        expect(idsOf(retrieveByWorldCamPaper(query))).toEqual(
          expected.map(({ id }) => id).sort((a, b) => a - b),
        );
      }),
    );
  });
});
