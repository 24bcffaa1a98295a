import { type Camera, inverse, type Pose, poseToMatrix } from '@dreamwalk/geometry';
import { SKY_M } from '@dreamwalk/inference';

/** What a view saw, on an n×n grid laid over it: enough to tell what of it another camera sees. */
export interface CoarseSurface {
  /** Cells along each side, n. */
  readonly size: number;
  /** [n · n · 3] the point seen in the middle of each cell, world coordinates, metres. */
  readonly points: Float32Array;
  /** [n · n] depth along the view's own +z, metres, the sky at 1000. */
  readonly depthM: Float32Array;
  /** [n · n] its inverse, linear in the image on any plane. */
  readonly inverseDepth: Float32Array;
  /** Upper three rows of the world-to-camera matrix, row-major. */
  readonly cameraFromWorld: Float64Array;
}

/**
 * Lifts a grid of depths to the world.
 *
 * @param gridDepthM [size · size] depths at the middles of the cells, 0 for sky (`Compute.pointGrid`)
 */
export function liftSurface(
  camera: Camera,
  pose: Pose,
  gridDepthM: Float32Array,
  size: number,
): CoarseSurface {
  const toWorld = poseToMatrix(pose);
  const depthM = gridDepthM.map((depth) => (depth > 0 ? depth : SKY_M));
  const points = new Float32Array(3 * size * size);
  for (let cell = 0; cell < size * size; cell++) {
    const z = depthM[cell];
    const x = (z * ((((cell % size) + 0.5) * camera.widthPx) / size - camera.cx)) / camera.fx;
    const y = (z * (((Math.floor(cell / size) + 0.5) * camera.heightPx) / size - camera.cy)) / camera.fy;
    for (let axis = 0; axis < 3; axis++) {
      const row = 4 * axis;
      points[3 * cell + axis] =
        toWorld[row] * x + toWorld[row + 1] * y + toWorld[row + 2] * z + toWorld[row + 3];
    }
  }
  return {
    size,
    points,
    depthM,
    inverseDepth: depthM.map((depth) => 1 / depth),
    cameraFromWorld: Float64Array.from(poseToMatrix(inverse(pose)).slice(0, 12)),
  };
}
