import type { Camera } from './camera.ts';
import type { Pose } from './pose.ts';
import { rotationMatrix } from './rotation.ts';

/**
 * The ray of every pixel as Plücker coordinates [d, o × d], float32 [6, H, W]: d the unit direction and o the camera
 * centre, both in the frame that the pose is given in. Other models order or define the six differently
 * (WorldMem swaps the halves, Matrix-Game 3 has o instead of the moment), so a manifest must say which it wants.
 */
export function pluckerRays(camera: Camera, pose: Pose): Float32Array {
  const { widthPx, heightPx, fx, fy, cx, cy } = camera;
  const [r00, r01, r02, r10, r11, r12, r20, r21, r22] = rotationMatrix(pose.rotation);
  const [ox, oy, oz] = pose.translation;
  const plane = widthPx * heightPx;
  const rays = new Float32Array(6 * plane);
  let at = 0;
  for (let j = 0; j < heightPx; j++) {
    const y = (j + 0.5 - cy) / fy;
    for (let i = 0; i < widthPx; i++, at++) {
      const x = (i + 0.5 - cx) / fx;
      const unit = 1 / Math.sqrt(x * x + y * y + 1);
      const dx = (r00 * x + r01 * y + r02) * unit;
      const dy = (r10 * x + r11 * y + r12) * unit;
      const dz = (r20 * x + r21 * y + r22) * unit;
      rays[at] = dx;
      rays[at + plane] = dy;
      rays[at + 2 * plane] = dz;
      rays[at + 3 * plane] = oy * dz - oz * dy;
      rays[at + 4 * plane] = oz * dx - ox * dz;
      rays[at + 5 * plane] = ox * dy - oy * dx;
    }
  }
  return rays;
}

/**
 * What gravity says about every pixel, float32 [2, H, W]. Channel 0: the world-up component of the unit ray.
 * Channel 1: the disparity 2/(1 + d/3) − 1 of the ground plane z = 0, d metres along the camera's +z axis;
 * −1 (infinitely far) where the ray does not meet the ground in front of the camera.
 */
export function gravityRays(camera: Camera, pose: Pose): Float32Array {
  const { widthPx, heightPx, fx, fy, cx, cy } = camera;
  const [, , , , , , r20, r21, r22] = rotationMatrix(pose.rotation);
  const heightM = pose.translation[2];
  const plane = widthPx * heightPx;
  const rays = new Float32Array(2 * plane);
  let at = 0;
  for (let j = 0; j < heightPx; j++) {
    const y = (j + 0.5 - cy) / fy;
    for (let i = 0; i < widthPx; i++, at++) {
      const x = (i + 0.5 - cx) / fx;
      const rise = r20 * x + r21 * y + r22;
      const groundDepthM = -heightM / rise;
      rays[at] = rise / Math.sqrt(x * x + y * y + 1);
      rays[at + plane] = groundDepthM > 0 ? 2 / (1 + groundDepthM / 3) - 1 : -1;
    }
  }
  return rays;
}
