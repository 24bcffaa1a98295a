import type { RolloutInit } from '@dreamwalk/recording';
import { DEFAULT_MEMORY_BUDGET, type Rollout } from '@dreamwalk/world';
import { DREAMWALK_VERSION } from '../version.ts';
import type { RolloutRequest } from './rollout-request.ts';

/** What a recording says about itself. */
export function rolloutInit(
  rollout: Rollout,
  { model, choices, start, plan, ground }: RolloutRequest,
  now: Date = new Date(),
): RolloutInit {
  const { name, label, precision, threads, adapter, ortVersion } = model.runtime.provider;
  const { rotation, translation } = start.pose;
  const { samplerSteps: steps, schedule } = rollout.sampling;
  return {
    createdAt: now.toISOString(),
    software: { dreamwalk: DREAMWALK_VERSION, onnxruntime: ortVersion, node: process.versions.node },
    model: { id: model.id, graphs: { ...model.graphHashes } },
    provider: { name, label, precision, threads, ...(adapter && { adapter }) },
    sampler: { family: model.sampler.family, steps, schedule },
    memory: {
      policy: rollout.memoryPolicy,
      slots: rollout.context.slots,
      windowFrames: rollout.context.windowFrames || undefined,
      budget: choices.memoryBudget ?? DEFAULT_MEMORY_BUDGET,
    },
    seed: choices.seed,
    start: {
      kind: start.start.kind,
      pose: { rotation: [...rotation], translation: [...translation] },
      source: start.source,
    },
    actionSpace: plan.actionSpace,
    walls: ground.walls,
    fps: model.manifest.camera.fps,
    camera: { ...model.camera },
    latentDims: [...model.latentDims],
  };
}
