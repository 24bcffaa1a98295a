import {
  ANGLE_IGNORED_FROM_M,
  BLEND_ANGLE,
  BLEND_BASE,
  DISPARITY_HALF_M,
  GUIDE_CHANNELS,
  LAYER_RATIO,
  LAYER_SLACK_M,
  MAX_FOOTPRINT_PX,
  NEAR_M,
  SEES_THROUGH,
  SKY_M,
  TENT_FLOOR,
  VISIBLE_INVERSE_DEPTH,
  VISIBLE_RATIO,
} from '../../compute/guide.ts';
import { WORKGROUP_SIZE } from './kernel.ts';

/**
 * The integer planes that points are gathered in, for each of the two classes. Depths are kept as
 * `DEPTH_ORIGIN − bits`, so that a cleared plane is empty and `atomicMax` finds the least depth. Sums are 64-bit
 * fixed point in two words: integers add up to the same in any order, floats would not.
 */
export const PLANES_PER_CLASS = 6;

const PLANE = { looseMin: 0, tightMin: 1, weight: 2, weightCarry: 3, ratio: 4, ratioCarry: 5 } as const;

const f = (value: number) => (Number.isInteger(value) ? `${value}.0` : `${value}`);

/**
 * The guide in WGSL: `project` and `average` are stage A, one invocation for each source pixel; `blend` is
 * stage B, one for each target pixel. What it computes is described at `GUIDE_CHANNELS`.
 */
