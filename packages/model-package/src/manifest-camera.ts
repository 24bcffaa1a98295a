import { type Camera, cameraFromHfov } from '@dreamwalk/geometry';
import type { Manifest } from './manifest.ts';

/** The camera of a manifest, with focal lengths in pixels. */
export function manifestCamera({ camera }: Manifest): Camera {
  return cameraFromHfov(camera.widthPx, camera.heightPx, (camera.hfovDeg * Math.PI) / 180);
}
