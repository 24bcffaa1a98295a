import type { Snapshot } from '@dreamwalk/environment';
import { identityPose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NewMoment, Timeline } from './timeline.ts';

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

const frame = { widthPx: 1, heightPx: 1, rgb: new Uint8Array(3) };
const momentOf = (frameIndex: number): NewMoment => ({ snapshot: new FakeSnapshot(frameIndex), frame });
const isDisposed = ({ snapshot }: NewMoment) => (snapshot as FakeSnapshot).isDisposed;

/** A walk of so many frames. */
function walked(frames: number, capacity?: number) {
  const timeline = new Timeline(capacity);
  const made = Array.from({ length: frames }, (_, at) => momentOf(at));
  timeline.begin(made[0]);
  for (const moment of made.slice(1)) timeline.add(moment);
  return { timeline, made };
}

describe('Timeline', () => {
  it('keeps the start and the newest frames, and lets the others go', () => {
    const { timeline, made } = walked(8, 3);
    expect(timeline.span).toEqual({ first: 4, last: 7 });
    expect(timeline.at(0)).toMatchObject(made[0]);
    expect(timeline.at(3)).toBeUndefined();
    expect(timeline.at(5)?.snapshot).toBe(made[5].snapshot);
    expect(made.map(isDisposed)).toEqual([false, true, true, true, false, false, false, false]);
    timeline.dispose();
    expect(made.every(isDisposed)).toBe(true);
  });

  it('keeps what lay ahead as a branch of its own, and goes back to it', () => {
    const { timeline, made } = walked(6);
    const left = timeline.here.branchId;
    timeline.goTo(2);
    expect(timeline.branches).toHaveLength(1);
    const other = [momentOf(3), momentOf(4)];
    for (const moment of other) timeline.add(moment);
    expect(timeline.span).toEqual({ first: 0, last: 4 });
    expect([2, 3, 4].map((at) => timeline.at(at)?.snapshot)).toEqual(
      [made[2], ...other].map(({ snapshot }) => snapshot),
    );
    expect(timeline.here.momentId).toBe(7);
    expect(timeline.at(5)).toBeUndefined();
    expect(timeline.at(4, left)?.snapshot).toBe(made[4].snapshot);
    const [trunk, ...ends] = timeline.branches;
    expect(trunk).toMatchObject({ span: { first: 0, last: 2 }, isCurrent: true });
    expect(ends.map(({ parentId }) => parentId)).toEqual([trunk.id, trunk.id]);
    expect(ends.map(({ isCurrent }) => isCurrent)).toEqual([false, true]);

    timeline.goTo(5, left);
    expect(timeline.here.branchId).toBe(left);
    expect(timeline.span).toEqual({ first: 0, last: 5 });
    timeline.add(momentOf(6));
    expect(timeline.branches).toHaveLength(3);
    // A frame before the fork belongs to both; one stays on the branch where one was last.
    timeline.goTo(1, trunk.id);
    expect(timeline.here.branchId).toBe(left);
  });

  it('begins again from the start even where the frames after it are long gone', () => {
    const { timeline, made } = walked(9, 3);
    const left = timeline.here.branchId;
    timeline.goTo(0);
    timeline.add(momentOf(1));
    expect(timeline.span).toEqual({ first: 0, last: 1 });
    expect(timeline.at(8, left)?.snapshot).toBe(made[8].snapshot);
    expect(timeline.at(4, left)).toBeUndefined();
    timeline.goTo(8, left);
    expect(timeline.span).toEqual({ first: 5, last: 8 });
  });

  it('leaves no moment behind and none let go twice, wherever one goes on from', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ go: fc.nat(12), to: fc.nat(40) }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (goes, capacity) => {
          const { timeline, made } = walked(1, capacity);
          let here = 0;
          /** What was dreamed on the way to where one is. */
          let way = [made[0]];
          const ways = new Map([[timeline.here.branchId, way]]);
          for (const { go, to } of goes) {
            if (go > 8) {
              const ends = timeline.branches.filter(
                ({ id }) => !timeline.branches.some(({ parentId }) => parentId === id),
              );
              const { id, span } = ends[to % ends.length];
              here = span.first + (to % (span.last - span.first + 1));
              way = ways.get(id)!;
              expect(timeline.at(here, id)?.snapshot).toBe(way[here].snapshot);
              timeline.goTo(here, id);
              expect(timeline.here.branchId).toBe(id);
            }
            here++;
            const moment = momentOf(here);
            made.push(moment);
            timeline.add(moment);
            way = [...way.slice(0, here), moment];
            ways.set(timeline.here.branchId, way);
            const { first, last } = timeline.span;
            expect(last).toBe(here);
            expect(last - first).toBeLessThanOrEqual(capacity);
            for (let at = first; at <= last; at++) {
              expect(timeline.at(at)?.snapshot).toBe(way[at].snapshot);
              expect(isDisposed(way[at])).toBe(false);
            }
          }
          timeline.dispose();
          expect(made.every(isDisposed)).toBe(true);
        },
      ),
    );
  });

  it('keeps no more of the branches left behind than their share', () => {
    const { timeline, made } = walked(800);
    for (let fork = 1; fork <= 3; fork++) {
      timeline.goTo(100);
      for (let at = 101; at < 800; at++) {
        made.push(momentOf(at));
        timeline.add(made.at(-1)!);
      }
    }
    const alive = made.filter((moment) => !isDisposed(moment)).length;
    expect(timeline.span).toEqual({ first: 0, last: 799 });
    expect(alive).toBe(800 + 1000);
    expect(timeline.branches).toHaveLength(4);
  });
});
