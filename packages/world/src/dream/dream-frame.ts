import type { RgbFrame } from '@dreamwalk/environment';
import { type Pose, poseToMatrix } from '@dreamwalk/geometry';
import type { NoiseKey, StoredView, TaskOptions, Tensor } from '@dreamwalk/inference';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { RoleFeeds } from '../model/role-graph.ts';
import type { WorldModel } from '../model/world-model.ts';
import { sampleFlowEuler } from './flow-euler.ts';
import { maxAbsDifference } from './max-abs-difference.ts';
import { coverOf, rawSplat } from './raw-splat.ts';
import { type DecodedTensors, reconstruct } from './reconstruct.ts';
import type { StageClock } from './stage-clock.ts';
import { type TensorScope, withTensors } from './tensor-scope.ts';

/** One frame to dream. */
export interface DreamRequest extends TaskOptions {
  readonly pose: Pose;
  /** Shown to the model: the previous frame, then the retrieved views by age. */
  readonly shown: readonly MemoryEntry[];
  readonly noise: NoiseKey;
  readonly samplerSteps: number;
  /** Keep what the shown views look like by themselves. */
  readonly keepSplat: boolean;
  /** Store what this latent decodes to, not the sampled one, which is still returned. */
  readonly forcedLatent?: Float32Array;
  /** Decode this true frame's own latent too, beside what is stored. */
  readonly trueFrame?: RgbFrame;
  readonly clock: StageClock;
}

/** A dreamed frame. */
export interface DreamedView {
  /** Frame and depth; the caller's to release. */
  readonly view: StoredView;
  /** The sampled latent [channels · height · width]. */
  readonly latent: Float32Array;
  /** Share of the pixels, 0 to 1, that a shown view covers. */
  readonly coveredShare: number;
  readonly splat?: RgbFrame;
  /** [H · W], 1 where a shown view covers the pixel. */
  readonly coveredMask?: Uint8Array;
  /** Where a latent was forced: largest difference between its frame and the sampled one's, colours in [−1, 1]. */
  readonly forcedDifference?: number;
  /** Where a true frame was given: what its own latent decodes to, everything else equal. */
  readonly reconstruction?: RgbFrame;
}

/**
 * Dreams one frame: splats the shown views into the new camera, conditions, denoises, decodes, stores. The signal is
 * looked at between graphs. Nothing is left behind where it fails.
 */
export function dreamFrame(model: WorldModel, request: DreamRequest): Promise<DreamedView> {
  const { compute } = model.runtime;
  const { clock, signal } = request;
  return withTensors(async (scope) => {
    const guide = await clock.time('splat', () => scope.own(splatGuide(model, request)));
    const about: RoleFeeds = { guide, gravity_rays: scope.own(model.raysTensor(request.pose)) };
    const conditions = await clock.time('condition', () => condition(model, about, scope, { signal }));
    signal?.throwIfAborted();
    const sampled = await clock.time('denoise', async () =>
      scope.own(await denoise(model, request, about, conditions)),
    );
    signal?.throwIfAborted();
    const decode = (latent: Tensor) =>
      decodeLatent(model, { ...about, latent }, conditions, scope, { signal });
    const sampledView = await clock.time('decode', () => decode(sampled));
    const { forcedLatent, trueFrame } = request;
    const forcedView =
      forcedLatent && (await decode(scope.own(compute.tensor(forcedLatent.slice(), sampled.dims))));
    const reconstruction =
      trueFrame && (await reconstruct(model, { frame: trueFrame, pose: request.pose }, decode, { signal }));
    signal?.throwIfAborted();
    return clock.time('store', async () => {
      const [latent, guideData] = await Promise.all([compute.read(sampled), compute.read(guide)]);
      const forcedDifference =
        forcedView &&
        maxAbsDifference(await compute.read(forcedView.frame), await compute.read(sampledView.frame));
      const { frame, depth } = forcedView ?? sampledView;
      return {
        latent,
        ...cover(model, guideData, request.keepSplat),
        forcedDifference,
        reconstruction,
        view: compute.storeView(frame, depth),
      };
    });
  });
}

async function decodeLatent(
  model: WorldModel,
  feeds: RoleFeeds,
  conditions: Readonly<Record<string, Tensor>>,
  scope: TensorScope,
  options: TaskOptions,
): Promise<DecodedTensors> {
  const { roles } = await model.graphs.decoder.run(feeds, conditions, options);
  return { frame: scope.own(roles.frame!), depth: scope.own(roles.depth!) };
}

function splatGuide(model: WorldModel, { shown, pose }: DreamRequest): Tensor {
  const sources = shown.map(({ view, cameraToWorld, generated }) => ({
    view,
    pose: cameraToWorld,
    generated,
  }));
  return model.runtime.compute.splat(sources, model.camera, poseToMatrix(pose));
}

async function condition(
  model: WorldModel,
  about: RoleFeeds,
  scope: TensorScope,
  options: TaskOptions,
): Promise<Readonly<Record<string, Tensor>>> {
  const made = await model.graphs.conditioner?.run(about, {}, options);
  for (const tensor of Object.values(made?.conditions ?? {})) scope.own(tensor);
  return made?.conditions ?? {};
}

function denoise(
  model: WorldModel,
  { noise: key, samplerSteps, signal }: DreamRequest,
  about: RoleFeeds,
  conditions: Readonly<Record<string, Tensor>>,
): Promise<Tensor> {
  const { compute } = model.runtime;
  return withTensors((scope) => {
    const noise = scope.own(compute.gaussian(key, [1, ...model.latentDims]));
    return sampleFlowEuler(compute, noise, samplerSteps, async (sample, noiseLevel) => {
      signal?.throwIfAborted();
      const level = scope.own(compute.tensor(Float32Array.of(noiseLevel), [1]));
      const feeds = { ...about, sample, noise_level: level };
      return (await model.graphs.denoiser.run(feeds, conditions, { signal })).roles.prediction!;
    });
  });
}

function cover(
  model: WorldModel,
  guide: Float32Array,
  keepSplat: boolean,
): Omit<DreamedView, 'view' | 'latent'> {
  const { widthPx, heightPx } = model.camera;
  const covered = coverOf(guide, widthPx, heightPx);
  if (!keepSplat) return { coveredShare: covered.share };
  return {
    coveredShare: covered.share,
    coveredMask: covered.mask,
    splat: rawSplat(guide, covered, widthPx, heightPx),
  };
}
