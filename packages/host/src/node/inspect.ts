import type { Manifest } from '@dreamwalk/model-package';
import type { RolloutHeader } from '@dreamwalk/recording';
import { RolloutReader } from '@dreamwalk/recording/node';
import type { GoldenResult } from '@dreamwalk/world';
import { type OpenRequest, openModel } from './models/open-model.ts';
import { type TaskContext, unattended } from './task.ts';

/** What is in a rollout's folder. */
export interface RolloutReport {
  readonly kind: 'rollout';
  readonly folder: string;
  readonly header: RolloutHeader;
  /** Whole frames. */
  readonly frames: number;
  readonly durationS: number;
  /** Metres that the camera went. */
  readonly pathM: number;
  /** Mean share of the pixels that a remembered view covered. */
  readonly coveredShare: number | null;
  /** The film, where there is one. */
  readonly movie: string | null;
  /** The first frame whose bytes are not those that were written; `null` when all are. */
  readonly firstDamagedFrame: number | null;
}

/** What a model's folder holds, after all its checks. */
export interface ModelReport {
  readonly kind: 'model';
  readonly folder: string;
  readonly manifest: Manifest;
  /** Bytes of all graphs. */
  readonly sizeBytes: number;
  readonly graphs: readonly { readonly name: string; readonly sizeBytes: number; readonly sha256: string }[];
  readonly provider: string;
  readonly golden: readonly GoldenResult[];
}

/**
 * Reads a rollout's folder and checks every byte of it.
 * @throws {RolloutFormatError} where it is none, or damaged in its structure
 */
export async function inspectRollout(
  folder: string,
  { signal, onProgress }: TaskContext = unattended,
): Promise<RolloutReport> {
  const reader = await RolloutReader.open(folder);
  try {
    const { header, steps, frameCount } = reader;
    onProgress({ stage: 'checking the frames', done: 0, total: frameCount });
    const firstDamagedFrame = await reader.firstDamagedFrame({ signal });
    const covered = steps.map((step) => step.coveredShare).filter((share) => share !== null);
    return {
      kind: 'rollout',
      folder,
      header,
      frames: frameCount,
      durationS: frameCount / header.fps,
      pathM: steps.reduce((sum, { twist }) => sum + Math.hypot(...(twist?.linear ?? [0])), 0),
      coveredShare: covered.length > 0 ? covered.reduce((a, b) => a + b, 0) / covered.length : null,
      movie: reader.moviePath,
      firstDamagedFrame,
    };
  } finally {
    await reader.close();
  }
}

/**
 * Opens a model, which checks all of it, and tells what it is.
 * @throws what {@link openModel} throws
 */
export async function inspectModel(
  request: OpenRequest,
  task: TaskContext = unattended,
): Promise<ModelReport> {
  const opened = await openModel(request, task);
  try {
    const { model, folder } = opened;
    const graphs = [...model.package.graphs].map(([name, bytes]) => ({
      name,
      sizeBytes: bytes.byteLength,
      sha256: model.graphHashes[name],
    }));
    return {
      kind: 'model',
      folder,
      manifest: model.manifest,
      sizeBytes: graphs.reduce((sum, graph) => sum + graph.sizeBytes, 0),
      graphs,
      provider: model.runtime.provider.label,
      golden: opened.golden,
    };
  } finally {
    await opened.dispose();
  }
}
