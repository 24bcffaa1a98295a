import type { CameraNumbers } from '../compute/guide.ts';
import { cameraOf, poseAt, renderScene, type SceneView, type Surface, uniformStream } from './scenes.ts';

/** One source of a `SplatCase`. */
export interface SplatCaseSource extends SceneView {
  readonly pose: readonly number[];
  readonly generated: boolean;
}

/** Inputs of a splat. */
export interface SplatCase {
  readonly camera: CameraNumbers;
  readonly targetPose: readonly number[];
  readonly sources: readonly SplatCaseSource[];
}

/**
 * A small case that meets every branch of the guide: two real sources and a generated one, an occluder, sky,
 * magnification, disagreeing colours and pixels that nobody saw. Same on every machine.
 */
export function parityCase(widthPx = 16, heightPx = 12): SplatCase {
  const camera = cameraOf(widthPx, heightPx, widthPx * 0.6);
  const random = uniformStream(20);
  const poses = [
    poseAt(-0.31, 0.05, -0.43, 0.06),
    poseAt(0.27, -0.02, -0.11, -0.09),
    poseAt(0.03, 0.01, -0.17, 0.02),
  ];
  const sources = poses.map((pose, index) => {
    const { rgb, depthM } = renderScene(camera, pose, pillarBeforeWall);
    const jitter = () => 1 + 0.02 * (random() - 0.5);
    return {
      pose,
      generated: index === 2,
      rgb: rgb.map((value) => Math.min(255, Math.max(0, value + 12 * (random() - 0.5)))),
      depthM: depthM.map((depth) => depth * jitter()),
    };
  });
  return { camera, targetPose: poseAt(0.04, 0, 0.13, 0.35), sources };
}

/** A wall at z = 3.2 m that ends at the height of the eyes, sky above its top, a pillar before it. */
const pillarBeforeWall: Surface = (origin, direction) => {
  const at = (planeM: number) => {
    const depthM = (planeM - origin[2]) / direction[2];
    return { depthM, x: origin[0] + depthM * direction[0], y: origin[1] + depthM * direction[1] };
  };
  const pillar = at(1.3);
  if (pillar.depthM > 0 && Math.abs(pillar.x - 0.1) < 0.3)
    return { depthM: pillar.depthM, colour: [210 + 20 * Math.sin(9 * pillar.y), 80, 40] };
  const wall = at(3.2);
  if (wall.depthM > 0 && wall.y > -0.9)
    return {
      depthM: wall.depthM,
      colour: [
        90 + 60 * Math.sin(2 * wall.x),
        120 + 50 * Math.cos(3 * wall.y),
        150 + 40 * Math.sin(wall.x + wall.y),
      ],
    };
  return { depthM: 0, colour: [120, 170, 250] };
};
