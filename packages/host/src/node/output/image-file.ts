import type { RgbFrame } from '@dreamwalk/environment';
import sharp from 'sharp';
import { writeWhole } from './fresh-output.ts';

/** Writes a frame as a PNG, in one go. */
export async function writePng(file: string, { widthPx, heightPx, rgb }: RgbFrame): Promise<void> {
  const png = await sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .png()
    .toBuffer();
  await writeWhole(file, png);
}
