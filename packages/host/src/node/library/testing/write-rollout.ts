import { identityPose } from '@dreamwalk/geometry';
import type { RolloutInit } from '@dreamwalk/recording';
import { RolloutWriter } from '@dreamwalk/recording/node';

const SIDE_PX = 4;

const init: RolloutInit = {
  createdAt: '2026-01-02T03:04:05.000Z',
  software: { dreamwalk: '0.1.0' },
  model: { id: 'rooms', graphs: {} },
  provider: { name: 'cpu', label: 'native CPU', precision: 'fp32', threads: 1 },
  sampler: { family: 'flow_euler', steps: 1 },
  memory: { policy: 'coverage', slots: 4, budget: 512 },
  seed: 7,
  start: { kind: 'view', pose: { rotation: [0, 0, 0, 1], translation: [0, 0, 0] }, source: 'world 5' },
  actionSpace: 'keys',
  fps: 20,
  camera: { widthPx: SIDE_PX, heightPx: SIDE_PX, fx: 3, fy: 3, cx: 2, cy: 2 },
  latentDims: [1, 1, 1],
};

/** Writes a rollout without a film, whose frame k is of the grey k and k metres along x. */
export async function writeRollout(folder: string, frames: number): Promise<void> {
  const writer = await RolloutWriter.create(folder, init, [{ frame: grey(0), pose: identityPose }], null);
  for (let k = 0; k < frames; k++)
    await writer.append({
      latent: new Float32Array(1),
      frame: grey(k),
      depthM: new Float32Array(SIDE_PX ** 2),
      action: null,
      twist: k === 0 ? null : { linear: [1, 0, 0], angular: [0, 0, 0] },
      pose: { rotation: [0, 0, 0, 1], translation: [k, 0, 0] },
      retrieved: [],
      coveredShare: null,
      reward: null,
      timingsMs: {},
    });
  await writer.finish('complete');
}

function grey(value: number) {
  return { widthPx: SIDE_PX, heightPx: SIDE_PX, rgb: new Uint8Array(SIDE_PX ** 2 * 3).fill(value) };
}
