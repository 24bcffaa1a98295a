import type { Camera, Pose } from '@dreamwalk/geometry';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { ViewIndex } from '../memory/view-index.ts';

/** What a rollout asks its memory before it dreams a frame. */
export interface RetrievalQuery {
  readonly camera: Camera;
  readonly targetPose: Pose;
  /** The whole memory, oldest first, the previous frame included. */
  readonly entries: readonly MemoryEntry[];
  /** Of exactly these entries, for policies that would otherwise look at every one of a large memory; may be left out. */
  readonly index?: ViewIndex;
  /** Shown to the model anyway, so never retrieved; null before the first frame. */
  readonly previous: MemoryEntry | null;
  /** At most so many views are retrieved. */
  readonly count: number;
  /** Says which draw this is, for policies that draw. */
  readonly draw: {
    readonly seed: number | bigint;
    readonly episode: number;
    readonly sample: number;
    readonly frame: number;
  };
}

/** A view that was chosen, and why. */
export interface RetrievedView {
  readonly entry: MemoryEntry;
  /** In [0, 1], comparable within one policy: the share of the new view gained, or how recent the view is. */
  readonly score: number;
  /** For people, a clause without a subject: `best source of 43 % of the view, the only one of 12 %`. */
  readonly reason: string;
}

/** Chooses among remembered views. Equal queries give equal answers, oldest view first. */
export type RetrievalPolicy = (query: RetrievalQuery) => RetrievedView[];
