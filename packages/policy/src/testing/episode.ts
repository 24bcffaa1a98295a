import type { RgbFrame } from '@dreamwalk/environment';
import { cameraFromHfov, identityPose } from '@dreamwalk/geometry';
import type { PolicyObservation, PolicyStart } from '../policy.ts';

/** A picture of one colour. */
export function plainFrame(widthPx: number, heightPx: number, rgb: readonly number[]): RgbFrame {
  return {
    widthPx,
    heightPx,
    rgb: Uint8Array.from({ length: widthPx * heightPx * 3 }, (_, at) => rgb[at % 3]),
  };
}

/** An episode in a grey place of 4×2 pixels. */
export const GREY_START: PolicyStart = {
  camera: cameraFromHfov(4, 2, 1.4),
  seed: 1,
  episode: 0,
  maxSteps: 10,
  goal: { prompt: 'go on' },
  start: { kind: 'view', view: { frame: plainFrame(4, 2, [128, 128, 128]), pose: identityPose } },
};

/** What is seen in it. */
export const GREY_VIEW: PolicyObservation = {
  step: 0,
  prompt: 'go on',
  frame: plainFrame(4, 2, [128, 128, 128]),
};
