import type { StoredView } from '../compute.ts';
import { SKY_M } from '../guide.ts';
import { HALF_MAX, roundToHalf } from '../half.ts';
import { withoutFlying } from './flying-pixels.ts';

/** A stored view in memory, with its float values made once so that a splat converts nothing. */
export interface CpuView extends StoredView {
  /** [H, W, 3] */
  readonly rgb: Uint8Array;
  /** [H, W] metres, every value a float16; 0 is sky. */
  readonly depthM: Float32Array;
  /** [H, W, 3] in [−1, 1]. */
  readonly colour: Float32Array;
  /** `depthM` with the sky at `SKY_M`, and `UNKNOWN_M` where it floats between two surfaces. */
  readonly splatDepthM: Float32Array;
}

/** Builds a view; takes over `rgb`, copies `depth` [H · W]. */
export function makeCpuView(
  id: number,
  rgb: Uint8Array,
  depth: Float32Array,
  widthPx: number,
  heightPx: number,
): CpuView {
  const pixels = widthPx * heightPx;
  const depthM = new Float32Array(pixels);
  const surfaceM = new Float32Array(pixels);
  for (let i = 0; i < pixels; i++) {
    // Written so that NaN becomes sky.
    depthM[i] = depth[i] > 0 ? roundToHalf(Math.min(depth[i], HALF_MAX)) : 0;
    surfaceM[i] = depthM[i] > 0 ? depthM[i] : SKY_M;
  }
  const splatDepthM = withoutFlying(surfaceM, widthPx, heightPx);
  const colour = floatsFromBytes(rgb);
  const sizeBytes = rgb.byteLength + depthM.byteLength + colour.byteLength + splatDepthM.byteLength;
  return { id, widthPx, heightPx, sizeBytes, rgb, depthM, colour, splatDepthM };
}

function floatFromByte(byte: number): number {
  return byte / 127.5 - 1;
}

/** A plain loop: `Float32Array.from` with a function takes fifty times as long, a tenth of a frame. */
function floatsFromBytes(bytes: Uint8Array): Float32Array {
  const floats = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) floats[i] = floatFromByte(bytes[i]);
  return floats;
}

/** [3, H, W] in [−1, 1] from [H, W, 3] bytes. */
export function planesFromRgb(rgb: Uint8Array, pixels: number): Float32Array {
  const planes = new Float32Array(3 * pixels);
  for (let i = 0; i < pixels; i++)
    for (let channel = 0; channel < 3; channel++)
      planes[channel * pixels + i] = floatFromByte(rgb[i * 3 + channel]);
  return planes;
}

/** [H, W, 3] bytes from [3, H, W] in [−1, 1], rounded to nearest and clamped. */
export function rgbFromPlanes(planes: Float32Array, pixels: number): Uint8Array {
  const rgb = new Uint8ClampedArray(3 * pixels);
  for (let i = 0; i < pixels; i++)
    for (let channel = 0; channel < 3; channel++)
      rgb[i * 3 + channel] = Math.round((planes[channel * pixels + i] + 1) * 127.5);
  return new Uint8Array(rgb.buffer);
}
