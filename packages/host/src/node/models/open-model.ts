import { availableParallelism } from 'node:os';
import { type ProviderName, ProviderUnavailableError, type Runtime } from '@dreamwalk/inference';
import { createNodeRuntime, createNodeWasmRuntime } from '@dreamwalk/inference/node';
import { type OpenedPackage, openPackage } from '../../models/open-package.ts';
import { RequestError } from '../errors.ts';
import { type TaskContext, unattended } from '../task.ts';
import { folderSource } from './folder-source.ts';
import { ModelLibrary } from './model-library.ts';

/** Which model to open, and what to run it on. */
export interface OpenRequest {
  /** A folder, or the name of a model of the library; by default the bundled one. */
  readonly model?: string;
  /** `cpu` by default. */
  readonly provider?: ProviderName;
  /** Threads within one operator; the provider's own choice by default. */
  readonly threads?: number;
}

const STAGE_WORDS = {
  files: 'reading the model',
  graphs: 'loading the graphs',
  golden: 'checking the golden tests',
} as const;

/** A model that is ready to dream. Dispose it in the end. */
export interface OpenedModel extends OpenedPackage {
  readonly folder: string;
}

/**
 * Finds, reads, checks and loads a model: manifest, hashes, graphs against the manifest, golden tests.
 * @throws {ModelNotFoundError} where there is none of that name
 * @throws {ProviderUnavailableError} where the provider cannot be had under Node
 * @throws whatever model-package, inference and world throw for a model that is damaged
 */
export async function openModel(
  { model: wanted, provider = 'cpu', threads }: OpenRequest,
  { signal, onProgress }: TaskContext = unattended,
): Promise<OpenedModel> {
  const folder = await new ModelLibrary().find(wanted);
  const opened = await openPackage(folderSource(folder), () => createRuntime(provider, threads), {
    signal,
    onProgress: ({ stage, ...progress }) => {
      if (stage !== 'runtime') onProgress({ stage: STAGE_WORDS[stage], ...progress });
    },
  });
  return { folder, ...opened };
}

/**
 * The provider that a recording names.
 * @throws {RequestError} where it is none that is known here
 */
export function providerNamed(name: string, recording: string): ProviderName {
  if (name === 'cpu' || name === 'wasm' || name === 'webgpu') return name;
  throw new RequestError(
    `${recording} was dreamed on ${name}, which is not known here; choose another with --provider.`,
  );
}

async function createRuntime(provider: ProviderName, threads: number | undefined): Promise<Runtime> {
  if (threads !== undefined && threads > availableParallelism() * 4)
    throw new RequestError(
      `${threads} threads on ${availableParallelism()} cores would only be slower; ask for fewer with --threads.`,
    );
  switch (provider) {
    case 'cpu':
      return createNodeRuntime({ threads });
    case 'wasm':
      return createNodeWasmRuntime({ threads });
    case 'webgpu':
      throw new ProviderUnavailableError(
        'WebGPU',
        'the command line runs outside a browser',
        'Use --provider cpu here, or the studio (npm start) for the GPU.',
      );
  }
}
