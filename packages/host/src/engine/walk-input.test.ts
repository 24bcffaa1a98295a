import { idleKeys } from '@dreamwalk/control';
import { describe, expect, it } from 'vitest';
import { asksForMotion, WalkInput } from './walk-input.ts';

const forward = { ...idleKeys, forward: true };

describe('WalkInput', () => {
  it('sums mouse counts between two frames and uses them up', () => {
    const input = new WalkInput();
    input.report({ ...idleKeys, mouseDx: 3 }, 1);
    input.report({ ...idleKeys, mouseDx: 4, mouseDy: -1 }, 2);
    expect(input.take()).toEqual({ keys: { ...idleKeys, mouseDx: 7, mouseDy: -1 }, timeMs: 2 });
    expect(input.isActive).toBe(false);
  });

  it('goes on while a key is held and stops with its release', () => {
    const input = new WalkInput();
    input.report(forward, 1);
    input.take();
    expect(input.isActive).toBe(true);
    input.report(idleKeys, 2);
    expect(input.isActive).toBe(false);
  });

  it('gives a key tapped between two frames one frame', () => {
    const input = new WalkInput();
    input.report(forward, 1);
    input.report(idleKeys, 2);
    expect(input.take().keys).toEqual(forward);
    expect(input.isActive).toBe(false);
  });

  it('moves as long as a stick is pushed, as far as it was pushed most', () => {
    const input = new WalkInput();
    input.report({ ...idleKeys, stickForward: 0.9 }, 1);
    input.report({ ...idleKeys, stickForward: 0.4 }, 2);
    expect(input.take().keys).toEqual({ ...idleKeys, stickForward: 0.9 });
    expect(input.take().keys).toEqual({ ...idleKeys, stickForward: 0.4 });
    input.report(idleKeys, 3);
    input.take();
    expect(input.isActive).toBe(false);
  });

  it('does not count the run key alone as motion', () => {
    expect(asksForMotion({ ...idleKeys, run: true })).toBe(false);
    expect(asksForMotion({ ...idleKeys, run: true, turnLeft: true })).toBe(true);
  });
});
