import { lookPose, type Pose, poseAngleRad, poseDistanceM, type Vec3 } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { StepCounter } from '../dream/budget.ts';
import { Imagination } from '../dream/imagination.ts';
import { ObstacleMap } from '../space/obstacle-map.ts';
import { ROOM_CAMERA, RoomDream, WalledRoom } from '../testing/walled-room.ts';
import { GoalPicture } from './goal-picture.ts';
import { guessPlaces } from './guess-places.ts';
import { type KnownPlace, locateGoal } from './locate-goal.ts';
import { SurfaceSketch, unroll } from './surface-sketch.ts';

// What makes the places of a room differ: blocks that hide different parts of the pattern.
const room = new WalledRoom([
  { from: [-0.4, -1.5], to: [0.4, 0.2] },
  { from: [2, 1.5], to: [4, 2] },
  { from: [-3, -4], to: [-2.6, -2.5] },
]);
const eyeHeightM = 1.6;

const pictureFrom = (pose: Pose) => new GoalPicture(room.view(pose).frame, ROOM_CAMERA);

async function known(
  steps: number,
  refuted: KnownPlace['refuted'] = [],
): Promise<KnownPlace & { dream: RoomDream }> {
  const dream = new RoomDream(room);
  const start = lookPose([0, 2, eyeHeightM], 0, 0);
  await dream.reset(room.tour(start));
  const map = new ObstacleMap(ROOM_CAMERA, start.translation);
  const sketch = new SurfaceSketch(ROOM_CAMERA);
  for (const view of await dream.recall()) {
    map.see(view);
    sketch.see(view);
  }
  const counter = new StepCounter({ stepsPerDecision: steps, stepsPerEpisode: steps });
  const imagination = new Imagination(dream, counter, {});
  return { dream, map, sketch, imagination, eyeHeightM, refuted };
}

const goals: [Vec3, number][] = [
  [[1.8, -1.2, eyeHeightM], 2.4],
  [[-1.4, 0.6, eyeHeightM], -0.9],
  [[3.1, 3, eyeHeightM], -2],
];

describe('locateGoal', () => {
  it.each(goals)('finds out where a picture was taken: %j, %d', async (place, yawRad) => {
    const goal = lookPose(place, yawRad, 0);
    const [estimate] = await locateGoal(pictureFrom(goal), await known(64), {});
    expect(poseDistanceM(estimate.pose, goal)).toBeLessThan(0.5);
    expect(poseAngleRad(estimate.pose, goal)).toBeLessThan(0.3);
    expect(estimate.confidence).toBeGreaterThan(0.2);
  });

  it('is content with a guess where nothing may be dreamed', async () => {
    const goal = lookPose(...goals[0], 0);
    const place = await known(0);
    const [estimate] = await locateGoal(pictureFrom(goal), place, {});
    expect(estimate.confidence).toBe(0);
    expect(place.dream.steps).toBe(0);
    expect(poseDistanceM(estimate.pose, goal)).toBeLessThan(1.5);
  });

  it('looks elsewhere than where it was wrong', async () => {
    const goal = lookPose(...goals[0], 0);
    const [estimate] = await locateGoal(pictureFrom(goal), await known(64, [goal]), {});
    const isNear = poseDistanceM(estimate.pose, goal) < 0.3 && poseAngleRad(estimate.pose, goal) < 0.3;
    expect(isNear).toBe(false);
  });

  it('knows of no place where nothing was seen', async () => {
    const place = { ...(await known(9)), map: new ObstacleMap(ROOM_CAMERA, [0, 0, 0]) };
    expect(await locateGoal(pictureFrom(lookPose(...goals[0], 0)), place, {})).toEqual([]);
  });

  it('stops where it is told to', async () => {
    const { map, sketch } = await known(0);
    const { frame } = room.view(lookPose(...goals[0], 0));
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(guessPlaces(frame, ROOM_CAMERA, map, sketch, eyeHeightM, { signal })).rejects.toThrow(
      'enough',
    );
  });
});

describe('SurfaceSketch', () => {
  it('shows from where a view was taken what the view shows', async () => {
    const { sketch } = await known(0);
    const [view] = room.tour(lookPose([0, 2, eyeHeightM], 0, 0)).views.slice(10);
    const panorama = sketch.panorama(view.pose.translation);
    const picture = unroll(view.frame, ROOM_CAMERA);
    const turns = [...Array(120).keys()].map((turn) => panorama.differenceFrom(picture, turn));
    // It looks along yaw 0; colours are rounded to columns of 3°.
    expect([119, 0, 1]).toContain(turns.indexOf(Math.min(...turns)));
    const usual = turns.toSorted((a, b) => a - b)[60];
    expect(Math.min(...turns)).toBeLessThan(usual / 2);
  });
});
