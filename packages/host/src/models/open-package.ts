import type { Runtime } from '@dreamwalk/inference';
import { loadModelPackage, type PackageSource } from '@dreamwalk/model-package';
import { type GoldenResult, runGoldenTests, WorldModel } from '@dreamwalk/world';

/** How far a model is opened. */
export interface OpenProgress {
  readonly stage: 'runtime' | 'files' | 'graphs' | 'golden';
  readonly done: number;
  readonly total: number;
  /** The file or graph that is looked at; may be empty. */
  readonly detail: string;
}

export interface OpenPackageOptions {
  readonly signal?: AbortSignal;
  /** Told before each part of a stage. */
  readonly onProgress?: (progress: OpenProgress) => void;
}

/** A model on a runtime of its own, ready to dream; both end with `dispose`. */
export interface OpenedPackage {
  readonly model: WorldModel;
  /** How far the graphs' outputs are from the golden ones, all within the manifest's tolerance. */
  readonly golden: readonly GoldenResult[];
  /** Of its graphs. */
  readonly sizeBytes: number;
  dispose(): Promise<void>;
}

/**
 * Starts a runtime, reads a model, loads it onto that and compares it with its golden outputs, which also warms every graph up.
 * Nothing is left running where that fails or is aborted.
 * @throws whatever model-package, inference and world throw for a model that is damaged or cannot run here
 */
export async function openPackage(
  source: PackageSource,
  createRuntime: () => Promise<Runtime>,
  { signal, onProgress = () => {} }: OpenPackageOptions = {},
): Promise<OpenedPackage> {
  onProgress({ stage: 'runtime', done: 0, total: 1, detail: '' });
  const runtime = await createRuntime();
  try {
    signal?.throwIfAborted();
    const pkg = await loadModelPackage(source, {
      signal,
      onProgress: ({ file, filesDone, filesTotal }) =>
        onProgress({ stage: 'files', done: filesDone, total: filesTotal, detail: file }),
    });
    const model = await WorldModel.open(runtime, pkg, {
      signal,
      onProgress: ({ graph, graphsDone, graphsTotal }) =>
        onProgress({ stage: 'graphs', done: graphsDone, total: graphsTotal, detail: graph }),
    });
    const golden = await runGoldenTests(model, {
      signal,
      onProgress: ({ graph, graphsDone, graphsTotal }) =>
        onProgress({ stage: 'golden', done: graphsDone, total: graphsTotal, detail: graph }),
    });
    return {
      model,
      golden,
      sizeBytes: [...pkg.graphs.values()].reduce((sum, graph) => sum + graph.byteLength, 0),
      async dispose() {
        await model.dispose();
        await runtime.dispose();
      },
    };
  } catch (error) {
    await runtime.dispose();
    throw error;
  }
}
