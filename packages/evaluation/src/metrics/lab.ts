/** A colour in CIE 1976 L*a*b*. */
export type Lab = readonly [l: number, a: number, b: number];

/** D65 white, 2° observer. */
const WHITE_X = 0.95047;
const WHITE_Z = 1.08883;

/** (6/29)³: below it the cube root of CIELAB is replaced by its tangent. */
const LINEAR_BELOW = (6 / 29) ** 3;

const LINEAR_OF_SRGB = Float64Array.from({ length: 256 }, (_, value) => {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

/** An 8-bit sRGB colour (IEC 61966-2-1, D65) in CIELAB. Euclidean distance between two is ΔE*ab of 1976. */
export function labOfSrgb(red: number, green: number, blue: number): Lab {
  const r = LINEAR_OF_SRGB[red];
  const g = LINEAR_OF_SRGB[green];
  const b = LINEAR_OF_SRGB[blue];
  const fx = labCurve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE_X);
  const fy = labCurve(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const fz = labCurve((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / WHITE_Z);
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

function labCurve(t: number): number {
  return t > LINEAR_BELOW ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29;
}
