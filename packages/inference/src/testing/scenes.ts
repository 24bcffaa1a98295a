import type { CameraNumbers } from '../compute/guide.ts';
import { philox4x32 } from '../compute/philox.ts';

/** What one camera sees: [H, W, 3] bytes and [H, W] metres, 0 where it sees sky. */
export interface SceneView {
  readonly rgb: Uint8Array;
  readonly depthM: Float32Array;
}

/** Colour (each in [0, 255]) and depth of the surface that a ray of the camera meets. */
export type Surface = (
  origin: readonly number[],
  direction: readonly number[],
) => { depthM: number; colour: readonly [number, number, number] };

/** Camera-to-world, 4×4 row-major: at (x, y, z), turned by `yawRad` to the right about the camera's y axis. */
export function poseAt(x: number, y: number, z: number, yawRad = 0): number[] {
  const c = Math.cos(yawRad);
  const s = Math.sin(yawRad);
  return [c, 0, s, x, 0, 1, 0, y, -s, 0, c, z, 0, 0, 0, 1];
}

/** A camera with square pixels and its centre in the middle. */
export function cameraOf(widthPx: number, heightPx: number, focalPx: number): CameraNumbers {
  return { widthPx, heightPx, fx: focalPx, fy: focalPx, cx: widthPx / 2, cy: heightPx / 2 };
}

/** Casts one ray through each pixel's centre; `depthM` of a surface is along the camera's +z. */
export function renderScene(camera: CameraNumbers, pose: readonly number[], surface: Surface): SceneView {
  const { widthPx, heightPx, fx, fy, cx, cy } = camera;
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  const depthM = new Float32Array(widthPx * heightPx);
  const origin = [pose[3], pose[7], pose[11]];
  for (let j = 0; j < heightPx; j++)
    for (let i = 0; i < widthPx; i++) {
      const x = (i + 0.5 - cx) / fx;
      const y = (j + 0.5 - cy) / fy;
      const direction = [0, 4, 8].map((row) => pose[row] * x + pose[row + 1] * y + pose[row + 2]);
      const hit = surface(origin, direction);
      const at = j * widthPx + i;
      depthM[at] = hit.depthM;
      rgb.set(hit.colour.map(Math.round), at * 3);
    }
  return { rgb, depthM };
}

/** The plane z = `planeM` of the world, coloured by `colour(x, y)` in metres. */
export function planeSurface(
  planeM: number,
  colour: (x: number, y: number) => readonly [number, number, number],
): Surface {
  return (origin, direction) => {
    const depthM = (planeM - origin[2]) / direction[2];
    return { depthM, colour: colour(origin[0] + depthM * direction[0], origin[1] + depthM * direction[1]) };
  };
}

/** A stream of repeatable numbers in [0, 1). */
export function uniformStream(seed: number): () => number {
  const words = new Uint32Array(4);
  let index = 0;
  return () => {
    if (index % 4 === 0) philox4x32([index / 4, 0, 0, 0], seed, 0, words);
    return words[index++ % 4] / 2 ** 32;
  };
}
