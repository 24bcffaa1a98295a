import type { RgbFrame } from '@dreamwalk/environment';
import { fillRgba } from './fill-rgba.ts';

/** Pixels across and down, for a filmstrip on a sharp screen. */
const SIDE_PX = 80;

/** A small picture of a frame. */
export function thumbnailOf({ widthPx, heightPx, rgb }: RgbFrame): Promise<ImageBitmap> {
  const image = new ImageData(widthPx, heightPx);
  fillRgba(image.data, rgb);
  return createImageBitmap(image, { resizeWidth: SIDE_PX, resizeHeight: SIDE_PX, resizeQuality: 'medium' });
}
