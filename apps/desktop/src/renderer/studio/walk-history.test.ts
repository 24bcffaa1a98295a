import { describe, expect, it } from 'vitest';
import { shownFrame as frame } from './testing/shown-frame.ts';
import { WalkHistory } from './walk-history.ts';

class FakePicture {
  isClosed = false;
  width = 1;
  height = 1;
  close() {
    this.isClosed = true;
  }
}

const stretch = (id: number) => ({ id, span: { first: 0, last: 9 }, isCurrent: true });
const xs = ({ path }: WalkHistory) => path.map(([x]) => x);

describe('WalkHistory', () => {
  it('keeps what lies ahead while one goes back, and as a branch where another frame is dreamed', () => {
    const history = new WalkHistory();
    const pictures = Array.from({ length: 6 }, () => new FakePicture());
    let told = 0;
    const stop = history.onPicture(() => told++);
    for (const [at, picture] of pictures.entries()) {
      history.show(frame(at, { branches: [stretch(0)] }));
      history.setPicture(at, picture);
    }
    expect(told).toBe(6);
    stop();
    history.show(frame(2, { restored: true, timeline: { first: 0, last: 5 }, branches: [stretch(0)] }));
    expect(xs(history)).toEqual([0, 1, 2]);
    expect(history.frame(5)?.picture).toBe(pictures[5]);

    const branches = [stretch(0), stretch(2)];
    history.show(frame(3, { here: { momentId: 6, branchId: 2 }, branches }));
    expect(xs(history)).toEqual([0, 1, 2, 3]);
    expect(history.frame(5)).toBeUndefined();
    expect(history.otherPaths.map((path) => path.length)).toEqual([6]);
    history.show(frame(5, { restored: true, here: { momentId: 5, branchId: 0 }, branches }));
    expect(history.frame(5)?.picture).toBe(pictures[5]);
    // Of a frame that both branches have the engine says which one is meant.
    history.show(frame(1, { restored: true, here: { momentId: 1, branchId: 2 }, branches }));
    expect([history.frame(3), history.frame(5)].map((at) => at === undefined)).toEqual([false, true]);
    history.show(frame(1, { restored: true, here: { momentId: 1, branchId: 0 }, branches }));
    expect(history.frame(5)?.picture).toBe(pictures[5]);
    history.show(frame(1, { restored: true, here: { momentId: 1, branchId: 0 }, branches: [stretch(0)] }));
    expect(history.otherPaths).toEqual([]);
    expect(pictures.every(({ isClosed }) => !isClosed)).toBe(true);
    history.clear();
    expect(pictures.every(({ isClosed }) => isClosed)).toBe(true);
  });

  it('lets the oldest pictures go, and those that come too late', () => {
    const history = new WalkHistory();
    const [first, late] = [new FakePicture(), new FakePicture()];
    history.show(frame(0));
    history.setPicture(0, first);
    for (let at = 1; at <= 2000; at++) {
      history.show(frame(at));
      history.setPicture(at, new FakePicture());
    }
    expect(first.isClosed).toBe(true);
    expect(history.path.length).toBe(2001);
    history.clear();
    history.setPicture(0, late);
    expect(late.isClosed).toBe(true);
    expect(history.path).toEqual([]);
  });
});
