import { RolloutFormatError } from './errors.ts';
import { decodeFloat16, encodeFloat16 } from './float16.ts';
import type { RgbImage } from './image.ts';

/**
 * `latents.bin`, little-endian throughout:
 *
 * | bytes | what |
 * |---|---|
 * | 0–7   | the ASCII letters `DWLATENT` |
 * | 8–11  | uint32 version, 1 |
 * | 12–15 | uint32 number of float32 values in a latent, L |
 * | 16–19 | uint32 width, W |
 * | 20–23 | uint32 height, H |
 * | 24–31 | zeros |
 * | then  | one record a frame: L float32, W·H·3 uint8 (RGB), W·H float16 (depth in metres, 0 = sky), zeros up to a multiple of 4 |
 *
 * Records have one size, so frame k starts at `32 + k · recordBytes` and a last record cut off by a kill shows
 * in the file's length.
 */
export interface FrameLayout {
  /** Product of the latent's dimensions. */
  readonly latentLength: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** One frame as `latents.bin` keeps it. */
export interface FrameRecord {
  readonly latent: Float32Array;
  readonly frame: RgbImage;
  /** Metres along the camera's +z axis, rounded to float16; 0 is sky. All zero where the model gives none. */
  readonly depthM: Float32Array;
}

/** Length of the head of `latents.bin`. */
export const FRAME_FILE_HEAD_BYTES = 32;

const MAGIC = 'DWLATENT';
const VERSION = 1;

/** Length of one record, in bytes. */
export function recordBytes({ latentLength, widthPx, heightPx }: FrameLayout): number {
  const payload = latentLength * 4 + widthPx * heightPx * 5;
  return Math.ceil(payload / 4) * 4;
}

/** How many whole records a file of this length holds. */
export function wholeRecords(layout: FrameLayout, fileBytes: number): number {
  return Math.max(0, Math.floor((fileBytes - FRAME_FILE_HEAD_BYTES) / recordBytes(layout)));
}

/** The 32 bytes that `latents.bin` begins with. */
export function encodeFrameFileHead(layout: FrameLayout): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(FRAME_FILE_HEAD_BYTES);
  head.set(new TextEncoder().encode(MAGIC));
  const numbers = new DataView(head.buffer);
  numbers.setUint32(8, VERSION, true);
  numbers.setUint32(12, layout.latentLength, true);
  numbers.setUint32(16, layout.widthPx, true);
  numbers.setUint32(20, layout.heightPx, true);
  return head;
}

/**
 * Reads the head of `latents.bin`.
 * @param file how to call the file in an error
 * @throws {RolloutFormatError} where it is none
 */
export function decodeFrameFileHead(head: Uint8Array, file: string): FrameLayout {
  if (head.byteLength < FRAME_FILE_HEAD_BYTES || new TextDecoder().decode(head.subarray(0, 8)) !== MAGIC)
    throw new RolloutFormatError('this file does not begin like a latents.bin; it is damaged.', file);
  const numbers = new DataView(head.buffer, head.byteOffset);
  const version = numbers.getUint32(8, true);
  if (version !== VERSION)
    throw new RolloutFormatError(
      `version ${version} of the format is not known here (only ${VERSION}); use the Dreamwalk that wrote it.`,
      file,
    );
  return {
    latentLength: numbers.getUint32(12, true),
    widthPx: numbers.getUint32(16, true),
    heightPx: numbers.getUint32(20, true),
  };
}

/**
 * One frame as bytes.
 * @throws {RangeError} when an array has not the length that the layout says
 */
export function encodeFrameRecord(layout: FrameLayout, record: FrameRecord): Uint8Array<ArrayBuffer> {
  const pixels = layout.widthPx * layout.heightPx;
  expectLength('latent', record.latent.length, layout.latentLength);
  expectLength('rgb', record.frame.rgb.length, pixels * 3);
  expectLength('depthM', record.depthM.length, pixels);
  const bytes = new Uint8Array(recordBytes(layout));
  const latentBytes = layout.latentLength * 4;
  bytes.set(littleEndian(record.latent), 0);
  bytes.set(record.frame.rgb, latentBytes);
  bytes.set(littleEndian(encodeFloat16(record.depthM)), latentBytes + pixels * 3);
  return bytes;
}

/** The frame that {@link encodeFrameRecord} packed. */
export function decodeFrameRecord(layout: FrameLayout, record: Uint8Array): FrameRecord {
  expectLength('record', record.byteLength, recordBytes(layout));
  // Node's Buffer is a Uint8Array whose slice shares memory; these slices must be copies.
  const bytes = new Uint8Array(record);
  const pixels = layout.widthPx * layout.heightPx;
  const latentBytes = layout.latentLength * 4;
  const depthAt = latentBytes + pixels * 3;
  return {
    latent: new Float32Array(bytes.slice(0, latentBytes).buffer),
    frame: {
      widthPx: layout.widthPx,
      heightPx: layout.heightPx,
      rgb: bytes.slice(latentBytes, depthAt),
    },
    depthM: decodeFloat16(new Uint16Array(bytes.slice(depthAt, depthAt + pixels * 2).buffer)),
  };
}

/** Every platform that runs this (x64, arm64) is little-endian, so a view of the array's memory is the format. */
function littleEndian(array: Float32Array | Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function expectLength(what: string, actual: number, expected: number): void {
  if (actual !== expected)
    throw new RangeError(`${what} has ${actual} elements where ${expected} are needed.`);
}
