const asFloat = new Float32Array(1);
const asBits = new Uint32Array(asFloat.buffer);

/** Rounds a float32 to IEEE 754 binary16 (nearest, ties to even); too large becomes infinity. */
export function float16Bits(value: number): number {
  asFloat[0] = value;
  const bits = asBits[0];
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  if (magnitude < 0x38800000) {
    // A subnormal half counts units of 2^-24, so adding 0.5 (whose last bit is 2^-24) lets the float unit round.
    asFloat[0] = Math.abs(asFloat[0]) + 0.5;
    return sign | (asBits[0] - 0x3f000000);
  }
  const oddBit = (magnitude >>> 13) & 1;
  return sign | ((magnitude - 0x38000000 + 0xfff + oddBit) >>> 13);
}

/** The exact value of a binary16 pattern. */
export function float16Value(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Packs values as binary16 patterns, one per element. */
export function encodeFloat16(values: Float32Array): Uint16Array {
  const out = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) out[i] = float16Bits(values[i]);
  return out;
}

/** Unpacks binary16 patterns, one per element. */
export function decodeFloat16(patterns: Uint16Array): Float32Array {
  const out = new Float32Array(patterns.length);
  for (let i = 0; i < patterns.length; i++) out[i] = float16Value(patterns[i]);
  return out;
}
