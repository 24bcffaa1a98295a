import { createNodeRuntime } from '@dreamwalk/inference/node';
import { MANIFEST_FILE, type PackageSource, parseManifest } from '@dreamwalk/model-package';
import { type OpenedPackage, openPackage } from '../../models/open-package.ts';

/**
 * What a model has to stand before it runs, in this order: its description can be read and makes sense; its files are the ones it
 * names, by their hashes; its graphs load and have the inputs and outputs it gives them; they compute on this machine what they
 * computed where it was made.
 */
export type ModelCheck = 'manifest' | 'files' | 'graphs' | 'golden';

/** How far a check is. */
export interface CheckProgress {
  readonly check: ModelCheck;
  readonly done: number;
  readonly total: number;
  /** The file or graph that is looked at. */
  readonly detail: string;
}

/** Options of {@link openChecked}. */
export interface CheckOptions {
  readonly signal?: AbortSignal;
  /** Threads within one operator; the runtime's own choice by default. */
  readonly threads?: number;
  /** Told before each part of a check. The check that was told last is the one that a failure is of. */
  readonly onCheck?: (progress: CheckProgress) => void;
}

/**
 * Opens a model on the native CPU, check by check.
 * @throws whatever model-package, inference and world throw for a model that is damaged
 */
export async function openChecked(
  source: PackageSource,
  { signal, threads, onCheck = () => {} }: CheckOptions = {},
): Promise<OpenedPackage> {
  onCheck({ check: 'manifest', done: 0, total: 1, detail: MANIFEST_FILE });
  // A manifest that cannot be read at all is reported as a missing file by what comes next.
  const manifest = await source.read(MANIFEST_FILE, { signal }).catch(() => undefined);
  if (manifest) parseManifest(new TextDecoder().decode(manifest), source.name);
  return openPackage(source, () => createNodeRuntime({ threads }), {
    signal,
    onProgress: ({ stage, ...progress }) => {
      if (stage !== 'runtime') onCheck({ check: stage, ...progress });
    },
  });
}
