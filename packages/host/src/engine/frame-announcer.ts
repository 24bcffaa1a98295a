import type { Twist } from '@dreamwalk/geometry';
import type { Dream, DreamedFrame } from './engine-ports.ts';
import { FrameRate } from './frame-rate.ts';
import { MemoryDiff } from './memory-diff.ts';
import type { EngineEvent, FrameEvent, PlaceSummary } from './protocol.ts';
import type { BranchMark, TimelinePlace, TimelineSpan } from './timeline.ts';

/** Frames on their way that nobody has received: with more, a slow viewer would see the past. */
const MOST_FRAMES_AHEAD = 2;

/** How a frame came about, beside what the dream tells of it. */
export interface FrameCircumstances {
  readonly twist: Twist;
  readonly stepMs: number;
  /** The frames of this branch that can be gone to, and all branches. */
  readonly timeline: TimelineSpan;
  readonly here: TimelinePlace;
  readonly branches: readonly BranchMark[];
  readonly beside?: FrameEvent['beside'];
  readonly restored: boolean;
  readonly inputTimeMs?: number;
}

/** Tells a viewer about frames and memory: changes only, each picture once, and never far ahead of the viewer. */
export class FrameAnnouncer {
  readonly #emit: (event: EngineEvent) => void;
  readonly #nowMs: () => number;
  readonly #rate = new FrameRate();
  readonly #diff = new MemoryDiff();
  #sentFrame = 0;
  #receivedFrame = 0;

  constructor(emit: (event: EngineEvent) => void, nowMs: () => number) {
    this.#emit = emit;
    this.#nowMs = nowMs;
  }

  /** Whether the viewer has to catch up before there should be another frame. */
  get isAhead(): boolean {
    return this.#sentFrame - this.#receivedFrame >= MOST_FRAMES_AHEAD;
  }

  received(frameIndex: number): void {
    this.#receivedFrame = frameIndex;
  }

  /** Frames stop coming for a while. */
  rest(): void {
    this.#rate.rest();
  }

  /** A walk begins; the frame that follows is its first. */
  begin(place: PlaceSummary, dream: Dream): void {
    const memory = dream.memory();
    this.#receivedFrame = 0;
    this.#rate.rest();
    this.#diff.replace(memory);
    this.#emit({ type: 'placeReady', place, memory });
  }

  async announce(
    dream: Dream,
    { observation, retrieved, coveredShare, covered, timingsMs }: DreamedFrame,
    { stepMs, ...about }: FrameCircumstances,
  ): Promise<void> {
    const { added, removed, unseen } = this.#diff.advance(dream.memory(), retrieved);
    if (added.length > 0 || removed.length > 0) this.#emit({ type: 'memory', added, removed });
    for (const entryId of unseen) await this.showView(dream, entryId);
    const { frameIndex, frame, pose } = observation;
    this.#sentFrame = frameIndex;
    const framesPerSecond = this.#rate.frame(this.#nowMs());
    const memory = { ...this.#diff.size, budget: dream.memoryBudget, bytes: dream.memoryBytes };
    const stats = { timingsMs, stepMs, framesPerSecond, coveredShare, memory };
    this.#emit({ type: 'frame', frameIndex, frame, covered, pose, retrieved, stats, ...about });
  }

  /** Sends the picture of a remembered view, unless it is forgotten. */
  async showView(dream: Dream, entryId: number): Promise<void> {
    const frame = await dream.view(entryId);
    if (frame) this.#emit({ type: 'view', entryId, frame });
  }
}
