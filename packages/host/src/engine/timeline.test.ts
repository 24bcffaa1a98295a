import type { Snapshot } from '@dreamwalk/environment';
import { identityPose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Timeline } from './timeline.ts';

class FakeSnapshot implements Snapshot {
  readonly frameIndex: number;
  readonly pose = identityPose;
  isDisposed = false;

  constructor(frameIndex: number) {
    this.frameIndex = frameIndex;
  }

  dispose(): void {
    if (this.isDisposed) throw new Error(`The moment of frame ${this.frameIndex} was let go twice.`);
    this.isDisposed = true;
  }
}

describe('Timeline', () => {
  it('keeps the start and the newest frames, and lets the others go', () => {
    const timeline = new Timeline(3);
    const made = Array.from({ length: 8 }, (_, at) => new FakeSnapshot(at));
    timeline.begin(made[0]);
    for (const moment of made.slice(1)) timeline.add(moment);
    expect(timeline.span).toEqual({ first: 4, last: 7 });
    expect(timeline.at(0)).toBe(made[0]);
    expect(timeline.at(3)).toBeUndefined();
    expect(timeline.at(5)).toBe(made[5]);
    expect(made.map(({ isDisposed }) => isDisposed)).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    timeline.dispose();
    expect(made.every(({ isDisposed }) => isDisposed)).toBe(true);
  });

  it('leaves no moment behind and none let go twice, wherever one goes on from', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(12), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (goes, capacity) => {
          const timeline = new Timeline(capacity);
          const made = [new FakeSnapshot(0)];
          timeline.begin(made[0]);
          let here = 0;
          for (const go of goes) {
            const { first, last } = timeline.span;
            // Now and then back to a frame that is still there, mostly on.
            if (go > 8) here = first + (go % (last - first + 1));
            here++;
            const snapshot = new FakeSnapshot(here);
            made.push(snapshot);
            timeline.add(snapshot);
            expect(timeline.span.last).toBe(here);
            expect(timeline.at(here)).toBe(snapshot);
            expect(here - timeline.span.first).toBeLessThanOrEqual(capacity);
            for (let at = timeline.span.first; at <= here; at++)
              expect((timeline.at(at) as FakeSnapshot).isDisposed).toBe(false);
          }
          timeline.dispose();
          expect(made.every(({ isDisposed }) => isDisposed)).toBe(true);
        },
      ),
    );
  });
});
