/** A rigid motion as the upper three rows of its 4×4 matrix, row-major, float64. */
export type Rigid = Float64Array;

/** to⁻¹ · from: takes coordinates of the camera `from` to those of `to` (camera-to-world, 4×4 row-major). */
export function relativeRigid(to: readonly number[], from: readonly number[]): Rigid {
  const out = new Float64Array(12);
  const dx = from[3] - to[3];
  const dy = from[7] - to[7];
  const dz = from[11] - to[11];
  for (let row = 0; row < 3; row++) {
    const rx = to[row];
    const ry = to[4 + row];
    const rz = to[8 + row];
    for (let column = 0; column < 3; column++)
      out[row * 4 + column] = rx * from[column] + ry * from[4 + column] + rz * from[8 + column];
    out[row * 4 + 3] = rx * dx + ry * dy + rz * dz;
  }
  return out;
}
