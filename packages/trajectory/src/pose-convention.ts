import { compose, inverse, type Pose, type Quat } from '@dreamwalk/geometry';
import type { Trajectory } from './trajectory.ts';

/** Which way the file's transforms lead: from the camera's axes to the world's, or back. */
export const POSE_DIRECTIONS = ['camera-to-world', 'world-to-camera'] as const;

/** OpenCV: +x right, +y down, +z forward. OpenGL: +x right, +y up, +z backward. */
export const CAMERA_AXES = ['opencv', 'opengl'] as const;

/** Where up is in the file's world. */
export const WORLD_UPS = ['+z', '+y', '-y'] as const;

export type PoseDirection = (typeof POSE_DIRECTIONS)[number];
export type CameraAxes = (typeof CAMERA_AXES)[number];
export type WorldUp = (typeof WORLD_UPS)[number];

/** How the transforms of a file are to be read. */
export interface PoseConvention {
  readonly direction: PoseDirection;
  readonly axes: CameraAxes;
  readonly up: WorldUp;
}

/** What TUM files hold: camera-to-world, OpenCV camera axes, +z up. */
export const TUM_CONVENTION: PoseConvention = { direction: 'camera-to-world', axes: 'opencv', up: '+z' };

/** What nerfstudio's `transforms.json` holds: camera-to-world, OpenGL camera axes, +z up. */
export const NERFSTUDIO_CONVENTION: PoseConvention = {
  direction: 'camera-to-world',
  axes: 'opengl',
  up: '+z',
};

/** All that can be told apart, twelve. */
export const POSE_CONVENTIONS: readonly PoseConvention[] = POSE_DIRECTIONS.flatMap((direction) =>
  CAMERA_AXES.flatMap((axes) => WORLD_UPS.map((up) => ({ direction, axes, up }))),
);

/** diag(1, −1, −1): half a turn about x, which leads from OpenGL's camera axes to OpenCV's, and back. */
const HALF_TURN: Quat = [1, 0, 0, 0];
const FLIP: Pose = { rotation: HALF_TURN, translation: [0, 0, 0] };

/** The turn that brings the file's up to +z; x stays. */
const TO_Z_UP: Readonly<Record<WorldUp, Pose>> = {
  '+z': { rotation: [0, 0, 0, 1], translation: [0, 0, 0] },
  '+y': { rotation: [Math.SQRT1_2, 0, 0, Math.SQRT1_2], translation: [0, 0, 0] },
  '-y': { rotation: [-Math.SQRT1_2, 0, 0, Math.SQRT1_2], translation: [0, 0, 0] },
};

/** Transforms as a file has them, read under a convention: camera-to-world, OpenCV camera axes, +z up. */
export function fromConvention(file: Trajectory, { direction, axes, up }: PoseConvention): Trajectory {
  const poseOf = (transform: Pose) => {
    const cameraToWorld = direction === 'camera-to-world' ? transform : inverse(transform);
    const opencv = axes === 'opencv' ? cameraToWorld : compose(cameraToWorld, FLIP);
    return compose(TO_Z_UP[up], opencv);
  };
  return { samples: file.samples.map(({ timeS, pose }) => ({ timeS, pose: poseOf(pose) })) };
}

/** The inverse of {@link fromConvention}: poses as a file of that convention would have them. */
export function toConvention(trajectory: Trajectory, { direction, axes, up }: PoseConvention): Trajectory {
  const fromZUp = inverse(TO_Z_UP[up]);
  const transformOf = (pose: Pose) => {
    const inWorld = compose(fromZUp, pose);
    const cameraToWorld = axes === 'opencv' ? inWorld : compose(inWorld, FLIP);
    return direction === 'camera-to-world' ? cameraToWorld : inverse(cameraToWorld);
  };
  return { samples: trajectory.samples.map(({ timeS, pose }) => ({ timeS, pose: transformOf(pose) })) };
}
