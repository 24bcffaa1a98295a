import type { Pose, Vec3 } from '@dreamwalk/geometry';
import type { BranchMark, TimelineSpan } from '@dreamwalk/host';
import type { ShownFrame } from '../stage/stage-protocol.ts';

/** Pictures that are kept: of the frames that can be gone to, and of some more. */
const KEPT_PICTURES = 2000;

/** What is known of a frame of the walk. */
export interface PastFrame {
  readonly frameIndex: number;
  readonly pose: Pose;
  /** Share of its pixels, 0 to 1, that some remembered view covered. */
  readonly coveredShare: number;
  /** The frame that it was dreamed after; absent for the first one. */
  readonly before?: PastFrame;
  picture?: ImageBitmap;
}

/** A branch of the walk, as a person sees it. */
export interface BranchEnd {
  readonly branchId: number;
  /** A number from 1 on. */
  readonly name: string;
  /** Of its last frame. */
  readonly frameIndex: number;
  /** One is on it. */
  readonly isHere: boolean;
}

/** Every frame of a walk, with the branches that were left, and those that lie ahead of where the walk was gone back to. */
export class WalkHistory {
  /** By the number of the moment, oldest first. */
  readonly #frames = new Map<number, PastFrame>();
  /** The last frame of each branch. */
  readonly #ends = new Map<number, PastFrame>();
  /** The number of each branch that there ever was. */
  readonly #names = new Map<number, number>();
  /** The branch that one is on, from its first frame to its last; that of a dream that was resumed begins where it was left. */
  #branch: readonly PastFrame[] = [];
  #branchId = 0;
  #shown = 0;
  readonly #pictureListeners = new Set<() => void>();
  /** Frames of this branch that can be gone to. */
  span: TimelineSpan = { first: 0, last: 0 };
  /** Every stretch that can be gone to. */
  branches: readonly BranchMark[] = [];

  /** Where the walk has been up to the frame that is shown. */
  get path(): Vec3[] {
    return this.poses.map(({ translation }) => translation);
  }

  /** The cameras of the walk up to the frame that is shown. */
  get poses(): Pose[] {
    return this.#branch.slice(0, this.#shown - this.#first + 1).map(({ pose }) => pose);
  }

  /** A frame of the branch that one is on. */
  frame(frameIndex: number): Readonly<PastFrame> | undefined {
    return this.#branch[frameIndex - this.#first];
  }

  /** The number of the first frame of the branch. */
  get #first(): number {
    return this.#branch[0]?.frameIndex ?? 0;
  }

  /** Every branch, in the order in which they were begun. */
  get ends(): BranchEnd[] {
    return [...this.#ends].map(([branchId, { frameIndex }]) => ({
      branchId,
      name: String(this.#names.get(branchId)),
      frameIndex,
      isHere: branchId === this.#branchId,
    }));
  }

  /** Where each branch that was left goes, from the first frame to its end. */
  get otherPaths(): Vec3[][] {
    const others = [...this.#ends].filter(([branchId]) => branchId !== this.#branchId);
    return others.map(([, end]) => branchTo(end).map(({ pose }) => pose.translation));
  }

  clear(): void {
    for (const frame of this.#frames.values()) dropPicture(frame);
    this.#frames.clear();
    this.#ends.clear();
    this.#names.clear();
    this.#branch = [];
    this.#shown = 0;
    this.span = { first: 0, last: 0 };
    this.branches = [];
  }

  show({ frameIndex, pose, stats, restored, timeline, here, branches }: ShownFrame): void {
    // Gone to without having been seen: of a dream that was resumed, or of a bookmark whose frames were let go.
    const isUnknown = !this.#frames.has(here.momentId);
    if (!restored || isUnknown) {
      const before = restored ? undefined : this.frame(frameIndex - 1);
      const frame = { frameIndex, pose, coveredShare: stats.coveredShare, before };
      this.#frames.set(here.momentId, frame);
      this.#ends.set(here.branchId, frame);
      if (!this.#names.has(here.branchId)) this.#names.set(here.branchId, this.#names.size + 1);
      this.#branch = before ? [...this.#branch.slice(0, frameIndex - this.#first), frame] : [frame];
    } else if (here.branchId !== this.#branchId) {
      const end = this.#ends.get(here.branchId);
      if (end) this.#branch = branchTo(end);
    }
    this.#branchId = here.branchId;
    this.#shown = frameIndex;
    this.span = timeline;
    this.branches = branches;
    for (const branchId of this.#ends.keys())
      if (!branches.some(({ id }) => id === branchId)) this.#ends.delete(branchId);
  }

  /** A picture that comes too late for its walk is dropped. */
  setPicture(momentId: number, picture: ImageBitmap): void {
    const frame = this.#frames.get(momentId);
    if (!frame) {
      picture.close();
      return;
    }
    dropPicture(frame);
    frame.picture = picture;
    dropPicture(this.#frames.get(momentId - KEPT_PICTURES));
    for (const listener of this.#pictureListeners) listener();
  }

  /** Calls back when a picture has come, which is after its frame. @returns stops it */
  onPicture(listener: () => void): () => void {
    this.#pictureListeners.add(listener);
    return () => this.#pictureListeners.delete(listener);
  }
}

/** From the first frame to an end. */
function branchTo(end: PastFrame): PastFrame[] {
  const frames: PastFrame[] = [];
  for (let frame: PastFrame | undefined = end; frame; frame = frame.before) frames.push(frame);
  return frames.reverse();
}

function dropPicture(frame: PastFrame | undefined): void {
  frame?.picture?.close();
  if (frame) frame.picture = undefined;
}
