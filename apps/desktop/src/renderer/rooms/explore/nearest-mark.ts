import type { MemoryMark } from '@dreamwalk/host';
import type { Project } from './draw-map.ts';

/** As far from a view as a press may be to mean it. */
const REACH_PX = 14;

/** The remembered view nearest to a point on the map; of views at one place the newest. */
export function nearestMark(
  marks: Iterable<MemoryMark>,
  project: Project,
  [x, y]: readonly [x: number, y: number],
): MemoryMark | undefined {
  let nearest: MemoryMark | undefined;
  let leastPx = REACH_PX;
  for (const mark of marks) {
    const [markX, markY] = project(mark.pose.translation);
    const distancePx = Math.hypot(markX - x, markY - y);
    if (distancePx > leastPx) continue;
    nearest = mark;
    leastPx = distancePx;
  }
  return nearest;
}
