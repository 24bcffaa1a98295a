import { describe, expect, it } from 'vitest';
import { StepTimes } from './step-times.ts';

describe('StepTimes', () => {
  it('leaves the first ten steps out', () => {
    let nowMs = 0;
    const times = new StepTimes(() => nowMs);
    times.begin();
    for (let step = 0; step < 30; step++) {
      nowMs += step < 10 ? 500 : 40;
      times.add({ denoise: step < 10 ? 400 : 25, decode: 5 });
    }
    expect(times.summary()).toEqual({ framesPerSecond: 25, stepMs: { denoise: 25, decode: 5 } });
  });

  it('says nothing of a walk of ten', () => {
    const times = new StepTimes(() => 0);
    times.begin();
    for (let step = 0; step < 10; step++) times.add({ denoise: 1 });
    expect(times.summary()).toEqual({ framesPerSecond: null, stepMs: {} });
  });
});
