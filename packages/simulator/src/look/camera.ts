import { type Camera, cameraFromHfov } from '@dreamwalk/geometry';

/** Horizontal field of view of the bundled worlds' camera: 80°. */
export const BUNDLED_HFOV_RAD = (80 * Math.PI) / 180;

/** The camera of the bundled worlds: 128 × 128 pixels, 80° across. */
export function bundledCamera(): Camera {
  return cameraFromHfov(128, 128, BUNDLED_HFOV_RAD);
}
