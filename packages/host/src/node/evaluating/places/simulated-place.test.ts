import { poseDistanceM } from '@dreamwalk/geometry';
import { bundledCamera, createWorld, moveWithCollision, walkable } from '@dreamwalk/simulator';
import { describe, expect, it } from 'vitest';
import { SimulatedPlace } from './simulated-place.ts';
import { surveyTour } from './survey-tour.ts';

const camera = bundledCamera();
const SEED = 600_301;
const world = createWorld(SEED);
const place = new SimulatedPlace(SEED, camera);
const RANGE = { nearestM: 2, farthestM: 5 };

describe('a simulated place', () => {
  it('has goals within range of the start, and others for other draws', () => {
    const goals = [1, 2, 3].map((draw) => place.goal(RANGE, draw)!);
    for (const { translation } of goals) {
      expect(walkable(world, translation)).toBe(true);
      const wayM = place.wayM(place.start.translation, translation);
      expect(wayM).toBeGreaterThanOrEqual(RANGE.nearestM);
      expect(wayM).toBeLessThanOrEqual(RANGE.farthestM);
    }
    expect(place.goal(RANGE, 1)).toEqual(goals[0]);
    expect(poseDistanceM(goals[0], goals[1]) + poseDistanceM(goals[0], goals[2])).toBeGreaterThan(0);
    expect(place.goal({ nearestM: 500, farthestM: 600 }, 1)).toBeNull();
  });

  it('has landmarks that can be stood before', () => {
    const landmark = place.landmark({ nearestM: 0, farthestM: 20 }, 0)!;
    const [x, y] = landmark.view.translation;
    const edgeM = Math.hypot(x - landmark.position[0], y - landmark.position[1]) - landmark.radiusM;
    expect(edgeM).toBeGreaterThan(0.4);
    expect(edgeM).toBeLessThan(1.2);
    expect(walkable(world, landmark.view.translation)).toBe(true);
    const startM = Math.hypot(
      place.start.translation[0] - landmark.position[0],
      place.start.translation[1] - landmark.position[1],
    );
    const farther = place.landmark({ nearestM: 0, farthestM: 20 }, startM - landmark.radiusM);
    expect(farther?.position).not.toEqual(landmark.position);
  });

  it('knows a walk to a goal, and one about, through no wall', () => {
    const goal = place.goal(RANGE, 1)!;
    const walks = [place.walkTo(goal, 80), place.walkAbout(40)];
    expect(poseDistanceM(walks[0].at(-1)!, goal)).toBeLessThan(0.35);
    expect(walks[1]).toHaveLength(41);
    for (const walk of walks)
      for (let at = 1; at < walk.length; at++) {
        const [from, to] = [walk[at - 1].translation, walk[at].translation];
        expect(Math.hypot(from[0] - to[0], from[1] - to[1])).toBeLessThan(0.21);
        const [x, y] = moveWithCollision(world, from, to);
        expect(Math.hypot(x - to[0], y - to[1])).toBeLessThan(1e-6);
      }
  });

  it('has other starts not far from the first', () => {
    const other = new SimulatedPlace(SEED, camera, 1);
    const wayM = place.wayM(place.start.translation, other.start.translation);
    expect(wayM).toBeGreaterThan(1.9);
    expect(wayM).toBeLessThan(6.1);
  });
});

describe('a survey', () => {
  it('is the same every time, without depth, and looks about', () => {
    const survey = () => surveyTour(world, camera, place.start, 6);
    const views = survey();
    expect(views).toHaveLength(6);
    expect(views.every(({ depthM }) => depthM === undefined)).toBe(true);
    expect(survey().map(({ pose }) => pose)).toEqual(views.map(({ pose }) => pose));
  });
});
