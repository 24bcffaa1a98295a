import { lookPose, type Vec3 } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { CROSS_WALL, ROOM_CAMERA, roomStart, WalledRoom } from '../testing/walled-room.ts';
import { ObstacleMap } from './obstacle-map.ts';
import { WayField } from './way-field.ts';

const room = new WalledRoom([CROSS_WALL]);
const start = lookPose([-2, -2, 1.6], 0, 0);
const { start: tour } = roomStart(room, start, start);

function surveyed(): ObstacleMap {
  const map = new ObstacleMap(ROOM_CAMERA, start.translation);
  if (tour.kind === 'tour') for (const { pose } of tour.views) map.see(room.view(pose));
  return map;
}

describe('ObstacleMap', () => {
  it('knows where a body has room', () => {
    const map = surveyed();
    let right = 0;
    let places = 0;
    for (let x = -3.9; x < 4; x += 0.1)
      for (let y = -3.9; y < 4; y += 0.1) {
        places++;
        if (map.clearanceM(x, y) >= 0.3 === room.hasRoom([x, y, 0], 0.3)) right++;
      }
    expect(right / places).toBeGreaterThan(0.93);
  });

  it('tells a way that is free from one that is not', () => {
    const map = surveyed();
    const at = (x: number, y: number): Vec3 => [x, y, 1.6];
    expect(map.isFree(at(-2, -2), at(-2, 2))).toBe(true);
    expect(map.isFree(at(-2, -2), at(2, -2))).toBe(false);
    expect(map.isFree(at(-2, 2.5), at(2, 2.5))).toBe(true);
    // Who stands against the wall may walk away from it, but not along its inside.
    expect(map.isFree(at(-0.4, -2), at(-2, -2))).toBe(true);
    expect(map.isFree(at(-0.4, -2), at(-0.2, -2))).toBe(false);
  });

  it('lets a body through below a lintel, and not below a beam at its brow', () => {
    const eyeM = 1.6;
    const beyond = (lowestM: number) => {
      const map = new ObstacleMap(ROOM_CAMERA, [0, 0, 0]);
      const { widthPx, heightPx, fy, cy } = ROOM_CAMERA;
      // A wall 2 m ahead that begins at this height, nothing below it.
      const rowHeightM = (pixel: number) => eyeM + (2 * (cy - Math.floor(pixel / widthPx) - 0.5)) / fy;
      const depthM = Float32Array.from({ length: widthPx * heightPx }, (_, pixel) =>
        rowHeightM(pixel) > lowestM ? 2 : 0,
      );
      map.see({ depthM, pose: lookPose([0, 0, eyeM], 0, 0) });
      return map.clearanceM(2, 0);
    };
    // The lintel of a door 2 m high, by a depth that has it a little too low.
    expect(beyond(1.9)).toBe(1);
    expect(beyond(1.5)).toBe(0);
  });

  it('forgets what later views see through, and learns what a body ran into', () => {
    const map = new ObstacleMap(ROOM_CAMERA, [0, 0, 0]);
    map.see(new WalledRoom([CROSS_WALL]).view(start));
    const inTheWall = Array.from({ length: 20 }, (_, k) => -3 + 0.1 * k);
    const blocked = () => inTheWall.filter((y) => map.clearanceM(-0.25, y) === 0).length;
    const before = blocked();
    expect(before).toBeGreaterThan(8);
    for (let view = 0; view < 8; view++)
      map.see(new WalledRoom().view(lookPose([-2, -2 + 0.07 * view, 1.6], 0.02 * view, 0)));
    expect(blocked()).toBeLessThan(before / 2);
    map.bump(-0.2, -2);
    expect(map.clearanceM(-0.2, -2)).toBe(0);
  });

  it('lets a fork go its own way', () => {
    const map = new ObstacleMap(ROOM_CAMERA, [0, 0, 0]);
    map.fork().bump(1, 1);
    expect(map.clearanceM(1, 1)).toBe(1);
    map.bump(1, 1);
    expect(map.fork().clearanceM(1, 1)).toBe(0);
  });
});

describe('WayField', () => {
  it('leads round a wall', () => {
    const field = new WayField(surveyed(), [2, -2]);
    // Straight it is 4 m; round the end of the wall, a body's width away from it, 4.1 + 1.1 + 4.1.
    expect(field.costFrom(-2, -2)).toBeGreaterThan(8.5);
    expect(field.costFrom(-2, -2)).toBeLessThan(14);
    const way = field.wayFrom(-2, -2, 20);
    for (const [x, y] of way) expect(room.hasRoom([x, y, 0], 0.2)).toBe(true);
    const [x, y] = way[way.length - 1];
    expect(Math.hypot(x - 2, y + 2)).toBeLessThan(0.2);
  });

  it('falls along every way to the goal', () => {
    const field = new WayField(surveyed(), [2, -2]);
    const costs = field.wayFrom(-3, 3, 20).map(([x, y]) => field.costFrom(x, y));
    for (let k = 1; k < costs.length; k++) expect(costs[k]).toBeLessThan(costs[k - 1]);
    expect(costs.at(-1)).toBe(0);
  });

  it('leads nowhere from outside of what is known', () => {
    const field = new WayField(surveyed(), [2, -2]);
    expect(field.costFrom(500, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(field.wayFrom(500, 0, 5)).toEqual([]);
  });
});
