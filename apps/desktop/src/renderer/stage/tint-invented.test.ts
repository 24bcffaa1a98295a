import { expect, it } from 'vitest';
import { tintInvented } from './tint-invented.ts';

it('tints what is invented, and leaves what was seen and the frame itself alone', () => {
  const frame = { widthPx: 2, heightPx: 1, rgb: new Uint8Array([0, 0, 0, 100, 150, 200]) };
  const tinted = tintInvented(frame, new Uint8Array([0, 1]));
  expect([...tinted.rgb]).toEqual([117, 99, 69, 100, 150, 200]);
  expect([...frame.rgb]).toEqual([0, 0, 0, 100, 150, 200]);
});
