import type { PosedView, RgbFrame, Start, TaskOptions } from '@dreamwalk/environment';
import { type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import type { StoredView } from '@dreamwalk/inference';
import type { MemoryPolicyName } from '@dreamwalk/model-package';
import { createFrameMaker } from '../dream/create-frame-maker.ts';
import { EMPTY_CONTEXT, type FrameContext } from '../dream/frame-context.ts';
import type { FrameMaker } from '../dream/frame-maker.ts';
import { StageClock } from '../dream/stage-clock.ts';
import { MemoryBank, type NewMemory } from '../memory/memory-bank.ts';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { EncodedView, WorldModel } from '../model/world-model.ts';
import { createRetrievalPolicy } from '../retrieval/policies.ts';
import type { RetrievalPolicy, RetrievedView } from '../retrieval/retrieval-policy.ts';
import { correctViews, encodeTour } from '../tour/encode-tour.ts';
import type { ContextChoice } from './context-choice.ts';
import type { Moment } from './moment.ts';
import {
  type ResetOptions,
  type ResolvedOptions,
  requirePolicy,
  type StepOptions,
} from './rollout-options.ts';
import type { Sampling } from './sampling.ts';
import { recordRetrieved } from './step-record.ts';

/** Poses nearer than this (metres, radians) are the same: written and read again, a pose changes by rounding. */
const SAME_POSE = 1e-9;

/** Makes the moments of a rollout: sees true views and dreams new ones, and hands both to a memory. */
export class Dreamer {
  readonly #model: WorldModel;
  readonly #options: ResolvedOptions;
  readonly #maker: FrameMaker;
  /** For the first frame of a tour, which is the same whatever the policy. */
  readonly #coverage = createRetrievalPolicy('coverage');
  #policyName: MemoryPolicyName;
  #policy: RetrievalPolicy;

  constructor(model: WorldModel, options: ResolvedOptions) {
    this.#model = model;
    this.#options = options;
    this.#maker = createFrameMaker(model, options);
    this.#policyName = options.memoryPolicy;
    this.#policy = createRetrievalPolicy(this.#policyName);
  }

  /** As they are now. */
  get options(): ResolvedOptions {
    return { ...this.#options, memoryPolicy: this.#policyName };
  }

  get memoryPolicy(): MemoryPolicyName {
    return this.#policyName;
  }

  get context(): Required<ContextChoice> {
    const { slots, windowFrames } = this.#options;
    return { slots, windowFrames };
  }

  get sampling(): Sampling {
    const { samplerSteps, schedule } = this.#options;
    return { samplerSteps, schedule };
  }

  /** @throws RolloutOptionError */
  setMemoryPolicy(name: MemoryPolicyName): void {
    requirePolicy(this.#model, name);
    this.#policyName = name;
    this.#policy = createRetrievalPolicy(name);
  }

  /** An empty memory. */
  newBank(): MemoryBank {
    return new MemoryBank(this.#model.runtime.compute, this.#model.camera, {
      grid: this.#model.memory.grid,
      budget: this.#options.memoryBudget,
    });
  }

  /** The first moment of an episode; `bank` is an empty one. */
  async begin(bank: MemoryBank, episode: number, start: Start, options: ResetOptions): Promise<Moment> {
    if (start.kind === 'view') {
      options.onView?.('encode', 0, 1);
      const first = { view: start.view, episode, frameIndex: 0, context: EMPTY_CONTEXT };
      return this.see(bank, first, options);
    }
    const tour = await encodeTour(this.#model, start.views, options);
    let startMoment: Moment | null = null;
    try {
      for (const [tourIndex, { pose }] of start.views.entries()) {
        const origin = { episode, frameIndex: 0, context: EMPTY_CONTEXT, tourIndex };
        const seen = await this.#keep(bank, tour.shift()!, pose, origin);
        if (!startMoment && isSamePose(pose, start.pose)) startMoment = seen;
      }
    } finally {
      for (const { view } of tour) this.#model.runtime.compute.releaseView(view);
    }
    // A memory smaller than the tour may have forgotten the view.
    if (startMoment && bank.entry(startMoment.record.entryId)) return startMoment;
    const first = { episode, frameIndex: 0, pose: start.pose, previous: null, context: EMPTY_CONTEXT };
    return this.dream(bank, first, options);
  }

  /** Encodes and remembers a true view, its depth corrected by the true views that are remembered already. */
  async see(
    bank: MemoryBank,
    { view: { frame, pose }, ...origin }: TrueView,
    options: TaskOptions,
  ): Promise<Moment> {
    const clock = new StageClock();
    const known = bank.entries.filter((entry) => !entry.generated);
    const encoded = await clock.time('encode', async () => {
      const own = await this.#model.encodeView(frame, pose, options);
      return correctViews(this.#model, [{ ...own, pose }], known, options);
    });
    return this.#keep(bank, encoded[0], pose, origin, clock);
  }

  /** Remembers a true view. */
  async #keep(
    bank: MemoryBank,
    { view, latent }: EncodedView,
    pose: Pose,
    { episode, frameIndex, context, tourIndex }: SeenMoment,
    clock: StageClock = new StageClock(),
  ): Promise<Moment> {
    const origin = tourIndex === undefined ? { frameIndex } : { tourIndex };
    const remembered = await clock.time('store', () =>
      this.#remember(bank, { view, pose, generated: false, latent, ...origin }),
    );
    return {
      episode,
      previous: remembered.entry,
      context: this.#maker.see(context, { frameIndex, pose, latent }),
      observation: { frameIndex, pose, frame: remembered.frame, depthM: remembered.depthM },
      record: {
        frameIndex,
        entryId: remembered.entry.id,
        generated: false,
        retrieved: [],
        coveredShare: 1,
        realShare: 1,
        latent,
        timingsMs: clock.timingsMs,
      },
    };
  }

  /** Retrieves, dreams and remembers a frame. */
  async dream(bank: MemoryBank, next: NextFrame, options: StepOptions): Promise<Moment> {
    const { signal, trueFrame } = options;
    // Kept by memory and window, so it must not change with the caller's.
    const forcedLatent = options.forcedLatent?.slice();
    const { episode, frameIndex, pose, previous } = next;
    const { seed, sample } = this.#options;
    const clock = new StageClock();
    const retrieved = await clock.time('retrieve', () => this.#retrieve(bank, next));
    const { view, latent, context, ...about } = await this.#maker.make({
      pose,
      context: next.context,
      previous,
      retrieved: retrieved.map(({ entry }) => entry),
      noise: { seed, stream: 'world', episode, sample, frame: frameIndex, draw: 0 },
      forcedLatent,
      trueFrame,
      clock,
      signal,
    });
    const remembered = await clock.time('store', () =>
      this.#remember(bank, { view, pose, generated: true, latent: forcedLatent ?? latent, frameIndex }),
    );
    return {
      episode,
      previous: remembered.entry,
      context,
      observation: { frameIndex, pose, frame: remembered.frame, depthM: remembered.depthM },
      record: {
        frameIndex,
        entryId: remembered.entry.id,
        generated: true,
        retrieved: retrieved.map(recordRetrieved),
        latent,
        ...about,
        timingsMs: clock.timingsMs,
      },
    };
  }

  /** What a stored view shows. */
  async read(view: StoredView): Promise<ViewPicture> {
    const { rgb, depthM } = await this.#model.runtime.compute.readView(view);
    return { frame: { widthPx: view.widthPx, heightPx: view.heightPx, rgb }, depthM };
  }

  #retrieve(bank: MemoryBank, { episode, frameIndex, pose, previous }: NextFrame): RetrievedView[] {
    const { seed, sample } = this.#options;
    const policy = previous ? this.#policy : this.#coverage;
    return policy({
      camera: this.#model.camera,
      targetPose: pose,
      entries: bank.entries,
      index: bank.index,
      previous,
      count: this.#maker.retrievalCount(previous),
      draw: { seed, episode, sample, frame: frameIndex },
    });
  }

  /** Hands a view to the memory, with its latent where frames are made from that, and reads back what was stored. */
  async #remember(
    bank: MemoryBank,
    { latent, ...memory }: NewMemory,
  ): Promise<ViewPicture & { readonly entry: MemoryEntry }> {
    const kept = this.#maker.needsLatents ? { ...memory, latent } : memory;
    try {
      const picture = await this.read(memory.view);
      return { ...picture, entry: await bank.remember(kept) };
    } catch (error) {
      this.#model.runtime.compute.releaseView(memory.view);
      throw error;
    }
  }
}

/** Which moment a true view is. */
interface SeenMoment {
  readonly episode: number;
  readonly frameIndex: number;
  /** What the frames before left. */
  readonly context: FrameContext;
  /** Of a view that is of a tour. */
  readonly tourIndex?: number;
}

/** A true view about to be encoded. */
interface TrueView extends SeenMoment {
  readonly view: PosedView;
}

/** A frame about to be dreamed. */
interface NextFrame {
  readonly episode: number;
  readonly frameIndex: number;
  readonly pose: Pose;
  /** Null for the first frame of a tour. */
  readonly previous: MemoryEntry | null;
  /** What the frames before left. */
  readonly context: FrameContext;
}

/** What a stored view shows. */
interface ViewPicture {
  readonly frame: RgbFrame;
  readonly depthM: Float32Array;
}

function isSamePose(a: Pose, b: Pose): boolean {
  return poseDistanceM(a, b) < SAME_POSE && poseAngleRad(a, b) < SAME_POSE;
}
