import type { RgbFrame } from '@dreamwalk/environment';
import type { Vec3 } from '@dreamwalk/geometry';
import type { MemoryMark } from '@dreamwalk/host';
import type { CornerColours } from '../stage/ambient-light.ts';
import type { ShownFrame } from '../stage/stage-protocol.ts';

/** A frame as instruments see it. */
export interface FeedFrame extends ShownFrame {
  /** From the input it answers to the screen, where it answers one. */
  readonly latencyMs: number | undefined;
}

/**
 * What changes twenty times a second: the newest frame, the path, the memory. Instruments subscribe and draw by
 * themselves, past React.
 */
export class FrameFeed {
  readonly marks = new Map<number, MemoryMark>();
  readonly pictures = new Map<number, RgbFrame>();
  /** Where the walk has been since its start. */
  readonly path: Vec3[] = [];
  latest: FeedFrame | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #lightListeners = new Set<(colours: CornerColours) => void>();

  /** @returns stops it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @returns stops it */
  onLight(listener: (colours: CornerColours) => void): () => void {
    this.#lightListeners.add(listener);
    return () => this.#lightListeners.delete(listener);
  }

  light(colours: CornerColours): void {
    for (const listener of this.#lightListeners) listener(colours);
  }

  /** A walk begins. */
  begin(memory: readonly MemoryMark[]): void {
    this.path.length = 0;
    this.pictures.clear();
    this.marks.clear();
    for (const mark of memory) this.marks.set(mark.entryId, mark);
    this.latest = undefined;
  }

  changeMemory(added: readonly MemoryMark[], removed: readonly number[]): void {
    for (const mark of added) this.marks.set(mark.entryId, mark);
    for (const entryId of removed) {
      this.marks.delete(entryId);
      this.pictures.delete(entryId);
    }
  }

  show(frame: FeedFrame): void {
    this.latest = frame;
    this.path.push(frame.pose.translation);
    this.notify();
  }

  /** Lets every instrument draw. */
  notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
