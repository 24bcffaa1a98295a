import { HALF_MAX } from '../../compute/half.ts';
import { WORKGROUP_SIZE } from './kernel.ts';

/**
 * Arithmetic on single elements: `eulerStep`, and `storeView`, which packs a view into 32-bit words: one of
 * colour for each pixel (red in the low byte), then one of depth for each pair of pixels (float16, first pixel
 * in the low half). float16 is rounded by hand, to even as on the CPU: `pack2x16float` may round as it likes.
 */
export const PIXEL_SHADER = /* wgsl */ `
@group(0) @binding(0) var<storage, read> numbers: array<f32>;
@group(0) @binding(1) var<storage, read> first: array<f32>;
@group(0) @binding(2) var<storage, read> second: array<f32>;
@group(0) @binding(3) var<storage, read_write> sum: array<f32>;
@group(0) @binding(4) var<storage, read_write> words: array<u32>;

// numbers: count, (sigmaNext - sigma) / sigma
@compute @workgroup_size(${WORKGROUP_SIZE})
fn eulerStep(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= u32(numbers[0])) { return; }
  sum[i] = first[i] + numbers[1] * (first[i] - second[i]);
}

// numbers: pixels; first: frame [3, H, W]; second: depth [H, W]
@compute @workgroup_size(${WORKGROUP_SIZE})
fn storeView(@builtin(global_invocation_id) id: vec3u) {
  let pixels = u32(numbers[0]);
  let pixel = id.x * 2u;
  if (pixel >= pixels) { return; }
  words[pixel] = colourWord(pixel, pixels);
  var depth = halfBits(second[pixel]);
  if (pixel + 1u < pixels) {
    words[pixel + 1u] = colourWord(pixel + 1u, pixels);
    depth |= halfBits(second[pixel + 1u]) << 16u;
  }
  words[pixels + id.x] = depth;
}

fn colourWord(pixel: u32, pixels: u32) -> u32 {
  return colourByte(first[pixel]) | (colourByte(first[pixels + pixel]) << 8u) | (colourByte(first[2u * pixels + pixel]) << 16u);
}

fn colourByte(value: f32) -> u32 {
  return u32(clamp(floor((value + 1.0) * 127.5 + 0.5), 0.0, 255.0));
}

fn halfBits(depth: f32) -> u32 {
  if (!(depth > 0.0)) { return 0u; }
  let bits = bitcast<u32>(min(depth, ${HALF_MAX}.0));
  if (bits >= 0x38800000u) { return roundShift(bits - 0x38000000u, 13u); }
  if (bits < 0x33000000u) { return 0u; }
  return roundShift((bits & 0x7fffffu) | 0x800000u, 126u - (bits >> 23u));
}

fn roundShift(value: u32, shift: u32) -> u32 {
  return (value + (1u << (shift - 1u)) - 1u + ((value >> shift) & 1u)) >> shift;
}
`;
