import { latentContextOf } from '@dreamwalk/model-package';
import type { WorldModel } from '../model/world-model.ts';
import type { ResolvedOptions } from '../rollout/rollout-options.ts';
import type { FrameMaker } from './frame-maker.ts';
import { LatentContextMaker } from './latent-context/latent-context-maker.ts';
import { ReprojectionMaker } from './reprojection-maker.ts';

/** Makes frames the way that the model's kind of memory asks for. */
export function createFrameMaker(model: WorldModel, options: ResolvedOptions): FrameMaker {
  const latentContext = latentContextOf(model.manifest);
  return latentContext
    ? new LatentContextMaker(model, latentContext, options)
    : new ReprojectionMaker(model, options);
}
