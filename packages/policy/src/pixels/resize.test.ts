import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Fit, resizedDepth, resizedPlanes } from './resize.ts';

interface PillowCase {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly targetWidthPx: number;
  readonly targetHeightPx: number;
  readonly fit: Fit;
  /** [targetHeightPx, targetWidthPx, 3] */
  readonly rgb: readonly number[];
}

const CASES: readonly PillowCase[] = JSON.parse(
  readFileSync(new URL('../../fixtures/resize-pillow.json', import.meta.url), 'utf8'),
);

/** The picture of `make_resize_fixtures.py`. */
function picture(widthPx: number, heightPx: number) {
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0, at = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++)
      for (let c = 0; c < 3; c++) rgb[at++] = (x * 37 + y * 61 + c * 29 + x * y * 7) % 256;
  return { widthPx, heightPx, rgb };
}

describe('resizedPlanes', () => {
  it.each(
    CASES.map(
      (each) =>
        [
          `${each.widthPx}×${each.heightPx} to ${each.targetWidthPx}×${each.targetHeightPx}, ${each.fit}`,
          each,
        ] as const,
    ),
  )('resizes as Pillow does: %s', (_, { widthPx, heightPx, targetWidthPx, targetHeightPx, fit, rgb }) => {
    const planes = resizedPlanes(picture(widthPx, heightPx), targetWidthPx, targetHeightPx, fit);
    const pixels = targetWidthPx * targetHeightPx;
    expect(planes).toHaveLength(pixels * 3);
    // Pillow rounds to bytes after each of its two passes, half a level each.
    for (const [at, value] of rgb.entries())
      expect(Math.abs(planes[(at % 3) * pixels + Math.floor(at / 3)] - value)).toBeLessThanOrEqual(1);
  });

  it('changes nothing where the size is the same', () => {
    const frame = picture(6, 4);
    const planes = resizedPlanes(frame, 6, 4, 'pad');
    expect(Array.from({ length: 72 }, (_, at) => planes[(at % 3) * 24 + Math.floor(at / 3)])).toEqual([
      ...frame.rgb,
    ]);
  });
});

describe('resizedDepth', () => {
  it('takes the nearest pixel and leaves bars without depth', () => {
    const depthM = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    const size = { widthPx: 4, heightPx: 2 };
    expect([...resizedDepth(depthM, size, 2, 2, 'stretch')]).toEqual([2, 4, 6, 8]);
    expect([...resizedDepth(depthM, size, 4, 4, 'pad')]).toEqual([
      0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0,
    ]);
  });
});
