import type { PosedView } from '@dreamwalk/environment';
import { lookPose, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import { expect, test } from 'vitest';
import { RecordedPlace } from './recorded-place.ts';

/** Ahead for 6 m, looking down a little, a picture every 0.2 m; each picture shows its number. */
const views: PosedView[] = Array.from({ length: 31 }, (_, at) => ({
  frame: { widthPx: 1, heightPx: 1, rgb: new Uint8Array(3).fill(at) },
  pose: lookPose([0.2 * at, 0, 1.6], 0, -0.3),
}));
const recording = { name: 'corridor', views };
const place = new RecordedPlace(recording, 0, 1);

test('one stands upright where a picture was taken', () => {
  expect(place.start.translation).toEqual([0, 0, 1.6]);
  expect(yawPitchOf(place.start).pitchRad).toBeCloseTo(0, 12);
  expect(new RecordedPlace(recording, 1, 2).start.translation[0]).toBeCloseTo(3, 9);
});

test('goals are pictures within range of the start, others for other draws', () => {
  const range = { nearestM: 2, farthestM: 4 };
  const goals = [1, 2, 3, 4, 5].map((draw) => place.goal(range, draw)!);
  for (const goal of goals) {
    const wayM = place.wayM(place.start.translation, goal.translation);
    expect(wayM).toBeGreaterThanOrEqual(2);
    expect(wayM).toBeLessThanOrEqual(4);
    expect(place.picture(goal).rgb[0]).toBe(Math.round(goal.translation[0] / 0.2));
  }
  expect(new Set(goals).size).toBeGreaterThan(1);
  expect(place.goal(range, 1)).toBe(goals[0]);
  expect(place.goal({ nearestM: 50, farthestM: 60 }, 1)).toBeNull();
});

test('its demonstrations get there, and about', () => {
  const goal = place.goal({ nearestM: 2, farthestM: 4 }, 1)!;
  expect(poseDistanceM(place.walkTo(goal, 80).at(-1)!, goal)).toBeLessThan(1e-5);
  const about = place.walkAbout(60);
  expect(about).toHaveLength(61);
  expect(Math.max(...about.map(({ translation: [x] }) => x))).toBeCloseTo(6, 5);
});

test('a tour is thinned evenly to what may be kept, and a lone view is that of the start', () => {
  const tour = place.tourStart(10);
  const lone = new RecordedPlace(recording, 1, 2).viewStart();
  if (tour.kind !== 'tour' || lone.kind !== 'tour') throw new Error('Both begin with a pose of their own.');
  expect(tour.views.map(({ frame }) => frame.rgb[0])).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
  expect(place.tourStart(100)).toMatchObject({ views });
  expect(lone.views.map(({ frame }) => frame.rgb[0])).toEqual([15]);
});
