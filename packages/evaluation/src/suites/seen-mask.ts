import { type Camera, type Pose, pixelRay, relative, rotationMatrix } from '@dreamwalk/geometry';
import type { TruthView } from './capabilities.ts';

/** A view of the true place and where it was taken from. */
export interface TrueView {
  readonly pose: Pose;
  /** Metres along the camera's +z axis, row by row; 0 is sky. */
  readonly depthM: TruthView['depthM'];
}

/**
 * Which pixels of a view some other view of the same place shows too. It is the truth's geometry that decides, not a
 * model's depth or its memory, so a dream and the truth are compared over the very same pixels. A point is seen where
 * the other view's nearest pixel has its depth, |1/z − 1/d| < 0.006 + 0.1/z; sky is seen where the other view has sky.
 *
 * @returns [H · W], 1 where a view shows the pixel's point, 0 where none does
 */
export function seenMask(camera: Camera, target: TrueView, views: readonly TrueView[]): Uint8Array {
  const seen = new Uint8Array(camera.widthPx * camera.heightPx);
  for (const view of views) markSeen(camera, target, view, seen);
  return seen;
}

/** How many pixels a mask marks. */
export function markedPixels(mask: Uint8Array): number {
  return mask.reduce((count, marked) => count + marked, 0);
}

function markSeen(camera: Camera, target: TrueView, view: TrueView, seen: Uint8Array): void {
  const { widthPx, heightPx, fx, fy, cx, cy } = camera;
  const toView = relative(view.pose, target.pose);
  const [xx, xy, xz, yx, yy, yz, zx, zy, zz] = rotationMatrix(toView.rotation);
  const [tx, ty, tz] = toView.translation;
  for (let j = 0, at = 0; j < heightPx; j++)
    for (let i = 0; i < widthPx; i++, at++) {
      if (seen[at]) continue;
      const [rayX, rayY] = pixelRay(camera, i, j);
      const depthM = target.depthM[at];
      // Sky is infinitely far: only its direction is turned.
      const [scale, moved] = depthM > 0 ? [depthM, 1] : [1, 0];
      const z = scale * (zx * rayX + zy * rayY + zz) + moved * tz;
      if (z <= 0) continue;
      const x = scale * (xx * rayX + xy * rayY + xz) + moved * tx;
      const y = scale * (yx * rayX + yy * rayY + yz) + moved * ty;
      const column = Math.floor((fx * x) / z + cx);
      const row = Math.floor((fy * y) / z + cy);
      if (column < 0 || column >= widthPx || row < 0 || row >= heightPx) continue;
      const shownM = view.depthM[row * widthPx + column];
      if (depthM > 0 ? shownM > 0 && isSameDepth(z, shownM) : shownM === 0) seen[at] = 1;
    }
}

/** The tolerance by which the guide, too, says that a view really sees a point. */
function isSameDepth(zM: number, shownM: number): boolean {
  return Math.abs(1 / zM - 1 / shownM) < 0.006 + 0.1 / zM;
}
