import type { TaskOptions, Tensor } from '@dreamwalk/inference';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { RoleFeeds } from '../model/role-graph.ts';
import type { WorldModel } from '../model/world-model.ts';
import type { ResolvedOptions } from '../rollout/rollout-options.ts';
import { drawLatent, type Surroundings } from './draw-latent.ts';
import { sampleFlowEuler } from './flow-euler.ts';
import { EMPTY_CONTEXT, type FrameContext } from './frame-context.ts';
import type { FrameMaker, FrameRequest, MadeFrame } from './frame-maker.ts';
import { coverOfGuide, splatGuide } from './splat-cover.ts';
import { type TensorScope, withTensors } from './tensor-scope.ts';
import { isWalkedInto } from './walked-into.ts';

/**
 * Makes frames by reprojection: splats the previous frame and the retrieved views into the new camera, conditions,
 * denoises, decodes. Makes those of a model without memory too, which is shown no view. Views dreamed from inside of
 * something are not shown.
 */
export class ReprojectionMaker implements FrameMaker {
  readonly needsLatents = false;
  readonly #model: WorldModel;
  readonly #options: ResolvedOptions;

  constructor(model: WorldModel, options: ResolvedOptions) {
    this.#model = model;
    this.#options = options;
  }

  /** The previous frame takes a slot. */
  retrievalCount(previous: MemoryEntry | null): number {
    return Math.max(0, this.#options.slots - (previous ? 1 : 0));
  }

  /** Everything that a frame depends on is in the memory. */
  see(): FrameContext {
    return EMPTY_CONTEXT;
  }

  make(request: FrameRequest): Promise<MadeFrame> {
    const model = this.#model;
    const { compute } = model.runtime;
    const { pose, previous, retrieved, clock, signal } = request;
    const shown = [...(previous && this.#options.slots > 0 ? [previous] : []), ...retrieved].filter(
      (entry) => !isWalkedInto(entry),
    );
    return withTensors(async (scope) => {
      const guide = await clock.time('splat', () => scope.own(splatGuide(model, pose, shown)));
      const about: RoleFeeds = { guide, gravity_rays: scope.own(model.raysTensor(pose)) };
      const conditions = await clock.time('condition', () => this.#condition(about, scope, { signal }));
      signal?.throwIfAborted();
      const sampled = await clock.time('denoise', async () =>
        scope.own(await this.#denoise(request, { about, conditions })),
      );
      signal?.throwIfAborted();
      const { frame, depth, ...asked } = await drawLatent(
        model,
        scope,
        sampled,
        { about, conditions },
        request,
      );
      return clock.time('store', async () => {
        const [latent, guideData] = await Promise.all([compute.read(sampled), compute.read(guide)]);
        return {
          latent,
          context: EMPTY_CONTEXT,
          ...coverOfGuide(model, guideData, this.#options.keepSplat),
          ...asked,
          view: compute.storeView(frame, depth),
        };
      });
    });
  }

  async #condition(
    about: RoleFeeds,
    scope: TensorScope,
    options: TaskOptions,
  ): Promise<Readonly<Record<string, Tensor>>> {
    const made = await this.#model.graphs.conditioner?.run(about, {}, options);
    for (const tensor of Object.values(made?.conditions ?? {})) scope.own(tensor);
    return made?.conditions ?? {};
  }

  #denoise({ noise: key, signal }: FrameRequest, { about, conditions }: Surroundings): Promise<Tensor> {
    const { runtime, graphs, latentDims } = this.#model;
    const { compute } = runtime;
    return withTensors((scope) => {
      const noise = scope.own(compute.gaussian(key, [1, ...latentDims]));
      return sampleFlowEuler(compute, noise, this.#options.samplerSteps, async (sample, noiseLevel) => {
        signal?.throwIfAborted();
        const level = scope.own(compute.tensor(Float32Array.of(noiseLevel), [1]));
        const feeds = { ...about, sample, noise_level: level };
        return (await graphs.denoiser.run(feeds, conditions, { signal })).roles.prediction!;
      });
    });
  }
}
