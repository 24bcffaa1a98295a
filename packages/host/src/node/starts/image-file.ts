import type { RgbFrame } from '@dreamwalk/environment';
import type { Sharp } from 'sharp';
import { InputFileError } from '../errors.ts';
import { readInputFile } from '../input-file.ts';

/** A gigapixel panorama still opens; a decompression bomb does not. */
const MOST_PIXELS = 2 ** 30;

/** The size a picture is brought to. */
interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A part of a picture, in shares (0 to 1) of its width and height. */
export interface PixelWindow {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads a picture of any size and common format (PNG, JPEG, WebP, AVIF, GIF, TIFF, SVG), turned as its EXIF says, and
 * scales a part of it with Lanczos.
 * @param window the part; by default the largest in the middle that has the shape wanted
 * @throws {InputFileError} where the file is missing or no picture
 */
export async function readImage(path: string, size: Size, window?: PixelWindow): Promise<RgbFrame> {
  const bytes = await readInputFile(path);
  try {
    const picture = await scaled(bytes, size, 'lanczos3', window);
    const rgb = await picture.flatten({ background: 'black' }).toColourspace('srgb').raw().toBuffer();
    return { ...pick(size), rgb: new Uint8Array(rgb) };
  } catch (cause) {
    const problem = `this is no picture that can be read (${firstLine(cause)}); give a PNG or JPEG.`;
    throw new InputFileError(path, problem, { cause });
  }
}

/**
 * Reads a depth map stored as 16-bit grey PNG. Depth must not be blended across edges, so the nearest value is taken.
 * @param window the part; by default the largest in the middle that has the shape wanted
 * @param metresPerUnit what one step of the 16-bit values means
 * @returns metres, row by row; 0 is unknown or sky
 * @throws {InputFileError} where the file is missing or no picture
 */
export async function readDepthImage(
  path: string,
  size: Size,
  window: PixelWindow | undefined,
  metresPerUnit: number,
): Promise<Float32Array> {
  const bytes = await readInputFile(path);
  try {
    const picture = await scaled(bytes, size, 'nearest', window);
    const raw = await picture.toColourspace('grey16').extractChannel(0).raw({ depth: 'ushort' }).toBuffer();
    const units = new Uint16Array(new Uint8Array(raw).buffer);
    return Float32Array.from(units, (unit) => unit * metresPerUnit);
  } catch (cause) {
    const problem = `this is no depth map that can be read (${firstLine(cause)}); give a 16-bit PNG.`;
    throw new InputFileError(path, problem, { cause });
  }
}

async function scaled(
  bytes: Buffer,
  { widthPx, heightPx }: Size,
  kernel: 'lanczos3' | 'nearest',
  window?: PixelWindow,
): Promise<Sharp> {
  // Only now: Electron on Linux brings another GLib than this, so what has no pictures to read goes without it.
  const { default: sharp } = await import('sharp');
  const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  const { autoOrient } = await image.metadata();
  const picture = image.autoOrient();
  if (!window) return picture.resize(widthPx, heightPx, { fit: 'cover', position: 'centre', kernel });
  const { start: left, length: width } = wholePixels(window.left, window.width, autoOrient.width);
  const { start: top, length: height } = wholePixels(window.top, window.height, autoOrient.height);
  return picture.extract({ left, top, width, height }).resize(widthPx, heightPx, { fit: 'fill', kernel });
}

/** The whole pixels nearest to a share of a side. */
function wholePixels(start: number, share: number, sidePx: number): { start: number; length: number } {
  const first = Math.min(sidePx - 1, Math.max(0, Math.round(start * sidePx)));
  const last = Math.min(sidePx, Math.max(first + 1, Math.round((start + share) * sidePx)));
  return { start: first, length: last - first };
}

function pick({ widthPx, heightPx }: Size): Size {
  return { widthPx, heightPx };
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0].trim();
}
