import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Camera, cameraFromHfov, lookPose, type Pose } from '@dreamwalk/geometry';
import { RolloutWriter } from '@dreamwalk/recording/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputFileError } from '../errors.ts';
import { unattended } from '../task.ts';
import { tourStart } from './tour-start.ts';

const camera = cameraFromHfov(16, 16, (80 * Math.PI) / 180);
const poses = [0, 1, 2].map((k) => lookPose([k, 0, 1.6], 0, 0));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-tour-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function view(shade: number, pose: Pose) {
  return { frame: { widthPx: 16, heightPx: 16, rgb: new Uint8Array(768).fill(shade) }, pose };
}

async function record(
  frames: number,
  { widthPx, heightPx, fx, fy, cx, cy }: Camera = camera,
): Promise<string> {
  const { rotation, translation } = poses[0];
  const writer = await RolloutWriter.create(
    join(folder, 'walk'),
    {
      createdAt: '',
      software: {},
      model: { id: 'some-model', graphs: {} },
      provider: { name: 'cpu', label: 'CPU', precision: 'fp32', threads: 1 },
      sampler: { family: 'flow_euler', steps: 1 },
      memory: { policy: 'coverage', slots: 4, budget: 512 },
      seed: 0,
      start: {
        kind: 'view',
        pose: { rotation: [...rotation], translation: [...translation] },
        source: 'test',
      },
      actionSpace: 'keys',
      fps: 20,
      camera: { widthPx, heightPx, fx, fy, cx, cy },
      latentDims: [1],
    },
    [view(0, poses[0])],
    null,
  );
  for (let k = 0; k < frames; k++)
    await writer.append({
      ...view(50 * k, poses[k]),
      latent: new Float32Array(1),
      depthM: new Float32Array(256).fill(k + 0.5),
      action: null,
      twist: null,
      retrieved: [],
      coveredShare: null,
      reward: null,
      timingsMs: {},
    });
  await writer.finish('complete');
  return writer.folder;
}

describe('tourStart', () => {
  it('goes on where a recorded rollout ended, with all of its views', async () => {
    const walk = await tourStart(await record(3), camera, unattended);
    expect(walk).toMatchObject({ pose: poses[2], source: 'tour walk', hasCoordinates: true });
    if (walk.start.kind !== 'tour') expect.unreachable();
    expect(walk.start.views).toEqual(
      [0, 1, 2].map((k) => ({ ...view(50 * k, poses[k]), depthM: new Float32Array(256).fill(k + 0.5) })),
    );
  });

  it('names a rollout that does not suit the model', async () => {
    const other = tourStart(await record(1), cameraFromHfov(32, 32, 1), unattended);
    await expect(other).rejects.toThrow(
      'frames of 16×16, but the model sees 32×32; choose the model that made it',
    );
  });

  it('names a rollout without a frame, and a folder that is no tour', async () => {
    await expect(tourStart(await record(0), camera, unattended)).rejects.toThrow(
      'cut off before its first frame',
    );
    await writeFile(join(folder, 'notes.txt'), '');
    await expect(tourStart(folder, camera, unattended)).rejects.toThrow(InputFileError);
    await expect(tourStart(folder, camera, unattended)).rejects.toThrow('this is no tour');
  });
});
