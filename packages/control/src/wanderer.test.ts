import { lookPose, poseDistanceM, type Vec3 } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { WalkController } from './walk-controller.ts';
import { Wanderer } from './wanderer.ts';

const START = lookPose([0, 0, 1.6], 0, 0);
const HALF_ROOM_M = 3;
const clamp = (value: number) => Math.min(HALF_ROOM_M, Math.max(-HALF_ROOM_M, value));
const inRoom = (_from: Vec3, [x, y, z]: Vec3): Vec3 => [clamp(x), clamp(y), z];

function wander(frames: number, blocked?: (from: Vec3, to: Vec3) => Vec3) {
  const wanderer = new Wanderer(new WalkController({ blocked }));
  const poses = [START];
  for (let frame = 0; frame < frames; frame++) poses.push(wanderer.step(poses.at(-1)!).pose);
  return poses;
}

describe('Wanderer', () => {
  it('goes far in the open, and not straight on', () => {
    const poses = wander(200);
    expect(poseDistanceM(poses[0], poses[200])).toBeGreaterThan(10);
    const sideways = poses.map(({ translation }) => translation[1]);
    expect(Math.max(...sideways) - Math.min(...sideways)).toBeGreaterThan(1);
    expect(poses.every(({ translation }) => Math.abs(translation[2] - 1.6) < 1e-9)).toBe(true);
  });

  it('gets about in a closed room and never stays at a wall', () => {
    const poses = wander(600, inRoom);
    const quarters = new Set(poses.map(({ translation: [x, y] }) => `${x > 0}${y > 0}`));
    expect(quarters.size).toBe(4);
    for (let from = 0; from + 60 < poses.length; from++)
      expect(
        Math.max(...poses.slice(from, from + 60).map((pose) => poseDistanceM(poses[from], pose))),
      ).toBeGreaterThan(0.5);
  });

  it('goes the same way from the same place', () => {
    expect(wander(100, inRoom)).toEqual(wander(100, inRoom));
  });
});
