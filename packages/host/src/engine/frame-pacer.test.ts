import { describe, expect, it } from 'vitest';
import { FramePacer } from './frame-pacer.ts';
import { FrameRate } from './frame-rate.ts';

describe('FramePacer', () => {
  it('lets the first frame start at once and the next ones on an even beat', () => {
    const pacer = new FramePacer(20);
    const starts: number[] = [];
    let nowMs = 1000;
    for (let frame = 0; frame < 5; frame++) {
      nowMs += pacer.delayMs(nowMs);
      pacer.started(nowMs);
      starts.push(nowMs);
      nowMs += 13;
    }
    expect(starts).toEqual([1000, 1050, 1100, 1150, 1200]);
  });

  it('keeps the beat when a timer fires a little late', () => {
    const pacer = new FramePacer(20);
    pacer.started(0);
    pacer.started(54);
    expect(pacer.delayMs(54)).toBe(46);
  });

  it('starts the beat anew after a long frame instead of hurrying to catch up', () => {
    const pacer = new FramePacer(20);
    pacer.started(0);
    pacer.started(400);
    expect(pacer.delayMs(410)).toBe(40);
  });
});

describe('FrameRate', () => {
  it('settles on the real rate and leaves rests out', () => {
    const rate = new FrameRate();
    expect(rate.frame(0)).toBe(0);
    let fps = 0;
    for (let frame = 1; frame <= 60; frame++) fps = rate.frame(frame * 50);
    expect(fps).toBeCloseTo(20, 5);
    rate.rest();
    rate.frame(100_000);
    expect(rate.frame(100_050)).toBeCloseTo(20, 5);
  });
});
