import type { StoredView, ViewContent } from '../../compute/compute.ts';
import { fromHalfBits } from '../../compute/half.ts';

/** A stored view in one GPU buffer, packed as `PIXEL_SHADER` says. */
export interface GpuView extends StoredView {
  readonly buffer: GPUBuffer;
}

/** Bytes of a packed view: a word of colour for each pixel, a word of depth for each pair. */
export function viewSizeBytes(pixels: number): number {
  return 4 * (pixels + Math.ceil(pixels / 2));
}

/** Bytes before a packed view's depths. */
export function depthOffsetBytes(pixels: number): number {
  return 4 * pixels;
}

/** [H, W, 3] bytes and depths from a packed view. */
export function unpackView(packed: ArrayBuffer, pixels: number): ViewContent {
  const bytes = new Uint8Array(packed);
  const rgb = new Uint8Array(3 * pixels);
  for (let i = 0; i < pixels; i++)
    for (let channel = 0; channel < 3; channel++) rgb[3 * i + channel] = bytes[4 * i + channel];
  return { rgb, depthM: unpackDepth(packed.slice(depthOffsetBytes(pixels)), pixels) };
}

/** Depths in metres from the depth part of a packed view. */
export function unpackDepth(packed: ArrayBuffer, pixels: number): Float32Array {
  return Float32Array.from(new Uint16Array(packed, 0, pixels), fromHalfBits);
}
