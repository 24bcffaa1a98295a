import type { RgbFrame } from '@dreamwalk/environment';
import type { Tensor } from '@dreamwalk/inference';
import type { RoleFeeds } from '../model/role-graph.ts';
import type { WorldModel } from '../model/world-model.ts';
import type { FrameRequest } from './frame-maker.ts';
import { maxAbsDifference } from './max-abs-difference.ts';
import { type DecodedTensors, reconstruct } from './reconstruct.ts';
import type { TensorScope } from './tensor-scope.ts';

/** What a decoder is given besides the latent. */
export interface Surroundings {
  readonly about: RoleFeeds;
  readonly conditions: Readonly<Record<string, Tensor>>;
}

/** A decoded frame, owned by the scope. */
export interface DrawnFrame extends DecodedTensors {
  /** See `MadeFrame`. */
  readonly forcedDifference?: number;
  /** See `MadeFrame`. */
  readonly reconstruction?: RgbFrame;
}

/** Decodes a sampled latent, or the one that was forced in its place, and what a true frame asks for besides. */
export async function drawLatent(
  model: WorldModel,
  scope: TensorScope,
  sampled: Tensor,
  { about, conditions }: Surroundings,
  { pose, forcedLatent, trueFrame, clock, signal }: FrameRequest,
): Promise<DrawnFrame> {
  const { compute } = model.runtime;
  const decode = async (latent: Tensor): Promise<DecodedTensors> => {
    const { roles } = await model.graphs.decoder.run({ ...about, latent }, conditions, { signal });
    return { frame: scope.own(roles.frame!), depth: scope.own(roles.depth!) };
  };
  const sampledView = await clock.time('decode', () => decode(sampled));
  const forcedView =
    forcedLatent && (await decode(scope.own(compute.tensor(forcedLatent.slice(), sampled.dims))));
  const reconstruction =
    trueFrame && (await reconstruct(model, { frame: trueFrame, pose }, decode, { signal }));
  signal?.throwIfAborted();
  const forcedDifference =
    forcedView &&
    maxAbsDifference(await compute.read(forcedView.frame), await compute.read(sampledView.frame));
  return { ...(forcedView ?? sampledView), forcedDifference, reconstruction };
}
