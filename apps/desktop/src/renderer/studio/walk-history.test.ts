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

describe('WalkHistory', () => {
  it('keeps what lies ahead while one goes back, and drops it where another frame is dreamed', () => {
    const history = new WalkHistory();
    const pictures = Array.from({ length: 6 }, () => new FakePicture());
    let told = 0;
    const stop = history.onPicture(() => told++);
    for (const [at, picture] of pictures.entries()) {
      history.show(frame(at));
      history.setPicture(at, picture);
    }
    expect(told).toBe(6);
    stop();
    history.show(frame(2, { restored: true, timeline: { first: 0, last: 5 } }));
    expect(history.path.map(([x]) => x)).toEqual([0, 1, 2]);
    expect(history.frame(5)?.picture).toBe(pictures[5]);
    history.show(frame(3));
    expect(history.path.length).toBe(4);
    expect(history.frame(5)).toBeUndefined();
    expect(history.frame(3)?.picture).toBeUndefined();
    expect(pictures.map(({ isClosed }) => isClosed)).toEqual([false, false, false, true, true, true]);
  });

  it('lets the pictures go of frames that can no longer be gone to, and of those that come too late', () => {
    const history = new WalkHistory();
    const [first, late] = [new FakePicture(), new FakePicture()];
    history.show(frame(0));
    history.setPicture(0, first);
    history.show(frame(1, { timeline: { first: 1, last: 1 } }));
    expect(first.isClosed).toBe(true);
    expect(history.path.length).toBe(2);
    history.setPicture(0, late);
    expect(late.isClosed).toBe(true);
    history.clear();
    expect(history.path).toEqual([]);
  });
});
