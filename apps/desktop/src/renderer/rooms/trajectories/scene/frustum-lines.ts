import { type Pose, transformPoint, type Vec3 } from '@dreamwalk/geometry';
import {
  BufferGeometry,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
} from 'three';
import type { TokenColour } from './token-colours.ts';

/** Half the width and height of a frustum's far side, for a depth of 1: what 80° see. */
const HALF_SIDE = Math.tan((40 * Math.PI) / 180);

/** The camera centre, the four corners in order, and the tip of a mark that tells up from down. */
const CORNERS: readonly Vec3[] = [
  [0, 0, 0],
  [-HALF_SIDE, -HALF_SIDE, 1],
  [HALF_SIDE, -HALF_SIDE, 1],
  [HALF_SIDE, HALF_SIDE, 1],
  [-HALF_SIDE, HALF_SIDE, 1],
  [0, -1.35 * HALF_SIDE, 1],
];
const EDGES = [0, 1, 0, 2, 0, 3, 0, 4, 1, 2, 2, 3, 3, 4, 4, 1, 1, 5, 5, 2];
const SIDES = [0, 1, 2, 0, 2, 3, 0, 3, 4, 0, 4, 1];

/** The outlines of what cameras see, in one object however many there are. */
export function frustumLines(poses: readonly Pose[], depthM: number, colour: TokenColour, opacity = 1) {
  const material = new LineBasicMaterial({
    color: colour.color,
    transparent: true,
    opacity: colour.opacity * opacity,
  });
  return new LineSegments(frustumGeometry(poses, depthM, EDGES), material);
}

/** A frustum with tinted sides, that stands out among others. */
export function frustumSolid(pose: Pose, depthM: number, colour: TokenColour): Group {
  const sides = new MeshBasicMaterial({
    color: colour.color,
    transparent: true,
    opacity: 0.14,
    side: DoubleSide,
    depthWrite: false,
  });
  return new Group().add(
    frustumLines([pose], depthM, colour),
    new Mesh(frustumGeometry([pose], depthM, SIDES), sides),
  );
}

function frustumGeometry(poses: readonly Pose[], depthM: number, corners: readonly number[]): BufferGeometry {
  const positions = poses.flatMap((pose) => {
    const points = CORNERS.map(([x, y, z]) => transformPoint(pose, [x * depthM, y * depthM, z * depthM]));
    return corners.flatMap((corner) => points[corner]);
  });
  return new BufferGeometry().setAttribute('position', new Float32BufferAttribute(positions, 3));
}
