import { lookPose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PolicyActError, PolicyLoadError } from '../errors.ts';
import { createPlanner, PLANNER_NAMES } from './planners.ts';
import { walkEpisode } from './testing/walk-episode.ts';
import { CROSS_WALL, RoomDream, roomStart, WalledRoom } from './testing/walled-room.ts';

const room = new WalledRoom([CROSS_WALL]);
const behindWall = {
  from: lookPose([-2, -2, 1.6], 0, 0),
  goal: lookPose([2.2, -2.3, 1.6], Math.PI / 2, 0),
};

describe.each(PLANNER_NAMES)('planner %s', (name) => {
  it('finds the goal of a picture behind a wall', async () => {
    const policy = createPlanner({ name, goalSense: 'goal-frame' }, new RoomDream(room));
    const start = roomStart(room, behindWall.from, behindWall.goal);
    const { nearestM } = await walkEpisode(policy, room, start);
    expect(policy.senses).toEqual(['frame', 'pose', 'goal-frame']);
    expect(nearestM).toBeLessThan(1);
  });

  it('does the same again, and something else under another seed', async () => {
    const actions = async (seed: number) => {
      const policy = createPlanner({ name, goalSense: 'goal-pose' }, new RoomDream(room));
      const start = roomStart(room, behindWall.from, behindWall.goal, seed);
      return (await walkEpisode(policy, room, { ...start, maxSteps: 6 })).chunks;
    };
    const first = await actions(1);
    expect(await actions(1)).toEqual(first);
    if (name === 'cem' || name === 'mppi') expect(await actions(2)).not.toEqual(first);
  });
});

describe('budget', () => {
  it('of nothing leaves the map of what was really seen', async () => {
    const dream = new RoomDream(room);
    const budget = { stepsPerDecision: 0, stepsPerEpisode: 0 };
    const policy = createPlanner({ name: 'best-first', goalSense: 'goal-frame', budget }, dream);
    const start = roomStart(room, behindWall.from, behindWall.goal);
    const { nearestM } = await walkEpisode(policy, room, start);
    expect(nearestM).toBeLessThan(1);
    expect(dream.steps).toBe(0);
  });

  it('is never exceeded, and every step is told of', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PLANNER_NAMES),
        fc.nat(20),
        fc.nat(40),
        fc.constantFrom('goal-frame' as const, 'goal-pose' as const),
        async (name, stepsPerDecision, stepsPerEpisode, goalSense) => {
          const dream = new RoomDream(room);
          const budget = { stepsPerDecision, stepsPerEpisode };
          const policy = createPlanner({ name, goalSense, budget }, dream);
          const start = { ...roomStart(room, behindWall.from, behindWall.goal), maxSteps: 8 };
          const { chunks } = await walkEpisode(policy, room, start);
          expect(dream.steps).toBeLessThanOrEqual(stepsPerEpisode);
          // The first chunk tells of the steps that the goal was found with, too.
          for (const [n, { worldModelSteps = 0 }] of chunks.entries())
            expect(worldModelSteps).toBeLessThanOrEqual(stepsPerDecision * (n === 0 ? 2 : 1));
          expect(chunks.reduce((sum, { worldModelSteps = 0 }) => sum + worldModelSteps, 0)).toBe(dream.steps);
        },
      ),
      { numRuns: 4 },
    );
  });

  it('must be whole numbers', () => {
    const make = (stepsPerDecision: number) => () =>
      createPlanner(
        { name: 'cem', goalSense: 'goal-pose', budget: { stepsPerDecision, stepsPerEpisode: 9 } },
        new RoomDream(new WalledRoom()),
      );
    expect(make(1.5)).toThrow(PolicyLoadError);
    expect(make(-1)).toThrow('stepsPerDecision');
  });
});

describe('PlanningPolicy', () => {
  it('says what is missing where the goal is no place', async () => {
    const room = new WalledRoom();
    const policy = createPlanner({ name: 'cem', goalSense: 'goal-pose' }, new RoomDream(room));
    const start = roomStart(room, behindWall.from, behindWall.goal);
    await expect(policy.reset({ ...start, goal: { prompt: 'explore' } })).rejects.toThrow(PolicyActError);
  });

  it('stays put where it has arrived', async () => {
    const room = new WalledRoom();
    const policy = createPlanner({ name: 'cem', goalSense: 'goal-pose' }, new RoomDream(room));
    const pose = lookPose([1, 1, 1.6], 1, 0);
    await policy.reset(roomStart(room, pose, pose));
    const { actions } = await policy.infer({ step: 0, prompt: '', frame: room.view(pose).frame, pose });
    expect(actions.flat().every((value) => value === 0)).toBe(true);
  });

  it('stops where it is told to', async () => {
    const room = new WalledRoom();
    const policy = createPlanner({ name: 'cem', goalSense: 'goal-frame' }, new RoomDream(room));
    const start = roomStart(room, behindWall.from, behindWall.goal);
    await expect(policy.reset(start, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
    await policy.reset(start);
  });
});
