import type { RgbFrame } from '@dreamwalk/environment';
import { cameraFromHfov, identityPose } from '@dreamwalk/geometry';
import type { PolicyObservation, PolicyStart } from '../policy.ts';

/** What came of one inference on grey pictures. */
export interface DryRun {
  /** Milliseconds of the inference, with everything round it. */
  readonly inferMs: number;
  /** [H][A], as they would be carried out. */
  readonly actions: readonly (readonly number[])[];
}

const SIDE_PX = 128;
const GREY: RgbFrame = {
  widthPx: SIDE_PX,
  heightPx: SIDE_PX,
  rgb: new Uint8Array(SIDE_PX * SIDE_PX * 3).fill(128),
};

/** An episode that any policy can begin: grey pictures, a wall 2 m ahead, the goal where the camera is. */
export const DRY_START: PolicyStart = {
  camera: cameraFromHfov(SIDE_PX, SIDE_PX, (80 * Math.PI) / 180),
  seed: 0,
  episode: 0,
  maxSteps: 1,
  goal: { prompt: '', frame: GREY, pose: identityPose },
  start: { kind: 'view', view: { frame: GREY, pose: identityPose } },
};

/** What is seen in it. */
export const DRY_OBSERVATION: PolicyObservation = {
  step: 0,
  prompt: '',
  frame: GREY,
  goalFrame: GREY,
  pose: identityPose,
  goalPose: identityPose,
  depthM: new Float32Array(SIDE_PX * SIDE_PX).fill(2),
};
