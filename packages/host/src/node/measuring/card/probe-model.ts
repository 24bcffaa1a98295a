import { measureProbes, type ProbeResult } from '@dreamwalk/evaluation';
import { createWorld, freeSpaceAhead } from '@dreamwalk/simulator';
import type { WorldModel } from '@dreamwalk/world';
import type { TaskContext } from '../../task.ts';
import { simulatorTruth } from '../simulator-truth.ts';

/**
 * Probes a model's latents in simulated worlds.
 * @param frames of the walk in each world
 * @throws {SuiteError} where there are too few worlds or frames
 */
export async function probeModel(
  model: WorldModel,
  worldSeeds: readonly number[],
  frames: number,
  task: TaskContext,
): Promise<ProbeResult> {
  return measureProbes({
    worldSeeds,
    frames,
    openWorld: (seed) => {
      const world = createWorld(seed);
      return {
        ...simulatorTruth(seed, model.camera),
        freeSpaceAheadM: (pose) => freeSpaceAhead(world, pose),
      };
    },
    encoder: {
      latentDims: model.latentDims,
      encode: async (frame, pose, options) => {
        const { latent, view } = await model.encodeView(frame, pose, options);
        model.runtime.compute.releaseView(view);
        return latent;
      },
    },
    signal: task.signal,
    onProgress: (stage, done, total) => task.onProgress({ stage: `${stage} latents`, done, total }),
  });
}
