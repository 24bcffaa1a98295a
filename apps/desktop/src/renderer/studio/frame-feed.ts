import type { RgbFrame } from '@dreamwalk/environment';
import type { FrameStats, MemoryMark } from '@dreamwalk/host';
import type { CornerColours } from '../stage/ambient-light.ts';
import type { ShownFrame } from '../stage/stage-protocol.ts';
import { WalkHistory } from './walk-history.ts';

/** Steps whose times are kept. */
export const HISTORY_STEPS = 120;

/**
 * What changes twenty times a second: the newest frame, the path, the memory. Instruments subscribe and draw by
 * themselves, past React.
 */
export class FrameFeed {
  readonly marks = new Map<number, MemoryMark>();
  readonly pictures = new Map<number, RgbFrame>();
  /** The walk so far, and what came after where it was gone back from. */
  readonly history = new WalkHistory();
  latest: ShownFrame | undefined;
  /** Times of the last steps, oldest first. */
  readonly stepsMs: number[] = [];
  /** The same by stage. */
  readonly stagesMs: FrameStats['timingsMs'][] = [];
  /** The last time that was measured from an input to the frame that answers it. */
  latencyMs: number | undefined;
  readonly #nextRefresh: (draw: () => void) => void;
  #isDue = false;
  readonly #listeners = new Set<() => void>();
  readonly #pictureListeners = new Set<(entryId: number) => void>();
  readonly #lightListeners = new Set<(colours: CornerColours) => void>();

  /** @param nextRefresh calls back before the screen is drawn next; instruments draw no more often than that */
  constructor(nextRefresh: (draw: () => void) => void) {
    this.#nextRefresh = nextRefresh;
  }

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

  /** The picture of a remembered view has come. */
  setPicture(entryId: number, picture: RgbFrame): void {
    this.pictures.set(entryId, picture);
    for (const listener of this.#pictureListeners) listener(entryId);
  }

  /** @returns stops it */
  onPicture(listener: (entryId: number) => void): () => void {
    this.#pictureListeners.add(listener);
    return () => this.#pictureListeners.delete(listener);
  }

  /** A walk begins. */
  begin(memory: readonly MemoryMark[]): void {
    this.history.clear();
    this.pictures.clear();
    this.marks.clear();
    for (const mark of memory) this.marks.set(mark.entryId, mark);
    this.latest = undefined;
    this.stepsMs.length = 0;
    this.stagesMs.length = 0;
  }

  changeMemory(added: readonly MemoryMark[], removed: readonly number[]): void {
    for (const entryId of removed) {
      this.marks.delete(entryId);
      this.pictures.delete(entryId);
    }
    for (const mark of added) this.marks.set(mark.entryId, mark);
  }

  show(frame: ShownFrame, latencyMs: number | undefined): void {
    this.latest = frame;
    this.latencyMs = latencyMs ?? this.latencyMs;
    this.history.show(frame);
    if (frame.frameIndex > 0 && !frame.restored) this.#keepTimes(frame.stats);
    if (this.#isDue) return;
    this.#isDue = true;
    this.#nextRefresh(() => {
      this.#isDue = false;
      for (const listener of this.#listeners) listener();
    });
  }

  #keepTimes({ stepMs, timingsMs }: FrameStats): void {
    this.stepsMs.push(stepMs);
    this.stagesMs.push(timingsMs);
    if (this.stepsMs.length <= HISTORY_STEPS) return;
    this.stepsMs.shift();
    this.stagesMs.shift();
  }
}
