import type { RgbFrame, Snapshot, Start } from '@dreamwalk/environment';
import type { Camera, Pose, Vec3 } from '@dreamwalk/geometry';
import type { ProviderInfo, Runtime } from '@dreamwalk/inference';
import type { PackageSource } from '@dreamwalk/model-package';
import {
  createRollout,
  type DepthCrew,
  DreamWalls,
  type EncodeTourOptions,
  type MemoryPolicyName,
  type Rollout,
  type SavedRollout,
  type WorldModel,
} from '@dreamwalk/world';
import { type OpenedPackage, openPackage } from '../models/open-package.ts';
import type { Dream, DreamedFrame, DreamFork, OpenDreamOptions, WalkingPace } from './engine-ports.ts';
import type { MemoryMark, ModelSummary } from './protocol.ts';

export interface WorldDreamOptions extends OpenDreamOptions {
  /** Key of the noise. */
  readonly seed: number;
  /** Starts the threads that share the correction of a tour's depths. Default: the calling thread does it all. */
  readonly hireDepthCrew?: () => DepthCrew;
}

/** A dream by a world model on a runtime. Owns both: they end with it. */
export class WorldDream implements Dream {
  readonly model: ModelSummary;
  readonly #opened: OpenedPackage;
  readonly #world: WorldModel;
  readonly #rollout: Rollout;
  readonly #hireDepthCrew: (() => DepthCrew) | undefined;
  #here: Pose | null = null;
  #walls: DreamWalls | null = null;

  private constructor(opened: OpenedPackage, { seed, memoryPolicy, hireDepthCrew }: WorldDreamOptions) {
    const { id, title, camera, walk } = opened.model.manifest;
    this.#opened = opened;
    this.#world = opened.model;
    this.#rollout = createRollout(opened.model, { seed, memoryPolicy });
    this.#hireDepthCrew = hireDepthCrew;
    this.model = {
      id,
      name: title,
      sizeBytes: opened.sizeBytes,
      framesPerSecond: camera.fps,
      widthPx: camera.widthPx,
      heightPx: camera.heightPx,
      hfovRad: (camera.hfovDeg * Math.PI) / 180,
      speedMPerFrame: walk.speedMPerFrame,
      trainedSpeedsMPerFrame: walk.trainedSpeedsMPerFrame,
      retrievedViews: opened.model.memory.retrievedViews,
    };
  }

  /**
   * Starts a runtime, loads a model onto it and compares it with its golden outputs. Nothing is left running where
   * that fails or is aborted.
   */
  static async open(
    createRuntime: () => Promise<Runtime>,
    source: PackageSource,
    options: WorldDreamOptions,
  ): Promise<WorldDream> {
    const opened = await openPackage(source, createRuntime, {
      signal: options.signal,
      onProgress: ({ stage, done, total, detail }) => options.onStage(stage, done / total, detail),
    });
    options.onStage('golden', 1);
    return new WorldDream(opened, options);
  }

  get provider(): ProviderInfo {
    return this.#world.runtime.provider;
  }

  get camera(): Camera {
    return this.#world.camera;
  }

  get latentDims(): readonly [number, number, number] {
    return this.#world.latentDims;
  }

  get memoryBudget(): number {
    return this.#rollout.memoryBudget;
  }

  get memoryBytes(): number {
    return this.#rollout.memoryBytes;
  }

  get pace(): WalkingPace {
    const { speedMPerFrame, turnDegPerFrame } = this.#world.manifest.walk;
    return { speedM: speedMPerFrame, turnRad: (turnDegPerFrame * Math.PI) / 180 };
  }

  async begin(start: Start, options: EncodeTourOptions): Promise<DreamedFrame> {
    const hireDepthCrew = this.#hireDepthCrew;
    return this.#tell(await this.#rollout.reset(start, { ...options, hireDepthCrew }));
  }

  async step(pose: Pose): Promise<DreamedFrame> {
    return this.#tell(await this.#rollout.step({ kind: 'pose', pose }));
  }

  async watchWalls(watched: boolean): Promise<void> {
    const from = watched ? this.#here : null;
    this.#walls = from && (await DreamWalls.around(this.#rollout, from.translation));
  }

  move(from: Vec3, to: Vec3): Vec3 {
    return this.#walls?.move(from, to) ?? to;
  }

  snapshot(): Promise<Snapshot> {
    return this.#rollout.snapshot();
  }

  async restore(moment: Snapshot): Promise<DreamedFrame> {
    return this.#tell(await this.#rollout.restore(moment));
  }

  save(moments: readonly Snapshot[]): Promise<SavedRollout> {
    return this.#rollout.save(moments);
  }

  load(saved: SavedRollout): Promise<Snapshot[]> {
    return this.#rollout.load(saved);
  }

  anchor(moment: Snapshot, anchored: boolean): void {
    this.#rollout.anchor(moment, anchored);
  }

  async fork(policy: MemoryPolicyName): Promise<DreamFork> {
    const fork = this.#rollout.fork({ memoryPolicy: policy });
    return {
      step: async (pose) => (await fork.step({ kind: 'pose', pose })).frame,
      dispose: () => fork.dispose(),
    };
  }

  setMemoryPolicy(policy: MemoryPolicyName): void {
    this.#rollout.setMemoryPolicy(policy);
  }

  memory(): readonly MemoryMark[] {
    return this.#rollout.memory.map(({ id, pose, generated }) => ({ entryId: id, pose, generated }));
  }

  async view(entryId: number): Promise<RgbFrame | undefined> {
    return (await this.#rollout.readView(entryId))?.frame;
  }

  async dispose(): Promise<void> {
    await this.#rollout.dispose();
    await this.#opened.dispose();
  }

  #tell(observation: DreamedFrame['observation']): DreamedFrame {
    this.#here = observation.pose;
    this.#walls?.see(observation);
    const { retrieved, coveredShare, coveredMask, timingsMs } = this.#rollout.lastStep!;
    return {
      observation,
      retrieved: retrieved.map(({ entryId, score, reason }) => ({ entryId, score, reason })),
      coveredShare,
      covered: coveredMask,
      timingsMs,
    };
  }
}
