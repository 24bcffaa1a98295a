import { inverse, projectPoint, transformPoint, type Vec3 } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { looking, posedEntries, queryOf, wideCamera } from './testing/posed-memory.ts';
import { retrieveByWorldPlay } from './worldplay.ts';

const AWAY = looking(180);

function retrieve(yawsDeg: readonly number[], count: number) {
  return retrieveByWorldPlay(
    queryOf(posedEntries(yawsDeg.map((yaw) => looking(yaw))), looking(0), { count }),
  );
}

const idsOf = (chosen: ReturnType<typeof retrieve>) => chosen.map(({ entry }) => entry.id);

describe('worldplay', () => {
  it('with four slots in all takes the first view, the best one and the newest besides the previous', () => {
    const chosen = retrieve([180, 180, 40, 10, 30, 180, 180, 180], 3);
    expect(idsOf(chosen)).toEqual([0, 3, 6]);
    expect(chosen[0].reason).toBe('where it began, sees 0 % of the view');
    expect(chosen[1].reason).toMatch(/^the stretch seen best, sees \d\d % of the view$/);
    expect(chosen[2].reason).toBe('among the newest, sees 0 % of the view');
  });

  it('gives up the newest first, then the first view', () => {
    const yaws = [180, 180, 40, 10, 30, 180, 180, 180];
    expect(idsOf(retrieve(yaws, 2))).toEqual([0, 3]);
    expect(idsOf(retrieve(yaws, 1))).toEqual([3]);
  });

  it('with twenty slots in all takes 4, 4 and 12, by whole chunks', () => {
    // 40 views: chunks of four from 4 on, the latest twelve from 28 on. The best chunk is the one at 12.
    const yaws: number[] = Array.from({ length: 40 }, (_, at) => ([12, 14].includes(at) ? 10 : 100));
    yaws[21] = 0;
    yaws[23] = 0;
    const run = (from: number, length: number) => Array.from({ length }, (_, at) => from + at);
    expect(idsOf(retrieve(yaws, 19))).toEqual([...run(0, 4), ...run(12, 4), ...run(28, 11)]);
  });

  it('takes everything while there is no more than fits', () => {
    expect(idsOf(retrieve([90, 180, 0, 0], 3))).toEqual([0, 1, 2]);
  });

  it('scores by the share of the ball in view that is within 8 m of the other camera, too', () => {
    const other = looking(20, -3, 1);
    const [{ score }] = retrieveByWorldPlay(queryOf(posedEntries([other, AWAY]), looking(0), { count: 1 }));
    // The same share over the corners of a fine lattice.
    let inView = 0;
    let shared = 0;
    const seenBy = (pose: typeof other, point: Vec3) => {
      const seen = transformPoint(inverse(pose), point);
      const { u, v, z } = projectPoint(wideCamera, seen);
      const isInside = u >= 0 && u <= wideCamera.widthPx && v >= 0 && v <= wideCamera.heightPx;
      return z > 0 && isInside && Math.hypot(...seen) < 8;
    };
    for (let x = 0; x < 8; x += 0.25)
      for (let y = -8; y < 8; y += 0.25)
        for (let z = -8; z < 8; z += 0.25) {
          const point: Vec3 = [x, y, z + 1.6];
          if (!seenBy(looking(0), point)) continue;
          inView++;
          if (seenBy(other, point)) shared++;
        }
    expect(Math.abs(score - shared / inView)).toBeLessThan(0.03);
  });
});
