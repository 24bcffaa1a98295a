import { WALK_SPACE } from '@dreamwalk/control';
import { lookPose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../policy.ts';
import { RefiningPolicy } from './refining-policy.ts';
import { walkEpisode } from './testing/walk-episode.ts';
import { RoomDream, roomStart, WalledRoom } from './testing/walled-room.ts';

/** Walks straight ahead, wherever the goal is. */
const straight: Policy = {
  id: 'straight',
  senses: ['frame'],
  actionSpace: WALK_SPACE,
  async reset() {},
  async infer() {
    return { actions: Array.from({ length: 4 }, () => [0.15, 0, 0, 0]), worldModelSteps: 1 };
  },
  async dispose() {},
};

const budget = { stepsPerDecision: 12, stepsPerEpisode: 300 };
const room = new WalledRoom();
const from = lookPose([-2, -2, 1.6], 0, 0);

describe('RefiningPolicy', () => {
  it('bends the way of a policy towards the goal', async () => {
    const start = roomStart(room, from, lookPose([1, 2, 1.6], 1, 0));
    const bentWay = new RefiningPolicy({
      policy: straight,
      dream: new RoomDream(room),
      budget,
      goalSense: 'goal-pose',
    });
    const { nearestM: unrefined } = await walkEpisode(straight, room, { ...start, maxSteps: 40 });
    const { nearestM, chunks } = await walkEpisode(bentWay, room, { ...start, maxSteps: 40 });
    expect(unrefined).toBeGreaterThan(3);
    expect(nearestM).toBeLessThan(1);
    expect(bentWay.id).toBe('refined(straight)');
    expect(bentWay.senses).toEqual(['frame', 'pose', 'goal-pose']);
    for (const { worldModelSteps = 0 } of chunks) expect(worldModelSteps).toBeLessThanOrEqual(12 + 1);
  });

  it('leaves a policy alone that goes there anyway', async () => {
    const goal = lookPose([2.5, -2, 1.6], 0, 0);
    const policy = new RefiningPolicy({
      policy: straight,
      dream: new RoomDream(room),
      budget,
      goalSense: 'goal-pose',
    });
    await policy.reset(roomStart(room, from, goal));
    const { actions } = await policy.infer({ step: 0, prompt: '', frame: room.view(from).frame, pose: from });
    const walkedM = actions.reduce((sum, [, , z]) => sum + z, 0);
    // It may walk it faster, but no other way.
    expect(walkedM).toBeGreaterThan(0.55);
    for (const [x, , , , wy] of actions) {
      expect(Math.abs(x)).toBeLessThan(0.08);
      expect(Math.abs(wy)).toBeLessThan(0.1);
    }
  });
});
