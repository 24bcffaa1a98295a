import { lookPose, poseDistanceM } from '@dreamwalk/geometry';
import { beforeEach, describe, expect, it } from 'vitest';
import { DreamedPlace } from '../dream/dreamed-place.ts';
import type { LatentView } from '../dream/planner-dream.ts';
import { RoomDream, roomStart, WalledRoom } from '../testing/walled-room.ts';
import { GoalSeeker } from './goal-seeker.ts';

const room = new WalledRoom([
  { from: [-0.4, -1.5], to: [0.4, 0.2] },
  { from: [2, 1.5], to: [4, 2] },
]);
const goal = lookPose([1.8, -1.2, 1.6], 2.4, 0);
const start = roomStart(room, lookPose([0, 2, 1.6], 0, 0), goal);
/** Where nothing looks like the goal's picture. */
const elsewhere = lookPose([-2, -2, 1.6], 0.5, 0);

let seeker: GoalSeeker;
beforeEach(async () => {
  const place = new DreamedPlace(new RoomDream(room), { stepsPerDecision: 0, stepsPerEpisode: 0 });
  await place.reset(start, {});
  seeker = new GoalSeeker('goal-frame', place);
  await seeker.reset(start, {});
});

const seen = (pose = elsewhere): LatentView => ({ ...room.view(pose), latent: new Float32Array(1) });

describe('GoalSeeker', () => {
  it('crosses a guess off where it has arrived and sees something else, one after the other', async () => {
    const guesses = [];
    for (let n = 0; n < 20; n++) {
      const { pose } = seeker.estimate!;
      guesses.push(pose);
      await seeker.at({ ...seen(), pose }, {});
    }
    // More than one search finds: who has crossed off all of them looks again, for others.
    expect(new Set(guesses.map((pose) => JSON.stringify(pose))).size).toBe(20);
  });

  it('holds on to a guess until it has arrived', async () => {
    const { pose } = seeker.estimate!;
    await seeker.at(seen(), {});
    expect(seeker.estimate!.pose).toBe(pose);
  });

  it('knows the goal when it sees it', async () => {
    const near = lookPose([1.7, -1.1, 1.6], 2.35, 0);
    const { pose, confidence } = await seeker.at(seen(near), {});
    expect(confidence).toBe(1);
    expect(poseDistanceM(pose, goal)).toBeLessThan(0.3);
  });
});
