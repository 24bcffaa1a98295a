import type { RgbFrame } from '@dreamwalk/environment';
import { fillRgba } from './fill-rgba.ts';

/** Draws a frame pixel by pixel on a canvas, which takes on its size. */
export function drawFrame(canvas: HTMLCanvasElement, { widthPx, heightPx, rgb }: RgbFrame): void {
  const image = new ImageData(widthPx, heightPx);
  fillRgba(image.data, rgb);
  canvas.width = widthPx;
  canvas.height = heightPx;
  canvas.getContext('2d')!.putImageData(image, 0, 0);
}
