import { frustumOverlap, type Pose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retrieveByMatrixGame3 } from './matrix-game-3.ts';
import { anyPose, looking, posedEntries, queryOf, wideCamera } from './testing/posed-memory.ts';

/** A few frames on which nothing is seen, the last one the previous frame. */
const RECENT = [looking(180), looking(180), looking(180), looking(180)];

function retrieve(poses: readonly Pose[], count: number) {
  return retrieveByMatrixGame3(queryOf(posedEntries([...poses, ...RECENT]), looking(0), { count }));
}

const idsOf = (chosen: ReturnType<typeof retrieve>) => chosen.map(({ entry }) => entry.id);

describe('matrix-game-3', () => {
  it('takes the views that most of the frustum falls into, and the anchor', () => {
    const chosen = retrieve([looking(180), looking(40), looking(5), looking(90), looking(-20)], 3);
    expect(idsOf(chosen)).toEqual([0, 2, 4]);
    expect(chosen[0].reason).toBe('the anchor, where the memory begins');
    expect(chosen[1].reason).toMatch(/^sees \d\d % of the view$/);
  });

  it('gives a single slot to the best view', () => {
    expect(idsOf(retrieve([looking(180), looking(40), looking(5), looking(90)], 1))).toEqual([2]);
  });

  it('does not take frames that have only just been dreamed, but views of a tour', () => {
    const poses = [looking(180), looking(60), looking(1), looking(2), looking(3), looking(0)];
    const query = (generated: boolean) => queryOf(posedEntries(poses, generated), looking(0), { count: 2 });
    expect(idsOf(retrieveByMatrixGame3(query(true)))).toEqual([0, 1]);
    expect(idsOf(retrieveByMatrixGame3(query(false)))).toEqual([0, 2]);
  });

  it('where nothing is shared takes the newest', () => {
    const chosen = retrieve([looking(180), looking(170), looking(190), looking(180)], 3);
    expect(idsOf(chosen)).toEqual([0, 2, 3]);
    expect(chosen[2].reason).toBe('the newest of those left');
  });

  it('of equals takes the oldest', () => {
    expect(idsOf(retrieve([looking(180), looking(10), looking(10), looking(10)], 2))).toEqual([0, 1]);
  });

  it('scores by the overlap of frusta from 0.1 to 30 m, and leaves out none that has more', () => {
    const memories = fc.array(anyPose, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(memories, anyPose, (poses, target) => {
        const entries = posedEntries([...poses, ...RECENT]);
        const chosen = retrieveByMatrixGame3(queryOf(entries, target));
        const overlaps = poses.map((pose) => frustumOverlap(wideCamera, target, pose, { farM: 30 }));
        for (const { entry, score } of chosen) expect(score).toBeCloseTo(overlaps[entry.id], 2);
        const taken = new Set(idsOf(chosen));
        const least = Math.min(...overlaps.filter((_, id) => id > 0 && taken.has(id)));
        for (const [id, overlap] of overlaps.entries())
          if (!taken.has(id)) expect(overlap).toBeLessThanOrEqual(least + 0.002);
      }),
      { numRuns: 50 },
    );
  });
});
