import type { RgbFrame } from '@dreamwalk/environment';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlashDetector } from './flash-detector.ts';
import { FlickerGuard } from './flicker-guard.ts';

const SIDE_PX = 16;
const FRAME_MS = 50;

type Colour = readonly [red: number, green: number, blue: number];

const grey = (byte: number): Colour => [byte, byte, byte];
const BLACK = grey(0);
const WHITE = grey(255);

/** @param rows that have the colour; those below are black */
function picture(colour: Colour, rows = SIDE_PX): RgbFrame {
  const rgb = new Uint8Array(SIDE_PX * SIDE_PX * 3);
  for (let pixel = 0; pixel < SIDE_PX * rows; pixel++) rgb.set(colour, 3 * pixel);
  return { widthPx: SIDE_PX, heightPx: SIDE_PX, rgb };
}

/** The largest share that flashed too often at any time. */
function worstShare(frames: readonly RgbFrame[], frameMs = FRAME_MS): number {
  const detector = new FlashDetector();
  return Math.max(
    ...frames.map((frame, index) => {
      const share = detector.look(frame, index * frameMs);
      detector.show(frame, index * frameMs);
      return share;
    }),
  );
}

const alternating = (a: RgbFrame, b: RgbFrame, changes: number) =>
  Array.from({ length: changes + 1 }, (_, index) => (index % 2 === 0 ? a : b));

describe('FlashDetector', () => {
  it('allows three flashes a second, and no fourth', () => {
    expect(worstShare(alternating(picture(BLACK), picture(WHITE), 6))).toBe(0);
    expect(worstShare(alternating(picture(BLACK), picture(WHITE), 7))).toBe(1);
    // Seven changes in 7 × 170 ms: never more than six within a second.
    expect(worstShare(alternating(picture(BLACK), picture(WHITE), 20), 170)).toBe(0);
  });

  it('tells the share of the picture that flashes', () => {
    expect(worstShare(alternating(picture(BLACK), picture(WHITE, 4), 7))).toBe(0.25);
  });

  it('leaves out what is fainter than a tenth, and what stays bright', () => {
    // Relative luminance 0.0908 and 0.1022 above black; 0.8148 and 1.
    expect(worstShare(alternating(picture(BLACK), picture(grey(85)), 9))).toBe(0);
    expect(worstShare(alternating(picture(BLACK), picture(grey(90)), 9))).toBe(1);
    expect(worstShare(alternating(picture(grey(233)), picture(WHITE), 9))).toBe(0);
    expect(worstShare(alternating(picture(grey(229)), picture(WHITE), 9))).toBe(1);
  });

  it('counts a change that takes several frames once, and one without return not again', () => {
    const ramp = [0, 60, 120, 180, 255, 180, 120, 60].map((byte) => picture(grey(byte)));
    expect(worstShare([...ramp, ...ramp, ...ramp])).toBe(0);
    expect(worstShare([...ramp, ...ramp, ...ramp, ...ramp], 20)).toBe(1);
    const rising = Array.from({ length: 25 }, (_, index) => picture(grey(index * 10)));
    expect(worstShare(rising)).toBe(0);
  });

  it('lets things move: the places they pass do not change together', () => {
    // Every fifth place is white, another one every frame: each flashes four times a second.
    const stripes = Array.from({ length: 40 }, (_, index) => {
      const rgb = new Uint8Array(SIDE_PX * SIDE_PX * 3);
      for (let pixel = 0; pixel < SIDE_PX * SIDE_PX; pixel++)
        if ((pixel + index) % 5 === 0) rgb.fill(255, 3 * pixel, 3 * pixel + 3);
      return { widthPx: SIDE_PX, heightPx: SIDE_PX, rgb };
    });
    expect(worstShare(stripes)).toBeLessThan(0.25);
  });

  it('sees saturated red flash where the luminance hardly changes', () => {
    // Luminance 0.072 at most.
    expect(worstShare(alternating(picture(BLACK), picture([157, 0, 0]), 7))).toBe(1);
    expect(worstShare(alternating(picture(BLACK), picture([120, 70, 60]), 7))).toBe(0);
  });
});

describe('FlickerGuard', () => {
  const frames = fc.array(
    fc.record({
      colour: fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)),
      rows: fc.nat(SIDE_PX),
    }),
    { minLength: 20, maxLength: 40 },
  );

  it('lets nothing through that flashes too often, whatever the frames', () => {
    fc.assert(
      fc.property(frames, (colours) => {
        const guard = new FlickerGuard();
        const shown = colours.map(({ colour, rows }, index) =>
          guard.soften(picture(colour, rows), index * FRAME_MS),
        );
        expect(worstShare(shown)).toBeLessThan(0.25);
      }),
      { numRuns: 20 },
    );
  });

  it('softens a picture that flickers, and leaves the first flashes as they are', () => {
    const guard = new FlickerGuard();
    const given = alternating(picture(BLACK), picture(WHITE), 20);
    const shown = given.map((frame, index) => guard.soften(frame, index * FRAME_MS));
    expect(shown.slice(0, 7)).toEqual(given.slice(0, 7));
    expect(shown.slice(7)).not.toEqual(given.slice(7));
    expect(worstShare(shown)).toBe(0);
  });

  it('leaves alone what does not flicker, byte for byte', () => {
    const guard = new FlickerGuard();
    for (let index = 0; index < 40; index++) {
      const frame = picture(grey(100 + (index % 2) * 20));
      expect(guard.soften(frame, index * FRAME_MS)).toBe(frame);
    }
  });

  it('catches up as soon as it may', () => {
    const guard = new FlickerGuard();
    alternating(picture(BLACK), picture(WHITE), 12).forEach((frame, index) => {
      guard.soften(frame, index * FRAME_MS);
    });
    const last = picture(WHITE);
    let shown = guard.soften(last, 13 * FRAME_MS);
    for (let index = 14; index < 34; index++) shown = guard.soften(last, index * FRAME_MS);
    expect(shown).toBe(last);
    expect(guard.isSoftening).toBe(false);
  });

  it('begins anew with pictures of another size', () => {
    const guard = new FlickerGuard();
    guard.soften(picture(BLACK), 0);
    const large = { widthPx: 32, heightPx: 32, rgb: new Uint8Array(32 * 32 * 3).fill(255) };
    expect(guard.soften(large, FRAME_MS)).toBe(large);
  });
});
