import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createNodeRuntime } from '@dreamwalk/inference/node';
import { startMovieFile } from '@dreamwalk/recording/node';
import { folderSource } from '../../node/models/folder-source.ts';
import { ModelLibrary } from '../../node/models/model-library.ts';
import type { EnginePlatform } from '../engine-ports.ts';
import { WorldDream } from '../world-dream.ts';

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

    async createRecorder({ name, framesPerSecond, widthPx, heightPx }) {
      await mkdir(recordingsFolder, { recursive: true });
      const fileName = `${name}.mp4`;
      const path = join(recordingsFolder, fileName);
      const movie = await startMovieFile(path, 'plain', { widthPx, heightPx, fps: framesPerSecond });
      let frameCount = 0;
      return {
        async add(frame) {
          await movie.add(frame);
          frameCount++;
        },
        async finish() {
          await movie.finish();
          return {
            fileName,
            mimeType: 'video/mp4',
            durationS: frameCount / framesPerSecond,
            frameCount,
            path,
          };
        },
      };
    },

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
