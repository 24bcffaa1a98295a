import { createNodeRuntime } from '@dreamwalk/inference/node';
import { folderSource } from '../../node/models/folder-source.ts';
import { ModelLibrary } from '../../node/models/model-library.ts';
import type { EnginePlatform } from '../engine-ports.ts';
import { WorldDream } from '../world-dream.ts';
import { hireDepthThreads } from './depth-crew.ts';
import { startFilmFile } from './film-file.ts';

export interface NodePlatformOptions {
  /** Folders of world models, one folder each; searched in this order. */
  readonly modelsFolders: readonly string[];
  /** Where recordings go; made when the first one is. */
  readonly recordingsFolder: string;
  /** The file of a thread that calls `serveDepthThread`: such threads share the correction of a tour's depths. */
  readonly depthThreadEntry?: string;
}

/** Dreams on the native CPU and records into files. For a process of its own: inference blocks its thread. */
export function createNodePlatform({
  modelsFolders,
  recordingsFolder,
  depthThreadEntry,
}: NodePlatformOptions): EnginePlatform {
  const library = new ModelLibrary(modelsFolders);
  const hireDepthCrew = depthThreadEntry === undefined ? undefined : () => hireDepthThreads(depthThreadEntry);
  return {
    openDream: async (modelId, options) =>
      WorldDream.open(() => createNodeRuntime(), folderSource(await library.findNamed(modelId)), {
        ...options,
        hireDepthCrew,
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
