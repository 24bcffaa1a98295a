import { lookPose } from '@dreamwalk/geometry';
import type { Runtime } from '@dreamwalk/inference';
import { loadModelPackage, memorySource } from '@dreamwalk/model-package';
import { createRollout, type SamplingSchedule, WorldModel } from '../index.ts';
import { boxView } from './box-room.ts';

/**
 * Walks through a tour with a model of latent context and gives the sampled latents, one after another. Runs in Node and
 * in a page alike.
 *
 * @param files of the model
 */
export async function walkTinyLatent(
  runtime: Runtime,
  files: Readonly<Record<string, Uint8Array>>,
  schedule: SamplingSchedule,
): Promise<number[]> {
  const model = await WorldModel.open(runtime, await loadModelPackage(memorySource('/models/tiny', files)));
  const rollout = createRollout(model, { seed: 5, schedule });
  const facing = (yawDeg: number, x: number) => lookPose([x, 0, 1.6], (yawDeg * Math.PI) / 180, 0);
  const views = [0, 60, 200].map((yawDeg) => boxView(model.camera, facing(yawDeg, 0)));
  await rollout.reset({ kind: 'tour', views, pose: facing(10, 0) });
  const latents = [...rollout.lastStep!.latent];
  for (let k = 1; k <= 6; k++) {
    await rollout.step({ kind: 'pose', pose: facing(10 + 8 * k, 0.1 * k) });
    latents.push(...rollout.lastStep!.latent);
  }
  await rollout.dispose();
  await model.dispose();
  return latents;
}
