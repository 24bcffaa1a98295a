import { createNodeRuntime } from '@dreamwalk/inference/node';
import { folderSource } from '../../node/models/folder-source.ts';
import { ModelLibrary } from '../../node/models/model-library.ts';
import type { EnginePlatform } from '../engine-ports.ts';
import { WorldDream } from '../world-dream.ts';
import { startFilmFile } from './film-file.ts';

export interface NodePlatformOptions {
  /** Folders of world models, one folder each; searched in this order. */
  readonly modelsFolders: readonly string[];
  /** Where recordings go; made when the first one is. */
  readonly recordingsFolder: string;
}

/** Dreams on the native CPU and records into files. For a process of its own: inference blocks its thread. */
export function createNodePlatform({ modelsFolders, recordingsFolder }: NodePlatformOptions): EnginePlatform {
  const library = new ModelLibrary(modelsFolders);
  return {
    openDream: async (modelId, options) =>
      WorldDream.open(() => createNodeRuntime(), folderSource(await library.findNamed(modelId)), {
        ...options,
        seed: 0,
      }),

    createRecorder: (take) => startFilmFile(recordingsFolder, take),

    clock: {
      nowMs: () => performance.now(),
      date: () => new Date(),
      // setImmediate where there is nothing to wait for: a timer of 0 ms takes a whole one.
      sleep: (durationMs) =>
        new Promise((resolve) => {
          if (durationMs > 0) setTimeout(resolve, durationMs);
          else setImmediate(resolve);
        }),
    },
  };
}
