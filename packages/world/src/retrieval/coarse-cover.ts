import type { Camera, Pose } from '@dreamwalk/geometry';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import { TargetGrid } from './sight.ts';

/**
 * Share of a new view, 0 to 1, that any of the remembered ones sees, told on their coarse grid: a splat's cover without
 * the splat, to within a cell along every edge.
 */
export function coarseCover(camera: Camera, pose: Pose, entries: readonly MemoryEntry[]): number {
  if (entries.length === 0) return 0;
  const target = new TargetGrid(camera, pose, entries[0].surface.size);
  const inView = entries.filter(({ surface }) => target.drawSurface(surface) > 0);
  target.closePinholes();
  const points = target.surfacePoints();
  const everywhere = new Uint8Array(target.depthM.length).fill(1);
  const confidence = new Float32Array(target.depthM.length);
  for (const { surface } of inView) target.look(surface, points, everywhere, confidence, 0);
  return confidence.filter((value) => value > 0).length / confidence.length;
}
