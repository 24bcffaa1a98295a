import { beforeEach, describe, expect, it } from 'vitest';
import { Playhead } from './playhead.ts';

let nowMs: number;
let refresh: (() => void) | undefined;
let head: Playhead;
let told: number;

beforeEach(() => {
  nowMs = 0;
  told = 0;
  refresh = undefined;
  head = new Playhead({
    nowMs: () => nowMs,
    nextRefresh: (draw) => {
      refresh = draw;
    },
  });
  head.lead(2, false);
  head.subscribe(() => told++);
});

function pass(ms: number): void {
  nowMs += ms;
  const draw = refresh;
  refresh = undefined;
  draw?.();
}

describe('Playhead', () => {
  it('plays to the end, and from the beginning after that', () => {
    head.play();
    pass(500);
    expect(head.timeS).toBe(0.5);
    pass(2000);
    expect([head.timeS, head.isPlaying]).toEqual([2, false]);
    head.play();
    expect([head.timeS, head.isPlaying]).toEqual([0, true]);
  });

  it('goes round in a loop', () => {
    head.lead(2, true);
    head.play();
    pass(2500);
    expect([head.timeS, head.isPlaying]).toEqual([0.5, true]);
  });

  it('stops where it is paused, and says so', () => {
    head.play();
    pass(500);
    head.pause();
    const before = told;
    pass(500);
    expect([head.timeS, told]).toEqual([0.5, before]);
  });

  it('stays on the path, whatever is asked and however it shrinks', () => {
    head.seek(9);
    expect(head.timeS).toBe(2);
    head.seek(-1);
    expect(head.timeS).toBe(0);
    head.seek(1.5);
    head.lead(1, false);
    expect(head.timeS).toBe(1);
  });

  it('does not play a path without a duration', () => {
    head.lead(0, true);
    head.play();
    expect(head.isPlaying).toBe(false);
  });
});
