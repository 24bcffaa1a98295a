import type { RgbFrame } from '@dreamwalk/environment';
import { resizedDepth, resizedPlanes } from '../pixels/resize.ts';
import type { DepthInput, PictureInput } from './input-schema.ts';
import { pictureShape } from './picture-shape.ts';

/** A picture as the planes that an input wants, [3, H, W]: resized, brought to its range, normalised. */
export function picturePlanes(input: PictureInput, frame: RgbFrame): Float32Array {
  const { widthPx, heightPx } = pictureShape(input.layout, input.shape)!;
  const planes = resizedPlanes(frame, widthPx, heightPx, input.fit);
  const [low, high] = input.range;
  for (let at = 0; at < planes.length; at++) planes[at] = low + (planes[at] / 255) * (high - low);
  return normalised(planes, input);
}

/** A depth map as the plane that an input wants, [1, H, W]: resized and normalised. */
export function depthPlane(
  input: DepthInput,
  depthM: Float32Array,
  size: { readonly widthPx: number; readonly heightPx: number },
): Float32Array {
  const { widthPx, heightPx } = pictureShape(input.layout, input.shape)!;
  return normalised(resizedDepth(depthM, size, widthPx, heightPx, input.fit), input);
}

/** (x − mean) / std in place. Statistics are of as many equal parts of the numbers as there are statistics. */
export function normalised(
  numbers: Float32Array,
  { mean, std }: { readonly mean?: readonly number[]; readonly std?: readonly number[] },
): Float32Array {
  if (!mean && !std) return numbers;
  const partOf = (statistics: readonly number[] | undefined, at: number, otherwise: number) =>
    statistics ? statistics[Math.floor((at * statistics.length) / numbers.length)] : otherwise;
  for (let at = 0; at < numbers.length; at++)
    numbers[at] = (numbers[at] - partOf(mean, at, 0)) / partOf(std, at, 1);
  return numbers;
}

/** Planes one after another, [C, H, W], in the order that an input wants. */
export function inLayout(layout: 'NCHW' | 'NHWC', planes: Float32Array, channels: number): Float32Array {
  if (layout === 'NCHW' || channels === 1) return planes;
  const pixels = planes.length / channels;
  const interleaved = new Float32Array(planes.length);
  for (let channel = 0; channel < channels; channel++)
    for (let pixel = 0; pixel < pixels; pixel++)
      interleaved[pixel * channels + channel] = planes[channel * pixels + pixel];
  return interleaved;
}
