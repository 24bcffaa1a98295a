import { compose, type Pose, rotate, yawPitchOf } from '@dreamwalk/geometry';

/**
 * The move that lays a path into a world: its first pose comes to stand where the camera stands and to head where it
 * heads. It turns about the vertical only, so that what was level stays level.
 */
export function placingMove(first: Pose, camera: Pose): (pose: Pose) => Pose {
  const turnRad = yawPitchOf(camera).yawRad - yawPitchOf(first).yawRad;
  const rotation: Pose['rotation'] = [0, 0, Math.sin(turnRad / 2), Math.cos(turnRad / 2)];
  const [x, y, z] = rotate(rotation, first.translation);
  const [cx, cy, cz] = camera.translation;
  const move: Pose = { rotation, translation: [cx - x, cy - y, cz - z] };
  return (pose) => compose(move, pose);
}
