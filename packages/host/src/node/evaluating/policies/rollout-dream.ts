import type {
  Motion,
  Observation,
  PosedView,
  RgbFrame,
  Snapshot,
  Start,
  TaskOptions,
} from '@dreamwalk/environment';
import type { Camera } from '@dreamwalk/geometry';
import type { DreamedView, LatentView, PlannerDream } from '@dreamwalk/policy';
import type { Rollout } from '@dreamwalk/world';
import { HostError } from '../../errors.ts';
import type { DreamedStarts } from './dreamed-starts.ts';
import { frameLatent } from './frame-latent.ts';

/** A world model as a planner's dream. */
export class RolloutDream implements PlannerDream {
  readonly #starts: DreamedStarts;
  #rollout: Rollout | null = null;

  /** @param starts may be shared with other planners, and stay the caller's */
  constructor(starts: DreamedStarts) {
    this.#starts = starts;
  }

  get camera(): Camera {
    return this.#starts.model.camera;
  }

  async reset(start: Start, options?: TaskOptions): Promise<LatentView> {
    await this.dispose();
    const { rollout, first } = await this.#starts.begin(start, options);
    this.#rollout = rollout;
    return this.#withLatent(first);
  }

  async observe(view: PosedView, options?: TaskOptions): Promise<LatentView> {
    return this.#withLatent(await this.#begun().observe(view, options));
  }

  async step(motion: Motion, options?: TaskOptions): Promise<LatentView> {
    return this.#withLatent(await this.#begun().step(motion, options));
  }

  snapshot(): Promise<Snapshot> {
    return this.#begun().snapshot();
  }

  restore(snapshot: Snapshot): Promise<unknown> {
    return this.#begun().restore(snapshot);
  }

  async recall({ signal }: TaskOptions = {}): Promise<readonly DreamedView[]> {
    const { compute } = this.#starts.model.runtime;
    const views: DreamedView[] = [];
    for (const { view, pose, generated } of this.#begun().memory) {
      if (generated) continue;
      signal?.throwIfAborted();
      const { rgb, depthM } = await compute.readView(view);
      views.push({ frame: { widthPx: view.widthPx, heightPx: view.heightPx, rgb }, depthM, pose });
    }
    return views;
  }

  latentOf(frame: RgbFrame, options?: TaskOptions): Promise<Float32Array> {
    return frameLatent(this.#starts.model, frame, options);
  }

  async dispose(): Promise<void> {
    await this.#rollout?.dispose();
    this.#rollout = null;
  }

  #withLatent({ frame, depthM, pose }: Observation): LatentView {
    // Every decoder of a world model gives depth; the engine never shows a frame without it.
    return { frame, pose, depthM: depthM!, latent: this.#begun().lastStep!.latent };
  }

  #begun(): Rollout {
    if (!this.#rollout)
      throw new HostError('A planner dreams of no place yet. Reset it with a start before it acts.');
    return this.#rollout;
  }
}
