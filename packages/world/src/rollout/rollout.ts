import type {
  Environment,
  Motion,
  Observation,
  PosedView,
  RgbFrame,
  Snapshot,
  Start,
} from '@dreamwalk/environment';
import { type Camera, compose, exp, type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import type { StoredView, TaskOptions } from '@dreamwalk/inference';
import { dreamFrame } from '../dream/dream-frame.ts';
import { StageClock } from '../dream/stage-clock.ts';
import { RolloutStateError, StartError } from '../errors.ts';
import { MemoryBank, type NewMemory } from '../memory/memory-bank.ts';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { WorldModel } from '../model/world-model.ts';
import { createRetrievalPolicy, type MemoryPolicyName } from '../retrieval/policies.ts';
import type { RetrievalPolicy, RetrievedView } from '../retrieval/retrieval-policy.ts';
import { type RolloutOptions, requirePolicy, resolveOptions } from './rollout-options.ts';
import { type Moment, RolloutSnapshot } from './rollout-snapshot.ts';
import { recordRetrieved, type StepRecord } from './step-record.ts';

/** Poses nearer than this (metres, radians) are the same: written and read again, a pose changes by rounding. */
const SAME_POSE = 1e-9;

/** Options of `Rollout.step`. */
export interface StepOptions extends TaskOptions {
  /**
   * Show and remember what this latent [channels · height · width] decodes to, instead of the one sampled. The record
   * holds the sampled one, and how far the two frames are apart.
   */
  readonly forcedLatent?: Float32Array;
}

/** Options of `Rollout.reset`; a forced latent is for a first frame that is dreamed. */
export interface ResetOptions extends StepOptions {
  /** Called before each view of the start is encoded. */
  readonly onView?: (done: number, total: number) => void;
}

/**
 * A walk dreamed by a world model. Every frame is dreamed from the previous one and from remembered views, and is
 * remembered in turn. A call that fails or is aborted leaves everything as it was before.
 */
export class Rollout implements Environment {
  readonly model: WorldModel;
  readonly #options: Required<RolloutOptions>;
  /** For the first frame of a tour, which is the same whatever the policy. */
  readonly #coverage = createRetrievalPolicy('coverage');
  #policyName: MemoryPolicyName;
  #policy: RetrievalPolicy;
  #bank: MemoryBank;
  #moment: Moment | null = null;
  #nextEpisode: number;
  #busy = false;

  /** @throws RolloutOptionError */
  constructor(model: WorldModel, options: RolloutOptions) {
    this.model = model;
    this.#options = resolveOptions(model, options);
    this.#policyName = this.#options.memoryPolicy;
    this.#policy = createRetrievalPolicy(this.#policyName);
    this.#nextEpisode = this.#options.episode;
    this.#bank = this.#newBank();
  }

  get camera(): Camera {
    return this.model.camera;
  }

  /** About the last frame; null before the first. */
  get lastStep(): StepRecord | null {
    return this.#moment?.record ?? null;
  }

  /** What is remembered, oldest first. */
  get memory(): readonly MemoryEntry[] {
    return this.#bank.entries;
  }

  get memoryPolicy(): MemoryPolicyName {
    return this.#policyName;
  }

  /** Changes how the views of the frames to come are chosen. @throws RolloutOptionError */
  setMemoryPolicy(name: MemoryPolicyName): void {
    requirePolicy(this.model, name);
    this.#policyName = name;
    this.#policy = createRetrievalPolicy(name);
  }

  /** The picture of a remembered view; undefined once it is forgotten. */
  async readView(entryId: number): Promise<RgbFrame | undefined> {
    const entry = this.#bank.entry(entryId);
    return entry && (await this.#read(entry.view)).frame;
  }

  /**
   * Begins a new episode. From a single view, frame 0 is that view. From a tour, every view is remembered as real, and
   * frame 0 is dreamed at the start's pose, by coverage whatever the memory policy, so that policies share their
   * start; only where a view of the tour has that very pose, frame 0 is that view.
   *
   * @throws StartError where a view does not fit the model or the tour has none
   */
  reset(start: Start, options: ResetOptions = {}): Promise<Observation> {
    return this.#exclusively(async () => {
      const views = start.kind === 'view' ? [start.view] : start.views;
      if (views.length === 0) throw new StartError('A tour needs at least one view to start from.');
      const bank = this.#newBank();
      const episode = this.#nextEpisode;
      try {
        const moment = await this.#begin(bank, episode, start, options);
        this.#bank.clear();
        this.#bank = bank;
        this.#moment = moment;
        this.#nextEpisode = episode + 1;
        return moment.observation;
      } catch (error) {
        bank.clear();
        throw error;
      }
    });
  }

  /** Dreams the next frame. @throws RolloutStateError before the first `reset` */
  step(motion: Motion, options: StepOptions = {}): Promise<Observation> {
    return this.#exclusively(async () => {
      const { episode, observation, previous } = this.#begun();
      const pose = motion.kind === 'pose' ? motion.pose : compose(observation.pose, exp(motion.twist));
      const frameIndex = observation.frameIndex + 1;
      return this.#advance(await this.#dream(this.#bank, { episode, frameIndex, pose, previous }, options));
    });
  }

  /**
   * Puts the camera at a true view: it is encoded, remembered as real, and is the previous frame of the next step.
   *
   * @throws StartError where the view does not fit the model
   * @throws RolloutStateError before the first `reset`
   */
  observe(view: PosedView, options: TaskOptions = {}): Promise<Observation> {
    return this.#exclusively(async () => {
      const { episode, observation } = this.#begun();
      return this.#advance(await this.#see(this.#bank, view, episode, observation.frameIndex + 1, options));
    });
  }

  /** Keeps this moment; the walk can be taken up from it again, bit by bit the same. */
  async snapshot(): Promise<Snapshot> {
    return new RolloutSnapshot(this, this.#begun(), this.#bank);
  }

  /**
   * Goes back to a moment of this rollout and forgets what came after it.
   *
   * @throws RolloutStateError where the snapshot was disposed or is another environment's
   */
  restore(snapshot: Snapshot): Promise<Observation> {
    return this.#exclusively(async () => {
      if (!(snapshot instanceof RolloutSnapshot) || snapshot.owner !== this)
        throw new RolloutStateError(
          'The snapshot is of another environment. Restore one that this rollout made.',
        );
      const { memory, bank, moment } = snapshot;
      if (!memory)
        throw new RolloutStateError('The snapshot was disposed, so its memory may be gone. Take a new one.');
      if (bank !== this.#bank) this.#bank.clear();
      bank.restore(memory);
      this.#bank = bank;
      this.#moment = moment;
      return moment.observation;
    });
  }

  /** Forgets everything. Snapshots keep what they need until they are disposed. Safe to call twice. */
  async dispose(): Promise<void> {
    this.#bank.clear();
    this.#moment = null;
  }

  async #begin(bank: MemoryBank, episode: number, start: Start, options: ResetOptions): Promise<Moment> {
    if (start.kind === 'view') {
      options.onView?.(0, 1);
      return this.#see(bank, start.view, episode, 0, options);
    }
    let startMoment: Moment | null = null;
    for (const [tourIndex, view] of start.views.entries()) {
      options.signal?.throwIfAborted();
      options.onView?.(tourIndex, start.views.length);
      const seen = await this.#see(bank, view, episode, 0, options, tourIndex);
      if (!startMoment && isSamePose(view.pose, start.pose)) startMoment = seen;
    }
    return (
      startMoment ?? this.#dream(bank, { episode, frameIndex: 0, pose: start.pose, previous: null }, options)
    );
  }

  /** Encodes and remembers a true view. */
  async #see(
    bank: MemoryBank,
    { frame, pose }: PosedView,
    episode: number,
    frameIndex: number,
    options: TaskOptions,
    tourIndex?: number,
  ): Promise<Moment> {
    const clock = new StageClock();
    const { view, latent } = await clock.time('encode', () => this.model.encodeView(frame, pose, options));
    const origin = tourIndex === undefined ? { frameIndex } : { tourIndex };
    const remembered = await clock.time('store', () =>
      this.#remember(bank, { view, pose, generated: false, ...origin }),
    );
    return {
      episode,
      previous: remembered.entry,
      observation: { frameIndex, pose, frame: remembered.frame, depthM: remembered.depthM },
      record: {
        frameIndex,
        entryId: remembered.entry.id,
        generated: false,
        retrieved: [],
        coveredShare: 1,
        latent,
        timingsMs: clock.timingsMs,
      },
    };
  }

  /** Retrieves, dreams and remembers a frame. */
  async #dream(bank: MemoryBank, next: NextFrame, { signal, forcedLatent }: StepOptions): Promise<Moment> {
    const { episode, frameIndex, pose, previous } = next;
    const { seed, sample, samplerSteps, keepSplat } = this.#options;
    const clock = new StageClock();
    const retrieved = await clock.time('retrieve', () => this.#retrieve(bank, next));
    const shown = retrieved.map(({ entry }) => entry);
    if (previous && this.model.memory.slots > 0) shown.unshift(previous);
    const { view, latent, ...about } = await dreamFrame(this.model, {
      pose,
      shown,
      noise: { seed, stream: 'world', episode, sample, frame: frameIndex, draw: 0 },
      samplerSteps,
      keepSplat,
      forcedLatent,
      clock,
      signal,
    });
    const remembered = await clock.time('store', () =>
      this.#remember(bank, { view, pose, generated: true, frameIndex }),
    );
    return {
      episode,
      previous: remembered.entry,
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

  #retrieve(bank: MemoryBank, { episode, frameIndex, pose, previous }: NextFrame): RetrievedView[] {
    const { seed, sample } = this.#options;
    const policy = previous ? this.#policy : this.#coverage;
    return policy({
      camera: this.camera,
      targetPose: pose,
      entries: bank.entries,
      previous,
      count: Math.max(0, this.model.memory.slots - (previous ? 1 : 0)),
      draw: { seed, episode, sample, frame: frameIndex },
    });
  }

  /** Hands a view to the memory and reads back what was stored. */
  async #remember(
    bank: MemoryBank,
    memory: NewMemory,
  ): Promise<ViewPicture & { readonly entry: MemoryEntry }> {
    try {
      const picture = await this.#read(memory.view);
      return { ...picture, entry: await bank.remember(memory) };
    } catch (error) {
      this.model.runtime.compute.releaseView(memory.view);
      throw error;
    }
  }

  async #read(view: StoredView): Promise<ViewPicture> {
    const { rgb, depthM } = await this.model.runtime.compute.readView(view);
    return { frame: { widthPx: view.widthPx, heightPx: view.heightPx, rgb }, depthM };
  }

  #newBank(): MemoryBank {
    return new MemoryBank(this.model.runtime.compute, this.camera, {
      grid: this.model.memory.grid,
      budget: this.#options.memoryBudget,
    });
  }

  #advance(moment: Moment): Observation {
    this.#moment = moment;
    return moment.observation;
  }

  #begun(): Moment {
    if (!this.#moment)
      throw new RolloutStateError('The rollout has no frame to go on from. Call reset with a start first.');
    return this.#moment;
  }

  async #exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#busy)
      throw new RolloutStateError(
        'The rollout is still at its last call. Wait for that before the next one.',
      );
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }
}

/** A frame about to be dreamed. */
interface NextFrame {
  readonly episode: number;
  readonly frameIndex: number;
  readonly pose: Pose;
  /** Null for the first frame of a tour. */
  readonly previous: MemoryEntry | null;
}

/** What a stored view shows. */
interface ViewPicture {
  readonly frame: RgbFrame;
  readonly depthM: Float32Array;
}

function isSamePose(a: Pose, b: Pose): boolean {
  return poseDistanceM(a, b) < SAME_POSE && poseAngleRad(a, b) < SAME_POSE;
}
