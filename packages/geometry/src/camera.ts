import type { Vec3 } from './vector.ts';

/**
 * A pinhole camera. Focal lengths and principal point in pixels; (0, 0) is the outer corner of the top left pixel,
 * so the centre of pixel (i, j) is at (i + ½, j + ½).
 */
export interface Camera {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fx: number;
  readonly fy: number;
  readonly cx: number;
  readonly cy: number;
}

/** A camera with square pixels, its principal point in the middle, from its horizontal field of view. */
export function cameraFromHfov(widthPx: number, heightPx: number, hfovRad: number): Camera {
  const focalPx = widthPx / 2 / Math.tan(hfovRad / 2);
  return { widthPx, heightPx, fx: focalPx, fy: focalPx, cx: widthPx / 2, cy: heightPx / 2 };
}

/** The same camera with its image divided into so many pixels instead, as where the pixels are cells of a latent. */
export function resizeCamera(camera: Camera, widthPx: number, heightPx: number): Camera {
  const across = widthPx / camera.widthPx;
  const down = heightPx / camera.heightPx;
  return {
    widthPx,
    heightPx,
    fx: camera.fx * across,
    fy: camera.fy * down,
    cx: camera.cx * across,
    cy: camera.cy * down,
  };
}

/** The ray through the centre of pixel (i, j) in camera axes, scaled to z = 1: times a depth it is the point there. */
export function pixelRay(camera: Camera, i: number, j: number): Vec3 {
  return [(i + 0.5 - camera.cx) / camera.fx, (j + 0.5 - camera.cy) / camera.fy, 1];
}

/**
 * Where a point in camera axes falls on the image: (u, v) in pixels and its depth z in metres.
 * A point with z ≤ 0 is behind the camera; its u and v mean nothing.
 */
export function projectPoint(camera: Camera, xCam: Vec3): { u: number; v: number; z: number } {
  const [x, y, z] = xCam;
  return { u: (camera.fx * x) / z + camera.cx, v: (camera.fy * y) / z + camera.cy, z };
}
