import type { RgbFrame } from '@dreamwalk/environment';

/** A frame as the bytes of a binary PPM: a picture that takes no library to be written and read. */
export function ppmOf({ widthPx, heightPx, rgb }: RgbFrame): Uint8Array {
  const head = new TextEncoder().encode(`P6\n${widthPx} ${heightPx}\n255\n`);
  const bytes = new Uint8Array(head.length + rgb.length);
  bytes.set(head);
  bytes.set(rgb, head.length);
  return bytes;
}

/** The frame that {@link ppmOf} wrote; null where the bytes are not such a file, or not all of it. */
export function parsePpm(bytes: Uint8Array): RgbFrame | null {
  const head = /^P6\n(\d+) (\d+)\n255\n/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 32)));
  if (!head) return null;
  const [widthPx, heightPx] = [Number(head[1]), Number(head[2])];
  const rgb = bytes.slice(head[0].length);
  return rgb.length === 3 * widthPx * heightPx ? { widthPx, heightPx, rgb } : null;
}
