import { describe, expect, it } from 'vitest';
import { decodeStartViews, encodeStartViews, type StartView } from './start-views.ts';

function view(seed: number, withDepth: boolean): StartView {
  return {
    frame: { widthPx: 3, heightPx: 5, rgb: Uint8Array.from({ length: 45 }, (_, i) => (i * 7 + seed) % 256) },
    pose: { rotation: [0, 0, Math.SQRT1_2, Math.SQRT1_2], translation: [seed / 3, -1, 1.6] },
    ...(withDepth && { depthM: Float32Array.from({ length: 15 }, (_, i) => i / 3 + seed) }),
  };
}

describe('start views', () => {
  it.each([true, false])('come back exactly (depth: %s)', (withDepth) => {
    const views = [view(1, withDepth), view(2, withDepth), view(3, withDepth)];
    // A reader's buffer need not begin at a multiple of 8.
    const shifted = new Uint8Array(encodeStartViews(views).length + 3);
    shifted.set(encodeStartViews(views), 3);
    expect(decodeStartViews(shifted.subarray(3), 'start.bin')).toEqual(views);
  });

  it('must be alike', () => {
    expect(() => encodeStartViews([view(1, true), view(2, false)])).toThrow('View 1 of the start differs');
    expect(() => encodeStartViews([])).toThrow('at least one view');
  });

  it('name the file when they are damaged', () => {
    const bytes = encodeStartViews([view(1, false)]);
    expect(() => decodeStartViews(bytes.subarray(0, 60), 'walk/start.bin')).toThrow(
      /^walk\/start\.bin: the file has 60/,
    );
    expect(() => decodeStartViews(bytes.subarray(0, 6), 'walk/start.bin')).toThrow(
      /does not begin like a start\.bin/,
    );
  });
});
