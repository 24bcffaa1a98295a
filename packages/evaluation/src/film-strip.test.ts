import { describe, expect, it } from 'vitest';
import { EvaluationError, FrameSizeError } from './errors.ts';
import { filmStrip } from './film-strip.ts';
import { plainFrame } from './testing/box-room.ts';

describe('filmStrip', () => {
  const red = plainFrame(3, 2, [255, 0, 0]);
  const blue = plainFrame(3, 2, [0, 0, 255]);

  it('lays rows out with gaps', () => {
    const strip = filmStrip([[red, blue], [blue]]);
    expect([strip.widthPx, strip.heightPx]).toEqual([2 + 3 + 2 + 3 + 2, 2 + 2 + 2 + 2 + 2]);
    const at = (x: number, y: number) => [
      ...strip.rgb.slice((y * strip.widthPx + x) * 3, (y * strip.widthPx + x) * 3 + 3),
    ];
    expect(at(2, 2)).toEqual([255, 0, 0]);
    expect(at(4, 3)).toEqual([255, 0, 0]);
    expect(at(5, 2)).toEqual([16, 16, 16]);
    expect(at(7, 2)).toEqual([0, 0, 255]);
    expect(at(2, 6)).toEqual([0, 0, 255]);
    expect(at(7, 6)).toEqual([16, 16, 16]);
  });

  it('refuses nothing and mixed sizes', () => {
    expect(() => filmStrip([[]])).toThrow(EvaluationError);
    expect(() => filmStrip([[red, plainFrame(2, 2, [0, 0, 0])]])).toThrow(FrameSizeError);
  });
});
