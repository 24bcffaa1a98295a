import type { Pose } from '@dreamwalk/geometry';
import { RolloutFormatError } from './errors.ts';
import type { RgbImage } from './image.ts';

/** One view that the memory held before the first step. */
export interface StartView {
  readonly frame: RgbImage;
  /** Camera-to-world. */
  readonly pose: Pose;
  /** Metres along the camera's +z axis, 0 = sky, where the start came with depth. */
  readonly depthM?: Float32Array;
}

/**
 * `start.bin`, little-endian throughout: what a rollout started from, so that it can be repeated without the
 * world, image or folder it was made of.
 *
 * | bytes | what |
 * |---|---|
 * | 0–7   | the ASCII letters `DWSTARTS` |
 * | 8–11  | uint32 version, 1 |
 * | 12–15 | uint32 number of views |
 * | 16–19 | uint32 width, W |
 * | 20–23 | uint32 height, H |
 * | 24–27 | uint32, 1 when the views have depth |
 * | 28–31 | zeros |
 * | then  | a record a view: 7 float64 (quaternion x y z w, translation in metres), W·H float32 depth where there is depth, W·H·3 uint8 RGB, zeros up to a multiple of 8 |
 */
const MAGIC = 'DWSTARTS';
const VERSION = 1;
const HEAD_BYTES = 32;
const POSE_BYTES = 7 * 8;

/**
 * Packs the views of a start, all of one size, all with depth or all without.
 * @throws {RangeError} where they differ, or there is none
 */
export function encodeStartViews(views: readonly StartView[]): Uint8Array<ArrayBuffer> {
  if (views.length === 0) throw new RangeError('A start needs at least one view.');
  const { widthPx, heightPx } = views[0].frame;
  const hasDepth = views[0].depthM !== undefined;
  const stride = viewBytes(widthPx, heightPx, hasDepth);
  const bytes = new Uint8Array(HEAD_BYTES + stride * views.length);
  bytes.set(new TextEncoder().encode(MAGIC));
  const numbers = new DataView(bytes.buffer);
  for (const [i, value] of [VERSION, views.length, widthPx, heightPx, hasDepth ? 1 : 0].entries())
    numbers.setUint32(8 + i * 4, value, true);
  views.forEach((view, index) => {
    const { frame, pose, depthM } = view;
    if (frame.widthPx !== widthPx || frame.heightPx !== heightPx || (depthM !== undefined) !== hasDepth)
      throw new RangeError(`View ${index} of the start differs from view 0 in size or in having depth.`);
    const at = HEAD_BYTES + index * stride;
    new Float64Array(bytes.buffer, at, 7).set([...pose.rotation, ...pose.translation]);
    if (depthM !== undefined) new Float32Array(bytes.buffer, at + POSE_BYTES, depthM.length).set(depthM);
    bytes.set(frame.rgb, at + POSE_BYTES + (depthM?.byteLength ?? 0));
  });
  return bytes;
}

/**
 * The views that {@link encodeStartViews} packed.
 * @param file how to call the file in an error
 * @throws {RolloutFormatError} where the bytes are none, or too few
 */
export function decodeStartViews(bytes: Uint8Array, file: string): StartView[] {
  if (bytes.byteLength < HEAD_BYTES || new TextDecoder().decode(bytes.subarray(0, 8)) !== MAGIC)
    throw new RolloutFormatError('this file does not begin like a start.bin; it is damaged.', file);
  const numbers = new DataView(bytes.buffer, bytes.byteOffset);
  const [version, count, widthPx, heightPx, depthFlag] = [0, 1, 2, 3, 4].map((i) =>
    numbers.getUint32(8 + i * 4, true),
  );
  if (version !== VERSION)
    throw new RolloutFormatError(
      `version ${version} of the format is not known here (only ${VERSION}).`,
      file,
    );
  const hasDepth = depthFlag === 1;
  const stride = viewBytes(widthPx, heightPx, hasDepth);
  if (bytes.byteLength !== HEAD_BYTES + stride * count)
    throw new RolloutFormatError(
      `the file has ${bytes.byteLength} bytes where ${count} views of ${widthPx}×${heightPx} need ${HEAD_BYTES + stride * count}; it is damaged.`,
      file,
    );
  return Array.from({ length: count }, (_, index) => {
    // Not bytes.slice: that of Node's Buffer shares memory, and its offset need not suit a Float64Array.
    const record = new Uint8Array(
      bytes.subarray(HEAD_BYTES + index * stride, HEAD_BYTES + (index + 1) * stride),
    );
    const [x, y, z, w, tx, ty, tz] = new Float64Array(record.buffer, 0, 7);
    const pixels = widthPx * heightPx;
    const rgbAt = POSE_BYTES + (hasDepth ? pixels * 4 : 0);
    return {
      frame: { widthPx, heightPx, rgb: record.slice(rgbAt, rgbAt + pixels * 3) },
      pose: { rotation: [x, y, z, w], translation: [tx, ty, tz] },
      ...(hasDepth && { depthM: new Float32Array(record.buffer, POSE_BYTES, pixels) }),
    };
  });
}

function viewBytes(widthPx: number, heightPx: number, hasDepth: boolean): number {
  const payload = POSE_BYTES + widthPx * heightPx * (hasDepth ? 7 : 3);
  return Math.ceil(payload / 8) * 8;
}
