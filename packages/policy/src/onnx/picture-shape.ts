/** The size of a picture in a tensor. */
export interface PictureShape {
  readonly channels: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The size of a picture of a shape [1, C, H, W] or [1, H, W, C]; null where the shape is not of a single picture. */
export function pictureShape(layout: 'NCHW' | 'NHWC', shape: readonly number[]): PictureShape | null {
  if (shape.length !== 4 || shape[0] !== 1) return null;
  const [, a, b, c] = shape;
  return layout === 'NCHW'
    ? { channels: a, heightPx: b, widthPx: c }
    : { heightPx: a, widthPx: b, channels: c };
}