export const GUIDE_SHADER = /* wgsl */ `
struct Source {
  toTarget: array<vec4f, 3>,
  fromTarget: array<vec4f, 3>,
  generated: u32,
}
struct Params {
  size: vec2u,
  count: u32,
  focal: vec2f,
  centre: vec2f,
  sources: array<Source>,
}
struct Projected {
  uv: vec2f,
  z: f32,
  // 0 where the point misses the image.
  halfPx: f32,
}

const DEPTH_ORIGIN = 0xffffffffu;
const FIXED_POINT = 16777216.0;

@group(0) @binding(0) var<storage, read> params: Params;
// Views as packed by storeView, one after the other.
@group(0) @binding(1) var<storage, read> views: array<u32>;
@group(0) @binding(2) var<storage, read_write> planes: array<atomic<u32>>;
@group(0) @binding(3) var<storage, read_write> guide: array<f32>;

fn pixelCount() -> u32 { return params.size.x * params.size.y; }

fn viewStart(source: u32) -> u32 {
  let pixels = pixelCount();
  return source * (pixels + (pixels + 1u) / 2u);
}

fn depthAt(source: u32, pixel: u32) -> f32 {
  let pair = unpack2x16float(views[viewStart(source) + pixelCount() + pixel / 2u]);
  let depth = select(pair.x, pair.y, (pixel & 1u) == 1u);
  return select(${f(SKY_M)}, depth, depth > 0.0);
}

fn isApart(source: u32, at: u32, neighbour: u32) -> bool {
  let inverse = 1.0 / depthAt(source, at);
  return abs(inverse - 1.0 / depthAt(source, neighbour)) > ${f(VISIBLE_INVERSE_DEPTH)} + ${f(VISIBLE_RATIO)} * inverse;
}

/// Whether a pixel's depth floats between two surfaces.
fn isFlying(source: u32, at: u32) -> bool {
  let size = params.size;
  let x = at % size.x;
  let y = at / size.x;
  if (x > 0u && x < size.x - 1u && isApart(source, at, at - 1u) && isApart(source, at, at + 1u)) { return true; }
  return y > 0u && y < size.y - 1u && isApart(source, at, at - size.x) && isApart(source, at, at + size.x);
}

fn colourAt(source: u32, x: u32, y: u32) -> vec3f {
  let word = views[viewStart(source) + y * params.size.x + x];
  return vec3f(f32(word & 255u), f32((word >> 8u) & 255u), f32((word >> 16u) & 255u)) / 127.5 - 1.0;
}

/// The weights of the pixels at -1, 0, 1 and 2 for a point at t.
fn catmullRom(t: f32) -> vec4f {
  let t2 = t * t;
  let t3 = t2 * t;
  return 0.5 * vec4f(2.0 * t2 - t - t3, 3.0 * t3 - 5.0 * t2 + 2.0, 4.0 * t2 - 3.0 * t3 + t, t3 - t2);
}

fn sampleColour(source: u32, uv: vec2f) -> vec3f {
  let last = vec2i(params.size) - 1;
  let base = floor(uv - 0.5);
  let across = catmullRom(uv.x - 0.5 - base.x);
  let down = catmullRom(uv.y - 0.5 - base.y);
  var sum = vec3f(0.0);
  var low = vec3f(1.0);
  var high = vec3f(-1.0);
  for (var j = 0; j < 4; j++) {
    for (var i = 0; i < 4; i++) {
      let at = vec2u(clamp(vec2i(base) + vec2i(i - 1, j - 1), vec2i(0), last));
      let colour = colourAt(source, at.x, at.y);
      sum += down[j] * across[i] * colour;
      if ((i == 1 || i == 2) && (j == 1 || j == 2)) {
        low = min(low, colour);
        high = max(high, colour);
      }
    }
  }
  return clamp(sum, low, high);
}

fn transform(rows: array<vec4f, 3>, point: vec3f) -> vec3f {
  let p = vec4f(point, 1.0);
  return vec3f(dot(rows[0], p), dot(rows[1], p), dot(rows[2], p));
}

fn lift(pixel: u32, depth: f32) -> vec3f {
  let centre = vec2f(f32(pixel % params.size.x), f32(pixel / params.size.x)) + 0.5;
  return vec3f(depth * (centre - params.centre) / params.focal, depth);
}

fn projectPoint(source: u32, pixel: u32) -> Projected {
  let depth = depthAt(source, pixel);
  let point = transform(params.sources[source].toTarget, lift(pixel, depth));
  if (point.z < ${f(NEAR_M)}) { return Projected(vec2f(0.0), 0.0, 0.0); }
  if (isFlying(source, pixel)) { return Projected(vec2f(0.0), 0.0, 0.0); }
  let uv = params.focal * point.xy / point.z + params.centre;
  let halfPx = clamp(ceil(depth / point.z - 0.001), 1.0, ${f(MAX_FOOTPRINT_PX)});
  let inside = all(uv > vec2f(0.5 - halfPx)) && all(uv < vec2f(params.size) - 0.5 + halfPx);
  return Projected(uv, point.z, select(0.0, halfPx, inside));
}

fn plane(source: u32, which: u32) -> u32 {
  return (params.sources[source].generated * ${PLANES_PER_CLASS}u + which) * pixelCount();
}

struct Footprint { low: vec2i, high: vec2i }

fn footprint(point: Projected) -> Footprint {
  let at = point.uv - 0.5;
  let low = max(vec2i(floor(at - point.halfPx)) + 1, vec2i(0));
  let high = min(vec2i(ceil(at + point.halfPx)) - 1, vec2i(params.size) - 1);
  return Footprint(low, high);
}

@compute @workgroup_size(${WORKGROUP_SIZE})
fn project(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= params.count * pixelCount()) { return; }
  let source = id.x / pixelCount();
  let point = projectPoint(source, id.x % pixelCount());
  if (point.halfPx == 0.0) { return; }
  let key = DEPTH_ORIGIN - bitcast<u32>(point.z);
  if (all(point.uv >= vec2f(0.0)) && all(point.uv < vec2f(params.size))) {
    let tight = vec2u(point.uv);
    atomicMax(&planes[plane(source, ${PLANE.tightMin}u) + tight.y * params.size.x + tight.x], key);
  }
  let area = footprint(point);
  let looseMin = plane(source, ${PLANE.looseMin}u);
  for (var y = area.low.y; y <= area.high.y; y++) {
    for (var x = area.low.x; x <= area.high.x; x++) {
      atomicMax(&planes[looseMin + u32(y) * params.size.x + u32(x)], key);
    }
  }
}

fn addFixed(low: u32, carry: u32, value: f32) {
  let amount = u32(value * FIXED_POINT + 0.5);
  let before = atomicAdd(&planes[low], amount);
  if (before + amount < before) { atomicAdd(&planes[carry], 1u); }
}

@compute @workgroup_size(${WORKGROUP_SIZE})
fn average(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= params.count * pixelCount()) { return; }
  let source = id.x / pixelCount();
  let point = projectPoint(source, id.x % pixelCount());
  if (point.halfPx == 0.0) { return; }
  let area = footprint(point);
  let first = plane(source, 0u);
  let pixels = pixelCount();
  for (var y = area.low.y; y <= area.high.y; y++) {
    for (var x = area.low.x; x <= area.high.x; x++) {
      let at = first + u32(y) * params.size.x + u32(x);
      let least = bitcast<f32>(DEPTH_ORIGIN - atomicLoad(&planes[at + ${PLANE.looseMin}u * pixels]));
      if (point.z > ${f(LAYER_RATIO)} * least + ${f(LAYER_SLACK_M)}) { continue; }
      let away = abs(vec2f(f32(x), f32(y)) + 0.5 - point.uv) / point.halfPx;
      let weight = (1.0 - away.x) * (1.0 - away.y) + ${f(TENT_FLOOR)};
      addFixed(at + ${PLANE.weight}u * pixels, at + ${PLANE.weightCarry}u * pixels, weight);
      // Relative to the least depth, so that far points keep their digits.
      addFixed(at + ${PLANE.ratio}u * pixels, at + ${PLANE.ratioCarry}u * pixels, weight * least / point.z);
    }
  }
}

fn fixedSum(low: u32, carry: u32) -> f32 {
  return f32(atomicLoad(&planes[low])) + f32(atomicLoad(&planes[carry])) * 4294967296.0;
}

// The depth that hypothesis 0 to 3 gives a pixel, 0 where it gives none.
fn hypothesisAt(hypothesis: u32, pixel: u32) -> f32 {
  let pixels = pixelCount();
  let first = (hypothesis / 2u) * ${PLANES_PER_CLASS}u * pixels + pixel;
  if ((hypothesis & 1u) == 1u) {
    let key = atomicLoad(&planes[first + ${PLANE.tightMin}u * pixels]);
    return select(bitcast<f32>(DEPTH_ORIGIN - key), 0.0, key == 0u);
  }
  let key = atomicLoad(&planes[first + ${PLANE.looseMin}u * pixels]);
  if (key == 0u) { return 0.0; }
  let weight = fixedSum(first + ${PLANE.weight}u * pixels, first + ${PLANE.weightCarry}u * pixels);
  let ratio = fixedSum(first + ${PLANE.ratio}u * pixels, first + ${PLANE.ratioCarry}u * pixels);
  return bitcast<f32>(DEPTH_ORIGIN - key) * weight / ratio;
}

struct Look { weight: f32, against: f32, colour: vec3f, magnification: f32 }

// What a source says of the point for a hypothesis of one class; both weights are 0 where it says nothing.
fn look(source: u32, point: vec3f, generated: u32) -> Look {
  let nothing = Look(0.0, 0.0, vec3f(0.0), 0.0);
  if (params.sources[source].generated > generated) { return nothing; }
  let seen = transform(params.sources[source].fromTarget, point);
  if (seen.z < ${f(NEAR_M)}) { return nothing; }
  let uv = params.focal * seen.xy / seen.z + params.centre;
  if (!(all(uv >= vec2f(0.0)) && all(uv < vec2f(params.size)))) { return nothing; }
  let hit = vec2u(uv);
  let at = hit.y * params.size.x + hit.x;
  let nearer = 1.0 / seen.z - 1.0 / depthAt(source, at);
  let tolerance = ${f(VISIBLE_INVERSE_DEPTH)} + ${f(VISIBLE_RATIO)} / seen.z;
  let sees = params.sources[source].generated == generated && abs(nearer) < tolerance;
  if (!sees && nearer < ${f(SEES_THROUGH)} * tolerance) { return nothing; }
  if (isFlying(source, at)) { return nothing; }
  var sin2 = 0.0;
  if (point.z < ${f(ANGLE_IGNORED_FROM_M)}) {
    let toTarget = params.sources[source].toTarget;
    let centre = vec3f(toTarget[0].w, toTarget[1].w, toTarget[2].w);
    // |a × b|² / |a|²|b|² keeps the digits of small angles, which 1 − cos² loses in float32.
    let across = cross(point, point - centre);
    sin2 = dot(across, across) / (dot(point, point) * dot(seen, seen));
  }
  let coarser = max(seen.z / point.z - 1.0, 0.0);
  let spread = ${f(BLEND_BASE)} + ${f(BLEND_ANGLE)} * sin2 + coarser * coarser;
  let weight = 1.0 / (spread * spread);
  if (!sees) { return Look(0.0, weight, vec3f(0.0), 0.0); }
  return Look(weight, 0.0, sampleColour(source, uv), clamp(log2(seen.z / point.z), -2.0, 2.0));
}

fn writeChannel(channel: u32, pixel: u32, value: f32) { guide[channel * pixelCount() + pixel] = value; }

fn blendHypothesis(hypothesis: u32, pixel: u32) -> bool {
  let z = hypothesisAt(hypothesis, pixel);
  if (z == 0.0) { return false; }
  let point = lift(pixel, z);
  let generated = hypothesis / 2u;
  var weight = 0.0;
  var against = 0.0;
  var best = 0.0;
  var colour = vec3f(0.0);
  var magnification = 0.0;
  for (var source = 0u; source < params.count; source++) {
    let found = look(source, point, generated);
    weight += found.weight;
    against += found.against;
    best = max(best, found.weight);
    colour += found.weight * found.colour;
    magnification += found.weight * found.magnification;
  }
  if (weight <= against) { return false; }
  colour /= weight;
  var variance = 0.0;
  for (var source = 0u; source < params.count; source++) {
    let found = look(source, point, generated);
    let apart = found.colour - colour;
    variance += found.weight * dot(apart, apart);
  }
  writeChannel(${GUIDE_CHANNELS.red}u, pixel, colour.r);
  writeChannel(${GUIDE_CHANNELS.green}u, pixel, colour.g);
  writeChannel(${GUIDE_CHANNELS.blue}u, pixel, colour.b);
  writeChannel(${GUIDE_CHANNELS.disparity}u, pixel, 2.0 / (1.0 + z / ${f(DISPARITY_HALF_M)}) - 1.0);
  writeChannel(${GUIDE_CHANNELS.realConfidence}u + generated, pixel, best / (best + 1.0));
  writeChannel(${GUIDE_CHANNELS.disagreement}u, pixel, sqrt(variance / weight / 3.0));
  writeChannel(${GUIDE_CHANNELS.magnification}u, pixel, magnification / weight);
  return true;
}

@compute @workgroup_size(${WORKGROUP_SIZE})
fn blend(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= pixelCount()) { return; }
  for (var hypothesis = 0u; hypothesis < 4u; hypothesis++) {
    if (blendHypothesis(hypothesis, id.x)) { return; }
  }
}
`;
