import type { RgbFrame } from '@dreamwalk/environment';
import { type Camera, cameraFromHfov, gravityRays, type Pose } from '@dreamwalk/geometry';
import type { Runtime, Session, StoredView, TaskOptions, Tensor } from '@dreamwalk/inference';
import type { MemoryPolicyName } from '@dreamwalk/model-package';
import {
  checkGraphs,
  GRAPH_NAMES,
  type GraphName,
  type Manifest,
  type MemoryManifest,
  type ModelPackage,
  type SamplerManifest,
} from '@dreamwalk/model-package';
import { withTensors } from '../dream/tensor-scope.ts';
import { StartError } from '../errors.ts';
import { RoleGraph } from './role-graph.ts';

/** How a model uses its memory. */
export interface MemorySettings {
  /**
   * Views shown at once: the previous frame and the retrieved ones; of a model of latent context the retrieved ones beside
   * its window. 0 for a model without memory.
   */
  readonly slots: number;
  /** How many of those are retrieved, at most: not the previous frame. */
  readonly retrievedViews: number;
  /** More cannot be shown, whoever asks: what a graph of latent context has places for; infinite for a splat. */
  readonly mostSlots: number;
  /** Where a rollout does not ask for another. */
  readonly policy: MemoryPolicyName;
  /** Side of the coarse grid that retrieval works on. */
  readonly grid: number;
}

/** A graph that `WorldModel.open` is about to load. */
export interface OpenProgress {
  readonly graph: GraphName;
  readonly graphsDone: number;
  readonly graphsTotal: number;
}

/** Options of `WorldModel.open`. */
export interface OpenModelOptions extends TaskOptions {
  readonly onProgress?: (progress: OpenProgress) => void;
}

/** The loaded graphs by name; only a conditioner may be absent. */
export type ModelGraphs = Readonly<Record<Exclude<GraphName, 'conditioner'>, RoleGraph>> & {
  readonly conditioner?: RoleGraph;
};

/** A true view as the model knows it. */
export interface EncodedView {
  /** Frame and the model's own depth; the caller's to release. */
  readonly view: StoredView;
  /** [channels · height · width] */
  readonly latent: Float32Array;
}

/** A world model whose graphs are loaded on one runtime. It shares the runtime, and releases its graphs when disposed. */
export class WorldModel {
  readonly package: ModelPackage;
  readonly runtime: Runtime;
  readonly camera: Camera;
  readonly memory: MemorySettings;
  readonly graphs: ModelGraphs;

  private constructor(runtime: Runtime, pkg: ModelPackage, graphs: ModelGraphs) {
    const { camera, memory } = pkg.manifest;
    this.package = pkg;
    this.runtime = runtime;
    this.camera = cameraFromHfov(camera.widthPx, camera.heightPx, (camera.hfovDeg * Math.PI) / 180);
    this.memory = memorySettings(memory);
    this.graphs = graphs;
  }

  /**
   * Loads the graphs of a package and compares them with its manifest.
   *
   * @throws GraphLoadError (inference) where a graph cannot be loaded
   * @throws GraphMismatchError (model-package) where one is not what the manifest says
   */
  static async open(
    runtime: Runtime,
    pkg: ModelPackage,
    options: OpenModelOptions = {},
  ): Promise<WorldModel> {
    const present = GRAPH_NAMES.filter((name) => pkg.graphs.has(name));
    const sessions = new Map<GraphName, Session>();
    try {
      for (const [graphsDone, graph] of present.entries()) {
        options.signal?.throwIfAborted();
        options.onProgress?.({ graph, graphsDone, graphsTotal: present.length });
        const { file } = pkg.manifest.graphs[graph]!;
        sessions.set(graph, await runtime.load(pkg.graphs.get(graph)!, file, options));
      }
      checkGraphs(pkg, sessions);
    } catch (error) {
      for (const session of sessions.values()) await session.release();
      throw error;
    }
    const graphs = Object.fromEntries(
      [...sessions].map(([name, session]) => [name, new RoleGraph(pkg.manifest.graphs[name]!, session)]),
    );
    return new WorldModel(runtime, pkg, graphs as ModelGraphs);
  }

  get manifest(): Manifest {
    return this.package.manifest;
  }

  get id(): string {
    return this.manifest.id;
  }

  get sampler(): SamplerManifest {
    return this.manifest.sampler;
  }

  /** Shape of one latent: channels, rows, columns. */
  get latentDims(): readonly [number, number, number] {
    const { channels, heightCells, widthCells } = this.manifest.latent;
    return [channels, heightCells, widthCells];
  }

  /** Frames that the short-term window of a model of latent context has room for; 0 for any other. */
  get mostWindowFrames(): number {
    return this.manifest.context?.frames ?? 0;
  }

  /** Frames of the window that are shown where a rollout does not ask for another number. */
  get windowFrames(): number {
    return this.manifest.context?.shownFrames ?? this.mostWindowFrames;
  }

  /** SHA-256 of each graph's file, by the graph's name. */
  get graphHashes(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(this.graphs).map(([name, { manifest }]) => [name, manifest.sha256]),
    );
  }

  /** The gravity rays of a pose, for graphs that want them; the caller's to dispose. */
  raysTensor(pose: Pose): Tensor {
    const { widthPx, heightPx } = this.camera;
    return this.runtime.compute.tensor(gravityRays(this.camera, pose), [1, 2, heightPx, widthPx]);
  }

  /**
   * Finds the latent and the depth of a true view.
   *
   * @throws StartError where the frame has not the camera's size
   */
  async encodeView(frame: RgbFrame, pose: Pose, options?: TaskOptions): Promise<EncodedView> {
    const { widthPx, heightPx } = this.camera;
    if (
      frame.widthPx !== widthPx ||
      frame.heightPx !== heightPx ||
      frame.rgb.length !== 3 * widthPx * heightPx
    )
      throw new StartError(
        `A view of ${frame.widthPx}×${frame.heightPx} pixels with ${frame.rgb.length} values does not fit the model ` +
          `${this.id}, which sees ${widthPx}×${heightPx} pixels of three. Resize the image first.`,
      );
    const { compute } = this.runtime;
    return withTensors(async (scope) => {
      const { roles } = await this.graphs.encoder.run(
        {
          frame: scope.own(compute.frameTensor(frame.rgb, widthPx, heightPx)),
          gravity_rays: scope.own(this.raysTensor(pose)),
        },
        {},
        options,
      );
      const latent = scope.own(roles.latent!);
      const depth = scope.own(roles.depth!);
      return {
        latent: await compute.read(latent),
        view: compute.storeImage(frame.rgb, depth, widthPx, heightPx),
      };
    });
  }

  /** Releases the graphs. Rollouts of the model must be disposed before. Safe to call twice. */
  async dispose(): Promise<void> {
    for (const { session } of Object.values(this.graphs)) await session.release();
  }
}

function memorySettings(memory: MemoryManifest): MemorySettings {
  switch (memory.kind) {
    case 'reprojection': {
      const { slots, policy, grid } = memory;
      return {
        slots,
        retrievedViews: Math.max(0, slots - 1),
        mostSlots: Number.POSITIVE_INFINITY,
        policy,
        grid,
      };
    }
    case 'latent-context': {
      const { slots, policy, grid, enabled } = memory;
      return { slots, retrievedViews: slots, mostSlots: slots, policy: enabled ? policy : 'none', grid };
    }
    case 'none':
      return { slots: 0, retrievedViews: 0, mostSlots: 0, policy: 'none', grid: 1 };
  }
}
