import type { RgbFrame } from '@dreamwalk/environment';
import type { EnginePlatform, WalkRecorder } from './engine-ports.ts';
import type { EngineEvent, ModelSummary, PlaceSummary } from './protocol.ts';
import { recordingName } from './recording-name.ts';

/** A recording while it runs; one at a time. */
export class Take {
  readonly #platform: EnginePlatform;
  readonly #emit: (event: EngineEvent) => void;
  #recorder: WalkRecorder | undefined;

  constructor(platform: EnginePlatform, emit: (event: EngineEvent) => void) {
    this.#platform = platform;
    this.#emit = emit;
  }

  get isRunning(): boolean {
    return this.#recorder !== undefined;
  }

  /** @throws VideoUnavailableError where nothing can encode a video */
  async start(place: PlaceSummary, { framesPerSecond, widthPx, heightPx }: ModelSummary): Promise<void> {
    this.#recorder ??= await this.#platform.createRecorder({
      name: recordingName(place, this.#platform.clock.date()),
      framesPerSecond,
      widthPx,
      heightPx,
    });
  }

  async add(frame: RgbFrame): Promise<void> {
    await this.#recorder?.add(frame);
  }

  /** Ends the recording, where one runs, and says what became of it. */
  async stop(): Promise<void> {
    const recorder = this.#recorder;
    if (!recorder) return;
    this.#recorder = undefined;
    this.#emit({ type: 'recorded', recording: await recorder.finish() });
  }
}
