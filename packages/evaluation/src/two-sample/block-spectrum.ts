/** Bands by the sum of both frequencies, each ends before the next begins; the mean (0) is left out. */
const BAND_STARTS: readonly number[] = [1, 3, 6, 9];

/**
 * Mean energy in four bands of the orthonormal DCT-II of the square blocks of an image, low frequencies first. Blocks
 * that do not fit whole are left out.
 *
 * @param values [heightPx · widthPx]
 * @param sizePx of a block along a side, 8 at least
 */
export function bandEnergies(
  values: Float32Array,
  widthPx: number,
  heightPx: number,
  sizePx: number,
): number[] {
  const basis = dctBasis(sizePx);
  const bandOf = Array.from({ length: 2 * sizePx }, (_, sum) =>
    BAND_STARTS.findLastIndex((start) => sum >= start),
  );
  const energies = BAND_STARTS.map(() => 0);
  const counts = BAND_STARTS.map(() => 0);
  const rows = new Float64Array(sizePx * sizePx);
  for (let top = 0; top + sizePx <= heightPx; top += sizePx)
    for (let left = 0; left + sizePx <= widthPx; left += sizePx) {
      for (let y = 0; y < sizePx; y++)
        for (let u = 0; u < sizePx; u++) {
          let sum = 0;
          for (let x = 0; x < sizePx; x++)
            sum += basis[u * sizePx + x] * values[(top + y) * widthPx + left + x];
          rows[y * sizePx + u] = sum;
        }
      for (let v = 0; v < sizePx; v++)
        for (let u = 0; u < sizePx; u++) {
          const band = bandOf[u + v];
          if (band < 0) continue;
          let coefficient = 0;
          for (let y = 0; y < sizePx; y++) coefficient += basis[v * sizePx + y] * rows[y * sizePx + u];
          energies[band] += coefficient * coefficient;
          counts[band]++;
        }
    }
  return energies.map((energy, band) => energy / counts[band]);
}

/** Row u is the u-th cosine, all of length 1. */
function dctBasis(size: number): Float64Array {
  const basis = new Float64Array(size * size);
  for (let u = 0; u < size; u++)
    for (let x = 0; x < size; x++)
      basis[u * size + x] =
        Math.sqrt((u === 0 ? 1 : 2) / size) * Math.cos(((2 * x + 1) * u * Math.PI) / (2 * size));
  return basis;
}
