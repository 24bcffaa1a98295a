import { lookPose, poseAngleRad } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { idleKeys } from '../keys.ts';
import { WalkController } from '../walk-controller.ts';
import { ACTION_KEYS, FLY_KEY_SPACE, KEY_SPACE, keyAction } from './key-space.ts';
import { posesAlong } from './poses-along.ts';

const START = lookPose([3, -2, 1.6], 0.7, -0.3);

describe('KeySpace', () => {
  it('knows every key that can be held', () => {
    const held = Object.entries(idleKeys).filter(([, value]) => typeof value === 'boolean');
    expect([...ACTION_KEYS].sort()).toEqual(held.map(([key]) => key).sort());
  });

  it('moves as the keys move a person', () => {
    const keys = { ...idleKeys, forward: true, turnLeft: true, run: true };
    expect(KEY_SPACE.decode(keyAction('forward', 'turnLeft', 'run'), START)).toEqual([
      new WalkController().step(START, keys).twist,
    ]);
  });

  it('takes how likely a key is for whether it is held', () => {
    const likely = keyAction('turnRight').map((held) => 0.1 + 0.6 * held);
    expect(KEY_SPACE.decode(likely, START)).toEqual(KEY_SPACE.decode(keyAction('turnRight'), START));
  });

  it('rolls when it flies, and does not when it walks', () => {
    const tilted = (space: typeof KEY_SPACE) =>
      poseAngleRad(START, posesAlong(START, space.decode(keyAction('rollLeft'), START))[0]);
    expect(tilted(KEY_SPACE)).toBeLessThan(1e-12);
    expect(tilted(FLY_KEY_SPACE)).toBeCloseTo((7.5 * Math.PI) / 180, 12);
  });

  it('offers each key by its name', () => {
    expect(KEY_SPACE.choices.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['idle', 'forward', 'lookDown', 'forward + turnLeft']),
    );
  });

  it('refuses an action of another length', () => {
    expect(() => KEY_SPACE.decode([1], START)).toThrow(/has 13 numbers/);
  });
});
