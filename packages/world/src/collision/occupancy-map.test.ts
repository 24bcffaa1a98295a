import { cameraFromHfov, lookPose, type Pose, pixelRay, rotate } from '@dreamwalk/geometry';
import { expect, test } from 'vitest';
import { OccupancyMap } from './occupancy-map.ts';

const EYE_M = 1.6;
const camera = cameraFromHfov(64, 64, (80 * Math.PI) / 180);

/** Depth of a floor at z = 0 and a wall at x = `wallM` of that height. */
function wallView(pose: Pose, wallM: number, heightM: number): { pose: Pose; depthM: Float32Array } {
  const depthM = new Float32Array(64 * 64);
  for (let j = 0; j < 64; j++)
    for (let i = 0; i < 64; i++) {
      const [x, , z] = rotate(pose.rotation, pixelRay(camera, i, j));
      const toWall = x > 0 ? (wallM - pose.translation[0]) / x : Number.POSITIVE_INFINITY;
      const toFloor = z < 0 ? -pose.translation[2] / z : Number.POSITIVE_INFINITY;
      const atWall = pose.translation[2] + toWall * z;
      const depth = toWall < toFloor && atWall <= heightM ? toWall : toFloor;
      depthM[j * 64 + i] = Number.isFinite(depth) ? depth : 0;
    }
  return { pose, depthM };
}

const start = lookPose([0, 0, EYE_M], 0, 0);

function seen(wallM: number, heightM: number): OccupancyMap {
  const map = OccupancyMap.round(camera, [0, 0, 0]);
  map.see(wallView(start, wallM, heightM));
  return map;
}

test('a wall stands where its depth says, and nothing stands before it', () => {
  const map = seen(2, 3);
  expect(map.clearanceM(2.05, 0, 0.5)).toBeLessThan(0.15);
  expect(map.clearanceM(1.2, 0, 0.5)).toBe(0.5);
  expect(map.clearanceM(0, 0, 0.5)).toBe(0.5);
});

test('the floor is in nobody’s way', () => {
  const map = OccupancyMap.round(camera, [0, 0, 0]);
  map.see(wallView(lookPose([0, 0, EYE_M], 0, -0.4), 50, 3));
  for (const x of [0.5, 1, 2, 4]) expect(map.clearanceM(x, 0, 0.4)).toBe(0.4);
});

test('a low wall is in the way although one looks over it', () => {
  expect(seen(2, 0.5).clearanceM(2.05, 0, 0.5)).toBeLessThan(0.15);
});

test('what was struck once and is looked through often is gone', () => {
  const map = seen(2, 3);
  for (let view = 0; view < 4; view++) map.see(wallView(start, 4, 3));
  expect(map.clearanceM(2.05, 0, 0.25)).toBe(0.25);
  expect(map.clearanceM(4.05, 0, 0.5)).toBeLessThan(0.15);
});

test('a copy goes its own way', () => {
  const map = seen(4, 3);
  const copy = map.copy();
  copy.see(wallView(start, 2, 3));
  expect(copy.clearanceM(2.05, 0, 0.5)).toBeLessThan(0.15);
  expect(map.clearanceM(2.05, 0, 0.5)).toBe(0.5);
});

test('a view without depth shows nothing', () => {
  const map = OccupancyMap.round(camera, [0, 0, 0]);
  map.see({ pose: start });
  expect(map.clearanceM(2, 0, 1)).toBe(1);
});
