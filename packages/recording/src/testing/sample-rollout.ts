import { identityPose } from '@dreamwalk/geometry';
import type { AppendFrame } from '../node/rollout-writer.ts';
import type { RolloutInit } from '../rollout-header.ts';
import type { StartView } from '../start-views.ts';

/** Side of the square pictures that the tests of this package write. */
export const SIDE_PX = 32;

/** A header for tests; only its sizes matter. */
export const sampleInit: RolloutInit = {
  createdAt: '2026-01-02T03:04:05.000Z',
  software: { dreamwalk: '0.1.0' },
  model: { id: 'test', graphs: { decoder: 'a'.repeat(64) } },
  provider: { name: 'cpu', label: 'CPU', precision: 'fp32', threads: 1 },
  sampler: { family: 'flow_euler', steps: 1 },
  memory: { policy: 'coverage', slots: 4, budget: 512 },
  seed: 7,
  start: { kind: 'view', pose: mutablePose(), source: 'test' },
  actionSpace: 'keys',
  fps: 20,
  camera: { widthPx: SIDE_PX, heightPx: SIDE_PX, fx: 20, fy: 20, cx: 16, cy: 16 },
  latentDims: [4, 8, 8],
};

/** The one view that the sample rollout starts from. */
export const sampleStart: StartView = { frame: sampleFrame(0).frame, pose: identityPose };

/** Frame `k` of a made-up rollout, the same every time: a bright bar that moves over a gradient. */
export function sampleFrame(k: number): AppendFrame {
  const rgb = new Uint8Array(SIDE_PX * SIDE_PX * 3);
  for (let y = 0, at = 0; y < SIDE_PX; y++)
    for (let x = 0; x < SIDE_PX; x++) {
      const bar = Math.abs(x - (k % SIDE_PX)) < 3 ? 200 : 0;
      rgb[at++] = bar || x * 6;
      rgb[at++] = bar || y * 6;
      rgb[at++] = bar || 90;
    }
  return {
    latent: Float32Array.from({ length: 256 }, (_, i) => Math.sin(i + k)),
    frame: { widthPx: SIDE_PX, heightPx: SIDE_PX, rgb },
    depthM: Float32Array.from({ length: SIDE_PX * SIDE_PX }, (_, i) =>
      i % 7 === 0 ? 0 : 1 + ((i + k) % 64) / 8,
    ),
    action: { forward: k % 2 === 0 },
    twist: k === 0 ? null : { linear: [0, 0, 0.2], angular: [0, 0, 0] },
    pose: { rotation: [0, 0, 0, 1], translation: [0.1 * k, 0.2, 0.3] },
    retrieved:
      k === 0
        ? []
        : [{ entryId: k - 1, frameIndex: k - 1, generated: true, score: 0.5, reason: 'previous frame' }],
    coveredShare: k === 0 ? null : 0.75,
    reward: null,
    timingsMs: { denoise: 1.5 },
  };
}

function mutablePose(): RolloutInit['start']['pose'] {
  return { rotation: [...identityPose.rotation], translation: [...identityPose.translation] };
}
