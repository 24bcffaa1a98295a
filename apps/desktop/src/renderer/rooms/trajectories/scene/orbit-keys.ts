import { type PerspectiveCamera, Spherical, Vector3 } from 'three';
import type { OrbitControls } from 'three/addons/controls/OrbitControls.js';

const TURN_RAD = Math.PI / 24;
const ZOOM = 1.15;
/** Share of the distance to what is looked at. */
const PAN = 0.06;
/** Neither straight down nor from below the floor's plane: the camera's up is the world's. */
const POLAR_RAD = { least: 0.02, most: Math.PI / 2 + 0.4 };

/**
 * Moves the eye of an orbit by a key: arrows go round, with Shift aside, + and − nearer and farther.
 * @returns whether the key meant anything
 */
export function orbitByKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  camera: PerspectiveCamera,
  controls: OrbitControls,
): boolean {
  const direction = ARROWS[key];
  if (direction && shiftKey) pan(camera, controls.target, direction);
  else if (direction) turn(camera, controls.target, direction);
  else if (key === '+' || key === '=') zoom(camera, controls.target, 1 / ZOOM);
  else if (key === '-' || key === '_') zoom(camera, controls.target, ZOOM);
  else return false;
  controls.update();
  return true;
}

const ARROWS: Readonly<Record<string, readonly [right: number, up: number] | undefined>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Three.js measures its angles from +y, our worlds from +z. */
function turn(camera: PerspectiveCamera, target: Vector3, [right, up]: readonly [number, number]): void {
  const { x, y, z } = camera.position.clone().sub(target);
  const eye = new Spherical().setFromCartesianCoords(y, z, x);
  eye.theta += right * TURN_RAD;
  eye.phi = Math.min(POLAR_RAD.most, Math.max(POLAR_RAD.least, eye.phi - up * TURN_RAD));
  const turned = new Vector3().setFromSpherical(eye);
  camera.position.set(turned.z, turned.x, turned.y).add(target);
}

function pan(camera: PerspectiveCamera, target: Vector3, [right, up]: readonly [number, number]): void {
  const reach = PAN * camera.position.distanceTo(target);
  const move = new Vector3(right * reach, up * reach, 0).applyQuaternion(camera.quaternion);
  camera.position.add(move);
  target.add(move);
}

function zoom(camera: PerspectiveCamera, target: Vector3, factor: number): void {
  camera.position.sub(target).multiplyScalar(factor).add(target);
}
