import { type Pose, rotationMatrix } from '@dreamwalk/geometry';
import { castRay, RAY_LENGTH, RAY_T } from '../raycast.ts';
import type { VoxelWorld } from '../world.ts';

/** tan 40°: half of the bundled worlds' field of view. */
const TAN_HALF_FOV = 0.8390996311772799;

/** What a coarse look sees: a face code (−1 for sky) and a distance in metres for each ray, row by row. */
export interface Glance {
  readonly faces: Int32Array;
  readonly distancesM: Float32Array;
}

/** Casts `perSide`² rays over a square field of view of 80°. */
export function glance(world: VoxelWorld, pose: Pose, perSide: number): Glance {
  const r = rotationMatrix(pose.rotation);
  const ray = new Float64Array(RAY_LENGTH);
  ray.set(pose.translation, 0);
  const faces = new Int32Array(perSide * perSide);
  const distancesM = new Float32Array(perSide * perSide);
  for (let j = 0; j < perSide; j++) {
    const v = ((2 * j + 1) / perSide - 1) * TAN_HALF_FOV;
    for (let i = 0; i < perSide; i++) {
      const u = ((2 * i + 1) / perSide - 1) * TAN_HALF_FOV;
      for (let a = 0; a < 3; a++) ray[3 + a] = r[3 * a] * u + r[3 * a + 1] * v + r[3 * a + 2];
      const face = castRay(world.cells, ray);
      faces[j * perSide + i] = face;
      distancesM[j * perSide + i] = face < 0 ? 0 : ray[RAY_T] * Math.sqrt(u * u + v * v + 1);
    }
  }
  return { faces, distancesM };
}
