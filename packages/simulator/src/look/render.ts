import type { RgbFrame } from '@dreamwalk/environment';
import type { Camera, Pose } from '@dreamwalk/geometry';
import { rotationMatrix } from '@dreamwalk/geometry';
import { castRay, RAY_LENGTH, RAY_NORM, RAY_PIXEL, RAY_T } from '../raycast.ts';
import type { VoxelWorld } from '../world.ts';
import { addSky, addSurface, type Scene } from './shade.ts';

/** What a camera sees: colour and depth. */
export interface View {
  readonly frame: RgbFrame;
  /** Metres along the camera's +z axis through each pixel's centre, row by row; 0 is sky. */
  readonly depthM: Float32Array;
}

/** Rotated grid: where the four colour samples lie in a pixel, x then y. */
const SAMPLES = new Float64Array([0.375, 0.125, 0.875, 0.375, 0.125, 0.625, 0.625, 0.875]);

/** Turns the ray to the image point (u, v), in pixels, of a camera with rotation `r`; its parameter is then depth. */
function aim(ray: Float64Array, r: Float64Array, camera: Camera, uPx: number, vPx: number): void {
  const u = (uPx - camera.cx) / camera.fx;
  const v = (vPx - camera.cy) / camera.fy;
  ray[3] = r[0] * u + r[1] * v + r[2];
  ray[4] = r[3] * u + r[4] * v + r[5];
  ray[5] = r[6] * u + r[7] * v + r[8];
  ray[RAY_NORM] = Math.sqrt(u * u + v * v + 1);
}

/** What drawing a row needs, kept together so that a row is one call: short calls are what engines optimise. */
interface Easel {
  readonly scene: Scene;
  readonly camera: Camera;
  /** Camera-to-world rotation, row-major. */
  readonly rotation: Float64Array;
  readonly ray: Float64Array;
  readonly sum: Float64Array;
  readonly rgb: Uint8Array;
  readonly depthM: Float32Array;
}

function drawRow({ scene, camera, rotation, ray, sum, rgb, depthM }: Easel, j: number): void {
  const cells = scene.cells;
  const widthPx = camera.widthPx;
  for (let i = 0; i < widthPx; i++) {
    const pixel = j * widthPx + i;
    sum.fill(0);
    for (let s = 0; s < 8; s += 2) {
      aim(ray, rotation, camera, i + SAMPLES[s], j + SAMPLES[s + 1]);
      const code = castRay(cells, ray);
      if (code < 0) addSky(ray, sum);
      else addSurface(scene, ray, code, sum);
    }
    for (let c = 0; c < 3; c++) {
      const shown = sum[c] * 0.25;
      rgb[pixel * 3 + c] = shown < 1 ? shown * 255 + 0.5 : 255;
    }
    aim(ray, rotation, camera, i + 0.5, j + 0.5);
    depthM[pixel] = castRay(cells, ray) < 0 ? 0 : ray[RAY_T];
  }
}

/**
 * Draws what a camera at a pose sees: colour is the mean of four samples a pixel, depth that of the ray through
 * the pixel's centre. Exact from any pose with six degrees of freedom; the same inputs give the same bytes.
 */
export function renderView(world: VoxelWorld, camera: Camera, pose: Pose): View {
  const { widthPx, heightPx } = camera;
  const ray = new Float64Array(RAY_LENGTH);
  ray.set(pose.translation);
  ray[RAY_PIXEL] = 1 / camera.fx;
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  const depthM = new Float32Array(widthPx * heightPx);
  const rotation = Float64Array.from(rotationMatrix(pose.rotation));
  const { cells, lighting, pictures } = world;
  const scene: Scene = { cells, lighting, pictures };
  const easel: Easel = { scene, camera, rotation, ray, sum: new Float64Array(3), rgb, depthM };
  for (let j = 0; j < heightPx; j++) drawRow(easel, j);
  return { frame: { widthPx, heightPx, rgb }, depthM };
}
