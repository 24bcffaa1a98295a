import { type Camera, type Pose, relative, rotationMatrix } from '@dreamwalk/geometry';

/** How far a camera counts as seeing. */
export interface SightRange {
  /** Depth along the camera's +z that a point must be beyond, metres. */
  readonly nearM: number;
  /** Depth that it must stay below, metres; infinite where only the picture's edges matter. */
  readonly farM: number;
  /** Distance from the camera's centre that it must stay below, metres. */
  readonly reachM: number;
}

/**
 * Which points before one camera another camera sees, occlusion aside: one bit each, the lowest of the first word first.
 * Points are brought into the other camera's axes and projected; azimuth and elevation apart, as WorldMem compares them,
 * are wrong for steep pitch.
 *
 * @param points x y z of one after the other, axes of the camera at `from`, metres
 */
export function sightMask(
  camera: Camera,
  points: Float64Array,
  from: Pose,
  other: Pose,
  { nearM, farM, reachM }: SightRange,
): Uint32Array {
  const { widthPx, heightPx, fx, fy, cx, cy } = camera;
  const toOther = relative(other, from);
  const [r00, r01, r02, r10, r11, r12, r20, r21, r22] = rotationMatrix(toOther.rotation);
  const [tx, ty, tz] = toOther.translation;
  const mask = emptyMask(points);
  for (let at = 0, point = 0; at < points.length; at += 3, point++) {
    const px = points[at];
    const py = points[at + 1];
    const pz = points[at + 2];
    const z = r20 * px + r21 * py + r22 * pz + tz;
    if (z <= nearM || z >= farM) continue;
    // Pixels times depth: the edges of the image without a division.
    const x = r00 * px + r01 * py + r02 * pz + tx;
    const uz = fx * x + cx * z;
    if (uz < 0 || uz > widthPx * z) continue;
    const y = r10 * px + r11 * py + r12 * pz + ty;
    const vz = fy * y + cy * z;
    if (vz < 0 || vz > heightPx * z) continue;
    if (x * x + y * y + z * z < reachM * reachM) mask[point >>> 5] |= 1 << (point & 31);
  }
  return mask;
}

/** A mask with a bit for every point, all set. */
export function fullMask(points: Float64Array): Uint32Array {
  const mask = emptyMask(points);
  for (let point = 0; point < points.length / 3; point++) mask[point >>> 5] |= 1 << (point & 31);
  return mask;
}

/** How many bits are set in both. */
export function countShared(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  for (let word = 0; word < a.length; word++) count += countBits(a[word] & b[word]);
  return count;
}

/** How many bits are set. */
export function countSet(mask: Uint32Array): number {
  return countShared(mask, mask);
}

/** Clears in `mask` every bit that is set in `other`. */
export function removeShared(mask: Uint32Array, other: Uint32Array): void {
  for (let word = 0; word < mask.length; word++) mask[word] &= ~other[word];
}

function emptyMask(points: Float64Array): Uint32Array {
  return new Uint32Array(Math.ceil(points.length / 3 / 32));
}

/** The bits set in a word, by sums of neighbouring fields (Warren, Hacker's Delight, section 5-1). */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
