import type { Pose } from '@dreamwalk/geometry';
import { elementCount, fillGaussian, type TaskOptions, type Tensor } from '@dreamwalk/inference';
import type { LatentContextManifest } from '@dreamwalk/model-package';
import type { RoleFeeds } from '../../model/role-graph.ts';
import type { WorldModel } from '../../model/world-model.ts';
import { coarseCover } from '../../retrieval/coarse-cover.ts';
import type { ResolvedOptions } from '../../rollout/rollout-options.ts';
import { drawLatent } from '../draw-latent.ts';
import { type ContextFrame, extendContext, type FrameContext } from '../frame-context.ts';
import type { FrameCover, FrameMaker, FrameRequest, MadeFrame } from '../frame-maker.ts';
import { coverOfGuide, splatGuide } from '../splat-cover.ts';
import { type TensorScope, withTensors } from '../tensor-scope.ts';
import { ContextFeeds } from './context-feeds.ts';
import { placeFrames, shownWindow } from './context-frames.ts';
import { FewStepSampler } from './few-step.ts';
import { posesAhead } from './poses-ahead.ts';
import { StaircaseSampler } from './staircase.ts';
import type { PredictVelocity, SampledFrame, WindowSampler } from './window-sampler.ts';

/**
 * Makes frames by latent context, as WorldCam does: the newest frames and retrieved ones stand beside the noisy one as
 * clean latents, each with the rays of its camera relative to the oldest frame of the window. The context is worked
 * through once a frame; every step of the sampler shares what came of it (ADR 6).
 */
export class LatentContextMaker implements FrameMaker {
  readonly needsLatents = true;
  readonly #model: WorldModel;
  readonly #manifest: LatentContextManifest;
  readonly #options: ResolvedOptions;
  readonly #sampler: WindowSampler;
  readonly #feeds: ContextFeeds;

  constructor(model: WorldModel, manifest: LatentContextManifest, options: ResolvedOptions) {
    const { shift, staircase } = manifest.sampler;
    this.#model = model;
    this.#manifest = manifest;
    this.#options = options;
    this.#sampler =
      options.schedule === 'staircase'
        ? new StaircaseSampler({ ...staircase, shift })
        : new FewStepSampler(options.samplerSteps, shift);
    this.#feeds = new ContextFeeds(model);
  }

  /** The previous frame is in the window, and takes no slot. */
  retrievalCount(): number {
    return this.#options.slots;
  }

  see(context: FrameContext, seen: ContextFrame): FrameContext {
    return extendContext(context, seen, this.#options.windowFrames);
  }

  make(request: FrameRequest): Promise<MadeFrame> {
    const model = this.#model;
    const { compute } = model.runtime;
    const { pose, context, noise, forcedLatent, clock, signal } = request;
    return withTensors(async (scope) => {
      const window = shownWindow(context, this.#manifest, this.#options.windowFrames);
      const anchor = window[0]?.pose ?? pose;
      const conditions = await clock.time('condition', () => this.#condition(request, window, anchor, scope));
      signal?.throwIfAborted();
      const { latent, begun } = await clock.time('denoise', () =>
        this.#sample(request, anchor, conditions, scope),
      );
      signal?.throwIfAborted();
      const sampled = scope.own(compute.tensor(latent.slice(), [1, ...model.latentDims]));
      const about = { gravity_rays: scope.own(model.raysTensor(pose)) };
      const drawn = await drawLatent(model, scope, sampled, { about, conditions }, request);
      const cover = await clock.time('splat', () => this.#cover(request, scope));
      const made = { frameIndex: noise.frame, pose, latent: forcedLatent ?? latent };
      return clock.time('store', () => {
        const { frame, depth, ...asked } = drawn;
        return {
          latent,
          context: extendContext(context, made, this.#options.windowFrames, begun),
          ...cover,
          ...asked,
          view: compute.storeView(frame, depth),
        };
      });
    });
  }

  async #condition(
    { retrieved, noise, signal }: FrameRequest,
    window: readonly ContextFrame[],
    anchor: Pose,
    scope: TensorScope,
  ): Promise<Readonly<Record<string, Tensor>>> {
    const places = placeFrames(this.#manifest, retrieved, window, noise);
    // The manifest's checks make sure that a model of this kind has a conditioner.
    const { conditions } = await this.#model.graphs.conditioner!.run(
      this.#feeds.ofContext(places, anchor, scope),
      {},
      { signal },
    );
    for (const tensor of Object.values(conditions)) scope.own(tensor);
    return conditions;
  }

  #sample(
    { context, pose, noise, signal }: FrameRequest,
    anchor: Pose,
    conditions: Readonly<Record<string, Tensor>>,
    scope: TensorScope,
  ): Promise<SampledFrame> {
    const newest = context.window.at(-1);
    const poses = posesAhead(newest?.pose ?? null, pose, this.#sampler.frames);
    const cameras = this.#feeds.ofNoisyFrames(poses, anchor, this.#manifest.context.frames, scope);
    return this.#sampler.sample({
      begun: context.begun,
      newest: newest?.latent ?? null,
      noise: (framesAhead) => {
        const values = new Float32Array(elementCount(this.#model.latentDims));
        fillGaussian(values, { ...noise, frame: noise.frame + framesAhead });
        return values;
      },
      predict: this.#predictor(cameras, conditions, { signal }),
    });
  }

  #predictor(
    cameras: RoleFeeds,
    conditions: Readonly<Record<string, Tensor>>,
    options: TaskOptions,
  ): PredictVelocity {
    const { runtime, graphs } = this.#model;
    return (sample, sigmas) =>
      withTensors(async (scope) => {
        options.signal?.throwIfAborted();
        const feeds = { ...cameras, ...this.#feeds.ofStep(sample, sigmas, scope) };
        const { roles } = await graphs.denoiser.run(feeds, conditions, options);
        return runtime.compute.read(scope.own(roles.prediction!));
      });
  }

  /**
   * What the previous frame and the retrieved ones cover. The model is shown no splat, so there is one only where it is
   * asked for; otherwise the share is told on the coarse grid of the memory.
   */
  async #cover({ pose, previous, retrieved }: FrameRequest, scope: TensorScope): Promise<FrameCover> {
    const model = this.#model;
    const shown = previous ? [previous, ...retrieved] : retrieved;
    if (!this.#options.keepSplat) {
      const real = shown.filter(({ generated }) => !generated);
      return {
        coveredShare: coarseCover(model.camera, pose, shown),
        realShare: coarseCover(model.camera, pose, real),
      };
    }
    const guide = scope.own(splatGuide(model, pose, shown));
    return coverOfGuide(model, await model.runtime.compute.read(guide), true);
  }
}
