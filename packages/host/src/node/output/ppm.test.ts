import { expect, it } from 'vitest';
import { parsePpm, ppmOf } from './ppm.ts';

const frame = { widthPx: 3, heightPx: 2, rgb: Uint8Array.from({ length: 18 }, (_, at) => 13 * at + 10) };

it('writes a PPM that it reads again, and nothing else', () => {
  const bytes = ppmOf(frame);
  expect(new TextDecoder('latin1').decode(bytes.subarray(0, 11))).toBe('P6\n3 2\n255\n');
  expect(bytes).toHaveLength(11 + 18);
  expect(parsePpm(bytes)).toEqual(frame);
  expect(parsePpm(bytes.subarray(0, 28))).toBeNull();
  expect(parsePpm(new Uint8Array(40))).toBeNull();
});
