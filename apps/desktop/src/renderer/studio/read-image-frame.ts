import type { RgbFrame } from '@dreamwalk/environment';

/** A file that was given as an image cannot be read as one. */
export class ImageFileError extends Error {
  override readonly name = 'ImageFileError';

  constructor(fileName: string, options?: ErrorOptions) {
    super(
      `${fileName} cannot be read as an image. Choose a PNG, JPEG, WebP or AVIF file that other programs open.`,
      options,
    );
  }
}

/**
 * The middle of an image, cut to the frame's shape and scaled to its size.
 * @throws ImageFileError
 */
export async function readImageFrame(file: File, widthPx: number, heightPx: number): Promise<RgbFrame> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch (cause) {
    throw new ImageFileError(file.name, { cause });
  }
  const scale = Math.max(widthPx / bitmap.width, heightPx / bitmap.height);
  const cutWidth = widthPx / scale;
  const cutHeight = heightPx / scale;
  const context = new OffscreenCanvas(widthPx, heightPx).getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  const left = (bitmap.width - cutWidth) / 2;
  const top = (bitmap.height - cutHeight) / 2;
  context.drawImage(bitmap, left, top, cutWidth, cutHeight, 0, 0, widthPx, heightPx);
  bitmap.close();
  const { data } = context.getImageData(0, 0, widthPx, heightPx);
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  for (let from = 0, to = 0; from < data.length; from += 4) {
    rgb[to++] = data[from];
    rgb[to++] = data[from + 1];
    rgb[to++] = data[from + 2];
  }
  return { widthPx, heightPx, rgb };
}
