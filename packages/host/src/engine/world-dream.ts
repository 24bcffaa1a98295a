import type { RgbFrame, Snapshot, Start } from '@dreamwalk/environment';
import type { Camera, Pose } from '@dreamwalk/geometry';
import type { ProviderInfo, Runtime } from '@dreamwalk/inference';
import { loadModelPackage, type PackageSource } from '@dreamwalk/model-package';
import {
  createRollout,
  type EncodeTourOptions,
  type MemoryPolicyName,
  type Rollout,
  runGoldenTests,
  WorldModel,
} from '@dreamwalk/world';
import type { Dream, DreamedFrame, DreamFork, OpenDreamOptions, WalkingPace } from './engine-ports.ts';
import type { MemoryMark, ModelSummary } from './protocol.ts';

export interface WorldDreamOptions extends OpenDreamOptions {
  /** Key of the noise. */
  readonly seed: number;
}

/** A dream by a world model on a runtime. Owns both: they end with it. */
export class WorldDream implements Dream {
  readonly model: ModelSummary;
  readonly #runtime: Runtime;
  readonly #world: WorldModel;
  readonly #rollout: Rollout;

  private constructor(runtime: Runtime, world: WorldModel, sizeBytes: number, options: WorldDreamOptions) {
    const { id, title, camera, walk } = world.manifest;
    this.#runtime = runtime;
    this.#world = world;
    this.#rollout = createRollout(world, { seed: options.seed, memoryPolicy: options.memoryPolicy });
    this.model = {
      id,
      name: title,
      sizeBytes,
      framesPerSecond: camera.fps,
      widthPx: camera.widthPx,
      heightPx: camera.heightPx,
      hfovRad: (camera.hfovDeg * Math.PI) / 180,
      speedMPerFrame: walk.speedMPerFrame,
      trainedSpeedsMPerFrame: walk.trainedSpeedsMPerFrame,
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
    const { signal, onStage } = options;
    onStage('runtime', 0);
    const runtime = await createRuntime();
    try {
      signal?.throwIfAborted();
      onStage('files', 0);
      const pkg = await loadModelPackage(source, {
        signal,
        onProgress: ({ file, filesDone, filesTotal }) => onStage('files', filesDone / filesTotal, file),
      });
      const world = await WorldModel.open(runtime, pkg, {
        signal,
        onProgress: ({ graph, graphsDone, graphsTotal }) =>
          onStage('graphs', graphsDone / graphsTotal, graph),
      });
      // Also warms every graph up, so that the first frame does not pay for it.
      await runGoldenTests(world, {
        signal,
        onProgress: ({ graph, graphsDone, graphsTotal }) =>
          onStage('golden', graphsDone / graphsTotal, graph),
      });
      onStage('golden', 1);
      const sizeBytes = [...pkg.graphs.values()].reduce((sum, graph) => sum + graph.byteLength, 0);
      return new WorldDream(runtime, world, sizeBytes, options);
    } catch (error) {
      await runtime.dispose();
      throw error;
    }
  }

  get provider(): ProviderInfo {
    return this.#runtime.provider;
  }

  get camera(): Camera {
    return this.#world.camera;
  }

  get memoryBudget(): number {
    return this.#rollout.memoryBudget;
  }

  get pace(): WalkingPace {
    const { speedMPerFrame, turnDegPerFrame } = this.#world.manifest.walk;
    return { speedM: speedMPerFrame, turnRad: (turnDegPerFrame * Math.PI) / 180 };
  }

  async begin(start: Start, options: EncodeTourOptions): Promise<DreamedFrame> {
    return this.#tell(await this.#rollout.reset(start, options));
  }

  async step(pose: Pose): Promise<DreamedFrame> {
    return this.#tell(await this.#rollout.step({ kind: 'pose', pose }));
  }

  snapshot(): Promise<Snapshot> {
    return this.#rollout.snapshot();
  }

  async restore(moment: Snapshot): Promise<DreamedFrame> {
    return this.#tell(await this.#rollout.restore(moment));
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

  view(entryId: number): Promise<RgbFrame | undefined> {
    return this.#rollout.readView(entryId);
  }

  async dispose(): Promise<void> {
    await this.#rollout.dispose();
    await this.#world.dispose();
    await this.#runtime.dispose();
  }

  #tell(observation: DreamedFrame['observation']): DreamedFrame {
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
