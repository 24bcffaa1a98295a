import { createWebRuntime, type WebRuntimeOptions } from '@dreamwalk/inference/web';
import { startMovieBlob } from '@dreamwalk/recording/web';
import type { DepthCrew } from '@dreamwalk/world';
import type { EnginePlatform } from '../engine-ports.ts';
import { WorldDream } from '../world-dream.ts';
import { fetchSource } from './fetch-source.ts';

export interface WebPlatformOptions {
  readonly runtime: WebRuntimeOptions;
  /** Where the models lie, one folder each; ends with `/`. */
  readonly modelsUrl: URL;
  /** Starts the threads that share the correction of a tour's depths. */
  readonly hireDepthCrew: () => DepthCrew;
}

/** Dreams on WebGPU or WASM in a worker, and records in memory. */
export function createWebPlatform({ runtime, modelsUrl, hireDepthCrew }: WebPlatformOptions): EnginePlatform {
  return {
    openDream: (modelId, options) =>
      WorldDream.open(() => createWebRuntime(runtime), fetchSource(new URL(`${modelId}/`, modelsUrl)), {
        ...options,
        hireDepthCrew,
        seed: 0,
      }),

    async createRecorder({ name, framesPerSecond, widthPx, heightPx }) {
      const movie = await startMovieBlob({ widthPx, heightPx, fps: framesPerSecond });
      let frameCount = 0;
      return {
        async add(frame) {
          await movie.add(frame);
          frameCount++;
        },
        async finish() {
          const blob = await movie.finish();
          return {
            fileName: `${name}.mp4`,
            mimeType: blob.type,
            durationS: frameCount / framesPerSecond,
            frameCount,
            video: new Uint8Array(await blob.arrayBuffer()),
          };
        },
      };
    },

    clock: {
      nowMs: () => performance.now(),
      date: () => new Date(),
      sleep: (durationMs) =>
        durationMs > 0 ? new Promise((resolve) => setTimeout(resolve, durationMs)) : nextTask(),
    },
  };
}

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** A task of its own, without the 4 ms that browsers make nested timers wait. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
