import type {
  Environment,
  Motion,
  Observation,
  PosedView,
  Snapshot,
  Start,
  TaskOptions,
} from '@dreamwalk/environment';
import { type Camera, compose, exp } from '@dreamwalk/geometry';
import type { MemoryPolicyName } from '@dreamwalk/model-package';
import { RolloutStateError, StartError } from '../errors.ts';
import type { MemoryBank } from '../memory/memory-bank.ts';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { WorldModel } from '../model/world-model.ts';
import type { ContextChoice } from './context-choice.ts';
import { Dreamer } from './dreamer.ts';
import type { Moment } from './moment.ts';
import {
  type ResetOptions,
  type RolloutOptions,
  resolveOptions,
  type StepOptions,
} from './rollout-options.ts';
import { RolloutSnapshot } from './rollout-snapshot.ts';
import type { Sampling } from './sampling.ts';
import { loadMoments, type SavedRollout, saveMoments } from './saved-rollout.ts';
import type { StepRecord } from './step-record.ts';

/**
 * A walk dreamed by a world model. Every frame is dreamed from the previous one and from remembered views, and is
 * remembered in turn. A call that fails or is aborted leaves everything as it was before.
 */
export class Rollout implements Environment {
  readonly model: WorldModel;
  readonly #dreamer: Dreamer;
  #bank: MemoryBank;
  #moment: Moment | null = null;
  #nextEpisode: number;
  #busy = false;

  /** @throws RolloutOptionError */
  constructor(model: WorldModel, options: RolloutOptions) {
    const resolved = resolveOptions(model, options);
    this.model = model;
    this.#dreamer = new Dreamer(model, resolved);
    this.#bank = this.#dreamer.newBank();
    this.#nextEpisode = resolved.episode;
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

  /** Most views that are remembered. */
  get memoryBudget(): number {
    return this.#dreamer.options.memoryBudget;
  }

  /** What the views that are remembered take where they live, with their latents where these are kept. */
  get memoryBytes(): number {
    return this.memory.reduce(
      (bytes, { view, latent }) => bytes + view.sizeBytes + (latent?.byteLength ?? 0),
      0,
    );
  }

  get memoryPolicy(): MemoryPolicyName {
    return this.#dreamer.memoryPolicy;
  }

  /** How much of the past every frame is made from. */
  get context(): Required<ContextChoice> {
    return this.#dreamer.context;
  }

  /** How every frame is sampled. */
  get sampling(): Sampling {
    return this.#dreamer.sampling;
  }

  /** Changes how the views of the frames to come are chosen. @throws RolloutOptionError */
  setMemoryPolicy(name: MemoryPolicyName): void {
    this.#dreamer.setMemoryPolicy(name);
  }

  /** A remembered view with its depth; undefined once it is forgotten. */
  async readView(entryId: number): Promise<Required<PosedView> | undefined> {
    const entry = this.#bank.entry(entryId);
    return entry && { ...(await this.#dreamer.read(entry.view)), pose: entry.pose };
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
      const bank = this.#dreamer.newBank();
      const episode = this.#nextEpisode;
      try {
        const moment = await this.#dreamer.begin(bank, episode, start, options);
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
      const { episode, observation, previous, context } = this.#begun();
      const pose = motion.kind === 'pose' ? motion.pose : compose(observation.pose, exp(motion.twist));
      const frameIndex = observation.frameIndex + 1;
      return this.#advance(
        await this.#dreamer.dream(this.#bank, { episode, frameIndex, pose, previous, context }, options),
      );
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
      const { episode, observation, context } = this.#begun();
      const frameIndex = observation.frameIndex + 1;
      return this.#advance(
        await this.#dreamer.see(this.#bank, { view, episode, frameIndex, context }, options),
      );
    });
  }

  /**
   * Another rollout of the same model that goes on from this moment, with the same noise and a memory of its own. What
   * differs from here on differs by the motions, or by what the fork is told to do otherwise: choose its views by another
   * policy, or draw another future. The caller's to dispose.
   *
   * @throws RolloutStateError before the first `reset`
   * @throws RolloutOptionError
   */
  fork(otherwise: Partial<Pick<RolloutOptions, 'memoryPolicy' | 'seed' | 'sample'>> = {}): Rollout {
    const moment = this.#begun();
    const other = new Rollout(this.model, { ...this.#dreamer.options, ...otherwise });
    other.#bank = this.#bank.fork();
    other.#moment = moment;
    other.#nextEpisode = this.#nextEpisode;
    return other;
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
      const { bank, moment, memory } = this.#own(snapshot);
      if (bank !== this.#bank) this.#bank.clear();
      bank.restore(memory!);
      this.#bank = bank;
      this.#moment = moment;
      this.#nextEpisode = Math.max(this.#nextEpisode, moment.episode + 1);
      return moment.observation;
    });
  }

  /**
   * Moments of this rollout as plain data, to go on from another day.
   *
   * @throws RolloutStateError where a snapshot was disposed or is another environment's
   */
  save(snapshots: readonly Snapshot[]): Promise<SavedRollout> {
    return saveMoments(
      this.model,
      snapshots.map((snapshot) => this.#own(snapshot)),
    );
  }

  /**
   * Makes moments that were saved this rollout's own: each can be restored, and goes on from there bit by bit as it would have
   * with the options that it was saved with. The walk at hand stays as it is until then.
   *
   * @returns snapshots in the order of the moments; the caller's to dispose
   * @throws SavedRolloutError where they are of another model, or of other weights
   */
  async load(saved: SavedRollout): Promise<Snapshot[]> {
    const bank = this.#dreamer.newBank();
    const loaded = await loadMoments(this.model, bank, saved);
    return loaded.map(({ moment, memory }) => new RolloutSnapshot(this, moment, bank, memory));
  }

  /**
   * Keeps the view of a moment from being forgotten, whatever the budget, or no longer.
   *
   * @throws RolloutStateError where the snapshot was disposed or is another environment's
   */
  anchor(snapshot: Snapshot, anchored: boolean): void {
    const { bank, moment } = this.#own(snapshot);
    bank.anchor(moment.previous, anchored);
  }

  /** Forgets everything. Snapshots keep what they need until they are disposed. Safe to call twice. */
  async dispose(): Promise<void> {
    this.#bank.clear();
    this.#moment = null;
  }

  /** @throws RolloutStateError */
  #own(snapshot: Snapshot): RolloutSnapshot {
    if (!(snapshot instanceof RolloutSnapshot) || snapshot.owner !== this)
      throw new RolloutStateError(
        'The snapshot is of another environment. Restore one that this rollout made.',
      );
    if (!snapshot.memory)
      throw new RolloutStateError('The snapshot was disposed, so its memory may be gone. Take a new one.');
    return snapshot;
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
