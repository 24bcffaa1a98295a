import type { RgbFrame } from '@dreamwalk/environment';
import type { EngineClock, EnginePlatform, OpenDreamOptions, RecordingTake } from '../engine-ports.ts';
import type { EngineEvent } from '../protocol.ts';
import { SimulatedDream } from './simulated-dream.ts';

/** A clock that a test turns; sleeping moves it on at once. */
export class TestClock implements EngineClock {
  #nowMs = 0;

  nowMs(): number {
    return this.#nowMs;
  }

  date(): Date {
    return new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
  }

  async sleep(durationMs: number): Promise<void> {
    this.#nowMs += durationMs;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A platform whose dream is the true world, and whose recorder counts. */
export class TestPlatform implements EnginePlatform {
  readonly clock = new TestClock();
  readonly dream = new SimulatedDream();
  readonly recorded: RgbFrame[] = [];
  openFailure: Error | undefined;
  finishFailure: Error | undefined;

  async openDream(_modelId: string, options: OpenDreamOptions): Promise<SimulatedDream> {
    options.onStage('runtime', 1);
    if (this.openFailure) throw this.openFailure;
    await this.clock.sleep(1);
    options.signal?.throwIfAborted();
    this.dream.setMemoryPolicy(options.memoryPolicy);
    return this.dream;
  }

  async createRecorder(take: RecordingTake) {
    return {
      add: async (frame: RgbFrame) => void this.recorded.push(frame),
      finish: async () => {
        if (this.finishFailure) throw this.finishFailure;
        return {
          fileName: `${take.name}.mp4`,
          mimeType: 'video/mp4',
          durationS: this.recorded.length / take.framesPerSecond,
          frameCount: this.recorded.length,
        };
      },
    };
  }
}

/** Keeps events and lets a test wait for one. */
export class EventLog {
  readonly events: EngineEvent[] = [];
  readonly #waiting = new Set<() => void>();

  readonly add = (event: EngineEvent): void => {
    this.events.push(event);
    for (const check of this.#waiting) check();
  };

  of<T extends EngineEvent['type']>(type: T): Extract<EngineEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<EngineEvent, { type: T }> => event.type === type);
  }

  /** The first event of a type that comes after another event. */
  async after<T extends EngineEvent['type']>(
    event: EngineEvent,
    type: T,
  ): Promise<Extract<EngineEvent, { type: T }>> {
    const before = this.events
      .slice(0, this.events.indexOf(event))
      .filter((other) => other.type === type).length;
    return this.until(type, before + 1);
  }

  /** The next event of a type that comes from now on, of those that match. */
  next<T extends EngineEvent['type']>(
    type: T,
    matches: (event: Extract<EngineEvent, { type: T }>) => boolean = () => true,
  ): Promise<Extract<EngineEvent, { type: T }>> {
    const known = this.of(type).length;
    return new Promise((resolve) => {
      const check = () => {
        const found = this.of(type).slice(known).find(matches);
        if (!found) return;
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
    });
  }

  /** Resolves once there are `count` events of a type. */
  async until<T extends EngineEvent['type']>(type: T, count = 1): Promise<Extract<EngineEvent, { type: T }>> {
    if (this.of(type).length < count)
      await new Promise<void>((resolve) => {
        const check = () => {
          if (this.of(type).length < count) return;
          this.#waiting.delete(check);
          resolve();
        };
        this.#waiting.add(check);
      });
    return this.of(type)[count - 1];
  }
}
