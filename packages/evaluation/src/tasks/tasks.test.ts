import { lookPose, type Pose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { TaskError } from '../errors.ts';
import { openPlace } from '../testing/open-place.ts';
import { avoidCollision } from './avoid-collision.ts';
import { explore } from './explore.ts';
import { followPath } from './follow-path.ts';
import type { Judge, Verdict } from './judge.ts';
import { type FrameEncoder, latentDistance } from './latent-judge.ts';
import { reachGoal } from './reach-goal.ts';
import { reachLandmark } from './reach-landmark.ts';
import { returnHome } from './return-home.ts';

const STEPS = 80;
const place = openPlace();
const frame = { widthPx: 1, heightPx: 1, rgb: new Uint8Array(3) };
const noEncoder: FrameEncoder = {
  encode: () => Promise.reject(new Error('This judge goes by poses.')),
};

const at = (xM: number, yM = 0, yawDeg = 0): Pose => lookPose([xM, yM, 1.6], (yawDeg * Math.PI) / 180, 0);

async function judged(judge: Judge, poses: readonly Pose[], blockedFrom = Number.POSITIVE_INFINITY) {
  let verdict: Verdict | undefined;
  for (const [frameIndex, pose] of poses.entries())
    verdict = await judge.look({ frameIndex, frame, pose, blocked: frameIndex >= blockedFrom });
  return verdict!;
}

describe('reaching a goal', () => {
  const assignment = reachGoal('reach', { nearestM: 3, farthestM: 5, withinM: 1 }).assign(place, STEPS);

  it('shows the goal and knows the way', () => {
    expect(assignment.goal.pose).toEqual(at(4));
    expect(assignment.goal.frame).toBeDefined();
    expect(assignment.shortestM).toBeCloseTo(4);
    expect(assignment.demonstration.at(-1)).toEqual(at(4));
  });

  it('succeeds within the distance that it states, and scores what has been made of the way', async () => {
    const newJudge = () => assignment.newJudge(noEncoder);
    expect(await judged(newJudge(), [at(0), at(2.9)])).toMatchObject({ success: false, score: 0.725 });
    expect(await judged(newJudge(), [at(0), at(3.1)])).toMatchObject({ success: true, score: 1 });
    expect(await judged(newJudge(), [at(0), at(-4)])).toMatchObject({ success: false, score: 0 });
  });

  it('keeps the score of the nearest approach', async () => {
    const verdict = await judged(assignment.newJudge(noEncoder), [at(0), at(2), at(0)]);
    expect(verdict).toEqual({ success: false, score: 0.5, goalDistanceM: 4 });
  });

  it('minds the direction where it is told to', async () => {
    const task = reachGoal('reach', { nearestM: 3, farthestM: 5, withinM: 1, withinRad: Math.PI / 4 });
    const judge = task.assign(place, STEPS).newJudge(noEncoder);
    expect((await judged(judge, [at(0), at(4, 0, 90)])).success).toBe(false);
    expect((await judged(judge, [at(4, 0, 30)])).success).toBe(true);
  });

  it('goes by looks where it is given a threshold', async () => {
    const task = reachGoal('reach', { nearestM: 3, farthestM: 5, withinM: 1, latentThreshold: 0.5 });
    const latents = [Float32Array.of(1, 1), Float32Array.of(3, 1), Float32Array.of(1.5, 1)];
    const encoder: FrameEncoder = { encode: async () => latents.shift()! };
    const judge = task.assign(place, STEPS).newJudge(encoder);
    expect((await judged(judge, [at(0)])).success).toBe(false);
    expect((await judged(judge, [at(0)])).success).toBe(true);
    expect(task.about).toContain('0.5');
  });

  it('says so where there is no such goal', () => {
    const task = reachGoal('far', { nearestM: 30, farthestM: 40, withinM: 1 });
    expect(() => task.assign(place, STEPS)).toThrow(TaskError);
    expect(() => task.assign(place, STEPS)).toThrow('"far" finds no goal 30–40 m');
  });
});

describe('reaching a landmark', () => {
  it('counts from the edge of the landmark, whatever the view', async () => {
    const task = reachLandmark('landmark', { nearestM: 4, farthestM: 8, withinM: 1 });
    const assignment = task.assign(place, STEPS);
    expect(assignment.goal.prompt).toBe('Go to the gold.');
    const judge = assignment.newJudge(noEncoder);
    expect((await judged(judge, [at(0), at(3.4)])).success).toBe(false);
    expect((await judged(judge, [at(5, 1.4)])).success).toBe(true);
  });
});

describe('returning home', () => {
  it('walks away first, and is judged by the start', async () => {
    const assignment = returnHome('home', { nearestM: 3, farthestM: 5, withinM: 1 }).assign(place, STEPS);
    expect(assignment.leadIn[0]).toEqual(at(0.2));
    expect(assignment.leadIn.at(-1)).toEqual(at(4));
    expect(assignment.goal.pose).toEqual(place.start);
    expect(assignment.demonstration[0]).toEqual(at(4));
    expect(assignment.demonstration.at(-1)!.translation[0]).toBeCloseTo(0);
    const judge = assignment.newJudge(noEncoder);
    expect((await judged(judge, [at(4)])).success).toBe(false);
    expect((await judged(judge, [at(0.9)])).success).toBe(true);
  });
});

describe('following a path', () => {
  const assignment = followPath('path', { steps: 20, withinM: 0.5 }).assign(place, STEPS);

  it('is done once every waypoint was passed', async () => {
    expect(await judged(assignment.newJudge(noEncoder), assignment.demonstration)).toMatchObject({
      success: true,
      score: 1,
    });
  });

  it('does not count the end without the way there', async () => {
    const verdict = await judged(assignment.newJudge(noEncoder), [at(0), at(4)]);
    expect(verdict).toMatchObject({ success: false, score: 0 });
  });
});

describe('exploring', () => {
  it('counts squares of floor once each', async () => {
    const judge = explore('explore', { squares: 3 }).assign(place, STEPS).newJudge(noEncoder);
    const verdict = await judged(judge, [at(0.2), at(0.8), at(1.2), at(0.2)]);
    expect(verdict).toMatchObject({ success: false, goalDistanceM: null });
    expect(verdict.score).toBeCloseTo(2 / 3);
    expect((await judged(judge, [at(1.2, 1.2)])).success).toBe(true);
  });
});

describe('avoiding collision', () => {
  const task = avoidCollision('avoid', { distanceM: 2, mostBlocked: 1 });
  const newJudge = () => task.assign(place, STEPS).newJudge(noEncoder);

  it('is done once so far was walked', async () => {
    expect(await judged(newJudge(), [at(0), at(1), at(2)])).toMatchObject({ success: true, score: 1 });
  });

  it('is lost once something was in the way too often, even at the end of the way', async () => {
    expect(await judged(newJudge(), [at(0), at(1), at(2)], 2)).toMatchObject({ success: true });
    const verdict = await judged(newJudge(), [at(0), at(1), at(2)], 1);
    expect(verdict).toMatchObject({ success: false, lost: true });
    expect(verdict.score).toBeLessThan(1);
  });
});

describe('latent distance', () => {
  it('is 0 for the same latent, and 1 for none at all', () => {
    expect(latentDistance(Float32Array.of(3, 4), Float32Array.of(3, 4))).toBe(0);
    expect(latentDistance(Float32Array.of(0, 0), Float32Array.of(3, 4))).toBe(1);
  });
});
