import type { Camera } from '@dreamwalk/geometry';
import { ANGLE_IGNORED_FROM_M, BLEND_ANGLE, BLEND_BASE, NEAR_M } from '@dreamwalk/inference';
import { agrees } from '../retrieval/sight.ts';
import type { MemoryEntry } from './memory-entry.ts';

/**
 * Below this spread, where its confidence in the guide is ½, a look is good enough to stand in for another: from 24°
 * beside or from twice as far, and no worse.
 */
const MOST_SPREAD = 1;

/**
 * Which points of one view's coarse surface another view saw well enough to show them in its stead, by the rule of
 * `TargetGrid.look`: indices, ascending.
 */
export function pointsSeenBy(camera: Camera, entry: MemoryEntry, other: MemoryEntry): number[] {
  const { size, points, depthM } = entry.surface;
  const { cameraFromWorld: m, inverseDepth } = other.surface;
  const [eyeX, eyeY, eyeZ] = entry.pose.translation;
  const [otherX, otherY, otherZ] = other.pose.translation;
  const across = size / camera.widthPx;
  const down = size / camera.heightPx;
  const seen: number[] = [];
  for (let at = 0; at < size * size; at++) {
    const px = points[3 * at];
    const py = points[3 * at + 1];
    const pz = points[3 * at + 2];
    const z = m[8] * px + m[9] * py + m[10] * pz + m[11];
    if (z < NEAR_M) continue;
    const u = across * ((camera.fx * (m[0] * px + m[1] * py + m[2] * pz + m[3])) / z + camera.cx);
    const v = down * ((camera.fy * (m[4] * px + m[5] * py + m[6] * pz + m[7])) / z + camera.cy);
    if (!(u >= 0 && v >= 0 && u < size && v < size)) continue;
    const coarser = Math.max(0, z / depthM[at] - 1);
    let sin2 = 0;
    if (depthM[at] < ANGLE_IGNORED_FROM_M) {
      const ax = eyeX - px;
      const ay = eyeY - py;
      const az = eyeZ - pz;
      const bx = otherX - px;
      const by = otherY - py;
      const bz = otherZ - pz;
      const along = ax * bx + ay * by + az * bz;
      const lengths2 = (ax * ax + ay * ay + az * az) * (bx * bx + by * by + bz * bz);
      sin2 = Math.max(0, 1 - (along * along) / lengths2);
    }
    if (BLEND_BASE + BLEND_ANGLE * sin2 + coarser * coarser > MOST_SPREAD) continue;
    if (agrees(inverseDepth, size, u, v, 1 / z)) seen.push(at);
  }
  return seen;
}
