/** A single-channel float image, row by row. */
export interface GreyImage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly values: Float32Array;
}

/** The image under a Gaussian of the given width, borders continued outwards. */
export function blur(image: GreyImage, sigmaPx: number): GreyImage {
  const kernel = gaussianKernel(sigmaPx);
  return transposeBlurred(transposeBlurred(image, kernel), kernel);
}

/** The derivatives along x and y by central differences, per pixel; 0 on the border. */
export function gradient(image: GreyImage): { readonly x: Float32Array; readonly y: Float32Array } {
  const { widthPx, heightPx, values } = image;
  const alongX = new Float32Array(values.length);
  const alongY = new Float32Array(values.length);
  for (let y = 1; y < heightPx - 1; y++) {
    for (let x = 1; x < widthPx - 1; x++) {
      const at = y * widthPx + x;
      alongX[at] = (values[at + 1] - values[at - 1]) / 2;
      alongY[at] = (values[at + widthPx] - values[at - widthPx]) / 2;
    }
  }
  return { x: alongX, y: alongY };
}

/** One half of a Gaussian, from its centre outwards to three sigma, of which the whole sums to 1. */
function gaussianKernel(sigmaPx: number): Float64Array {
  const radius = Math.ceil(3 * sigmaPx);
  const half = Float64Array.from({ length: radius + 1 }, (_, i) => Math.exp(-0.5 * (i / sigmaPx) ** 2));
  const total = half.reduce((sum, weight, i) => sum + (i === 0 ? weight : 2 * weight), 0);
  return half.map((weight) => weight / total);
}

/** Blurs along x and swaps the axes, so that twice is a blur along both. */
function transposeBlurred(image: GreyImage, kernel: Float64Array): GreyImage {
  const { widthPx, heightPx, values } = image;
  const out = new Float32Array(values.length);
  for (let y = 0; y < heightPx; y++) {
    const row = y * widthPx;
    for (let x = 0; x < widthPx; x++) {
      let sum = kernel[0] * values[row + x];
      for (let i = 1; i < kernel.length; i++)
        sum += kernel[i] * (values[row + Math.max(0, x - i)] + values[row + Math.min(widthPx - 1, x + i)]);
      out[x * heightPx + y] = sum;
    }
  }
  return { widthPx: heightPx, heightPx: widthPx, values: out };
}
