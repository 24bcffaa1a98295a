import { lookPose, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { ActionError } from '../errors.ts';
import { CTRL_WORLD_SPACE } from './ctrl-world-space.ts';
import type { DiscreteSpace } from './discrete-space.ts';
import { posesAlong } from './poses-along.ts';
import { WORLD_IN_WORLD_SPACE } from './world-in-world-space.ts';

/** Looking along +x, and down. */
const START = lookPose([0, 0, 1.6], 0, -0.3);
const DEG = 180 / Math.PI;

function effect(space: DiscreteSpace, name: string) {
  const { action } = space.choices.find((choice) => choice.name === name)!;
  const poses = posesAlong(START, space.decode(action, START));
  const end = poses.at(-1)!;
  const { yawRad, pitchRad } = yawPitchOf(end);
  const [aheadM, leftM, upM] = end.translation.map((value, axis) => value - START.translation[axis]);
  return { aheadM, leftM, upM, turnDeg: yawRad * DEG, lookDeg: (pitchRad + 0.3) * DEG, frames: poses.length };
}

const STILL = { aheadM: 0, leftM: 0, upM: 0, turnDeg: 0, lookDeg: 0 };

describe.each([
  [
    WORLD_IN_WORLD_SPACE,
    {
      stop: { frames: 1 },
      'move forward': { aheadM: 0.2, frames: 1 },
      'turn left': { turnDeg: 22.5, frames: 3 },
      'turn right': { turnDeg: -22.5, frames: 3 },
      'look up': { lookDeg: 15, frames: 2 },
      'look down': { lookDeg: -15, frames: 2 },
    },
  ],
  [
    CTRL_WORLD_SPACE,
    {
      l: { leftM: 1.6, frames: 8 },
      r: { leftM: -1.6, frames: 8 },
      f: { aheadM: 1.6, frames: 8 },
      b: { aheadM: -1.6, frames: 8 },
      u: { upM: 1.6, frames: 8 },
      d: { upM: -1.6, frames: 8 },
      o: { turnDeg: 60, frames: 8 },
      c: { turnDeg: -60, frames: 8 },
    },
  ],
])('the space $id', (space, expected) => {
  it('has these moves and no others', () => {
    expect(space.choices.map(({ name }) => name)).toEqual(Object.keys(expected));
  });

  it.each(Object.entries(expected))('%s goes where it says, level', (name, part) => {
    const found = effect(space, name);
    for (const [key, value] of Object.entries({ ...STILL, ...part }))
      expect(found[key as keyof typeof found]).toBeCloseTo(value as number, 9);
  });

  it('refuses a move that it has not', () => {
    expect(() => space.decode([space.choices.length], START)).toThrow(ActionError);
    expect(() => space.decode([-1], START)).toThrow(/no move -1/);
  });
});

it('a circle of turns to the left in World-in-World is sixteen', () => {
  let pose = START;
  for (let turn = 0; turn < 16; turn++)
    pose = posesAlong(pose, WORLD_IN_WORLD_SPACE.decode([2], pose)).at(-1)!;
  expect(yawPitchOf(pose).yawRad).toBeCloseTo(0, 9);
  expect(poseDistanceM(pose, START)).toBeLessThan(1e-12);
});
