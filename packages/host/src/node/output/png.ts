import type { RgbFrame } from '@dreamwalk/environment';
import sharp from 'sharp';

/** A frame as the bytes of a PNG. */
export async function pngOf({ widthPx, heightPx, rgb }: RgbFrame): Promise<Uint8Array> {
  return sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .png()
    .toBuffer();
}
