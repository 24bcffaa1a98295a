import { lookPose, type Pose, poseAngleRad } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { BoxRoom } from '../testing/box-room.ts';
import { openEdgeWalk } from './edge-tour.ts';

const FRAMES = 12;
const EDGE_YAW_RAD = 0.1 * FRAMES;

/** Walks as `BoxRoom` does, turning by 0.1 rad a step, and is toured from one spot all round. */
class Asked extends BoxRoom {
  asked: { path: readonly Pose[]; count: number } | null = null;

  override tour(path: readonly Pose[], count: number): Pose[] {
    this.asked = { path, count };
    return super.tour(path, count);
  }
}

describe('openEdgeWalk', () => {
  it('tours the first half and walks the second', async () => {
    const world = new Asked();
    const { tour, shown, walk } = await openEdgeWalk(world, FRAMES, 5, () => {});
    const whole = world.wander(2 * FRAMES + 1);
    expect(world.asked).toEqual({ path: whole.slice(0, FRAMES + 1), count: 3 * 4 });
    expect(walk).toEqual(whole.slice(FRAMES));
    expect(tour).toHaveLength(5);
    expect(tour.at(-1)?.pose).toEqual(walk[0]);
    expect(shown.map(({ pose }) => pose)).toEqual(tour.map(({ pose }) => pose));
  });

  it('hands the model no depth', async () => {
    const { tour } = await openEdgeWalk(new Asked(), FRAMES, 5, () => {});
    for (const view of tour) expect(Object.keys(view).sort()).toEqual(['frame', 'pose']);
  });

  it('keeps the views that look away from what lies beyond', async () => {
    const { tour } = await openEdgeWalk(new Asked(), FRAMES, 5, () => {});
    const middleBeyond = lookPose([0, 0, 1.6], 1.5 * EDGE_YAW_RAD, 0);
    for (const { pose } of tour.slice(0, -1))
      expect(poseAngleRad(pose, middleBeyond)).toBeGreaterThan(Math.PI / 2);
  });

  it('drops a view that gives a later frame away, little as it shows', async () => {
    const given = new BoxRoom().wander(2 * FRAMES + 1)[FRAMES + 3];
    class Leaky extends BoxRoom {
      override tour(): Pose[] {
        return [given, lookPose([0, 2, 1.6], -2, 0)];
      }
    }
    const { tour } = await openEdgeWalk(new Leaky(), FRAMES, 5, () => {});
    expect(tour.map(({ pose }) => pose)).not.toContainEqual(given);
    expect(tour).toHaveLength(2);
  });

  it('says how far it is, so that it can be given up', async () => {
    const report = (stage: string, done: number) => {
      if (stage === 'choosing the tour' && done === 2) throw new Error('given up');
    };
    await expect(openEdgeWalk(new Asked(), FRAMES, 5, report)).rejects.toThrow('given up');
  });
});
