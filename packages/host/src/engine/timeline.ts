import type { RgbFrame, Snapshot } from '@dreamwalk/environment';

/** Frames behind the end of a branch that can be gone back to. */
export const REWINDABLE_FRAMES = 1000;
/** Moments that all other branches keep together. */
const OTHER_MOMENTS = 1000;

/** Which frames of a branch can be gone to, without a gap. */
export interface TimelineSpan {
  readonly first: number;
  readonly last: number;
}

/** A stretch of the walk between two forks, or from the last fork to an end. */
export interface BranchMark {
  readonly id: number;
  /** The stretch that it goes on from; absent where that is the start or no longer known. */
  readonly parentId?: number;
  /** Its first frame that is still kept, and its last. */
  readonly span: TimelineSpan;
  /** Leads to the frame that is shown, or on from it. */
  readonly isCurrent: boolean;
}

/** A frame of the walk that can be gone back to. */
export interface NewMoment {
  readonly snapshot: Snapshot;
  readonly frame: RgbFrame;
}

export interface KeptMoment extends NewMoment {
  /** Ascending in the order of dreaming; of one walk only one has it. */
  readonly id: number;
}

/** Where in the tree of a walk one stands. */
export interface TimelinePlace {
  readonly momentId: number;
  /** The branch, by the stretch that it ends with. */
  readonly branchId: number;
}

/** Forks are at the end of a stretch only: whoever goes on from the middle of one parts it in two. */
interface Stretch {
  readonly id: number;
  parent: Stretch | undefined;
  /** The frame before its first one, whether or not that one is still kept. */
  forkFrame: number;
  /** Without a gap, up to its end; the oldest may have been let go. */
  moments: KeptMoment[];
}

/**
 * The moments of a walk that can be gone back to: its first frame, the newest thousand of where one is, and the newest of the
 * branches left behind. Whoever goes back and dreams on begins a branch; the frames ahead stay, as another one.
 */
export class Timeline {
  readonly #capacity: number;
  #start: KeptMoment | undefined;
  /** In the order in which one was there last. */
  #stretches: Stretch[] = [];
  #nextId = 0;
  #nextMomentId = 0;
  /** The end of the branch that one is on, and the frame of it that is shown. */
  #here: { readonly stretch: Stretch; readonly frameIndex: number } | undefined;

  /** @param capacity frames behind the end of the branch that are kept */
  constructor(capacity: number = REWINDABLE_FRAMES) {
    this.#capacity = capacity;
  }

  /** The frames of this branch that can be gone to; the first frame of the walk can be too, wherever they begin. */
  get span(): TimelineSpan {
    if (!this.#here) return { first: 0, last: 0 };
    let { stretch } = this.#here;
    const last = lastOf(stretch);
    while (stretch.parent?.moments.length && firstOf(stretch) === stretch.forkFrame + 1)
      stretch = stretch.parent;
    return { first: firstOf(stretch), last };
  }

  /** The first frame of the walk. */
  get start(): KeptMoment | undefined {
    return this.#start;
  }

  /** The frame that is shown. */
  get here(): TimelinePlace {
    if (!this.#here) return { momentId: 0, branchId: 0 };
    const { stretch, frameIndex } = this.#here;
    return { momentId: this.at(frameIndex, stretch.id)?.id ?? 0, branchId: stretch.id };
  }

  /** Every stretch of which something is kept, oldest first. */
  get branches(): readonly BranchMark[] {
    const path = this.#path();
    const kept = this.#stretches.filter(({ moments }) => moments.length > 0);
    const marks = kept.map((stretch) => ({
      id: stretch.id,
      parentId: stretch.parent && kept.includes(stretch.parent) ? stretch.parent.id : undefined,
      span: { first: firstOf(stretch), last: lastOf(stretch) },
      isCurrent: path.includes(stretch),
    }));
    return marks.sort((a, b) => a.span.first - b.span.first || a.id - b.id);
  }

  /** The moment of a frame of a branch; undefined where it has been let go, or was never there. */
  at(frameIndex: number, branchId: number = this.#here?.stretch.id ?? 0): KeptMoment | undefined {
    if (frameIndex === 0) return this.#start;
    for (let stretch = this.#find(branchId); stretch; stretch = stretch.parent)
      if (frameIndex > stretch.forkFrame) return stretch.moments[frameIndex - firstOf(stretch)];
    return undefined;
  }

  /** One stands at a frame of a branch now, where there is such a moment; of a stretch with branches, on the one where one was last. */
  goTo(frameIndex: number, branchId: number = this.here.branchId): void {
    if (!this.at(frameIndex, branchId)) return;
    const ends = this.#stretches.filter((stretch) => this.#isEnd(stretch));
    const onIt = (end: Stretch) => pathTo(end).some(({ id }) => id === branchId);
    const leadsThere = (end: Stretch) => pathTo(end).some(({ forkFrame }) => forkFrame < frameIndex);
    // From a moment that was planted nothing leads back to the start.
    const end = ends.findLast((each) => onIt(each) && leadsThere(each)) ?? ends.findLast(leadsThere);
    this.#stand(end ?? this.#newStretch(undefined, -1, [this.#start!]), frameIndex);
  }

  /** A walk begins: forgets the one before it. */
  begin(start: NewMoment): void {
    this.dispose();
    this.#start = { ...start, id: this.#nextMomentId++ };
    this.#stand(this.#newStretch(undefined, -1, [this.#start]), start.snapshot.frameIndex);
  }

  /** One stands at a moment that is not, or no longer, kept here: it begins a stretch of its own. */
  plant(moment: NewMoment): void {
    const { frameIndex } = moment.snapshot;
    const kept = { ...moment, id: this.#nextMomentId++ };
    this.#stand(this.#newStretch(undefined, frameIndex - 1, [kept]), frameIndex);
    this.#trim();
  }

  /** Where a moment is; undefined where it has been let go. */
  find(momentId: number): { readonly frameIndex: number; readonly branchId: number } | undefined {
    const isIt = ({ id }: KeptMoment) => id === momentId;
    if (this.#start && isIt(this.#start)) return { frameIndex: 0, branchId: this.here.branchId };
    const stretch = this.#stretches.find(({ moments }) => moments.some(isIt));
    const moment = stretch?.moments.find(isIt);
    return stretch && moment && { frameIndex: moment.snapshot.frameIndex, branchId: stretch.id };
  }

  /** Takes in the moment of the frame that was just dreamed after the one that is shown. */
  add(moment: NewMoment): void {
    const { frameIndex } = moment.snapshot;
    const end = this.#endAt(frameIndex - 1);
    end.moments.push({ ...moment, id: this.#nextMomentId++ });
    this.#stand(end, frameIndex);
    this.#trim();
  }

  /** Lets every moment go. */
  dispose(): void {
    for (const { moments } of this.#stretches) for (const moment of moments) this.#letGo(moment);
    this.#stretches = [];
    this.#here = undefined;
    this.#start?.snapshot.dispose();
    this.#start = undefined;
  }

  /** The stretch that ends with a frame of this branch: the one that one is on, or a new one from there. */
  #endAt(frameIndex: number): Stretch {
    const stretch = this.#path().find(({ forkFrame }) => frameIndex > forkFrame)!;
    if (frameIndex < lastOf(stretch))
      return this.#newStretch(this.#part(stretch, frameIndex), frameIndex, []);
    return this.#isEnd(stretch) ? stretch : this.#newStretch(stretch, frameIndex, []);
  }

  /** Parts a stretch after a frame and returns the first part. The second keeps the name, for that is the branch that was left. */
  #part(stretch: Stretch, frameIndex: number): Stretch {
    const count = Math.max(0, frameIndex + 1 - firstOf(stretch));
    const before = frameIndex === 0 ? [this.#start!] : stretch.moments.slice(0, count);
    const head = this.#newStretch(stretch.parent, stretch.forkFrame, before);
    stretch.moments = stretch.moments.slice(count);
    stretch.parent = head;
    stretch.forkFrame = frameIndex;
    return head;
  }

  #newStretch(parent: Stretch | undefined, forkFrame: number, moments: KeptMoment[]): Stretch {
    const stretch = { id: this.#nextId++, parent, forkFrame, moments };
    this.#stretches.push(stretch);
    return stretch;
  }

  #stand(stretch: Stretch, frameIndex: number): void {
    this.#here = { stretch, frameIndex };
    const path = this.#path();
    this.#stretches = [...this.#stretches.filter((other) => !path.includes(other)), ...path.reverse()];
  }

  #path(): Stretch[] {
    return pathTo(this.#here?.stretch);
  }

  #isEnd(stretch: Stretch): boolean {
    return !this.#stretches.some(({ parent }) => parent === stretch);
  }

  #trim(): void {
    const { first, last } = this.span;
    const path = this.#path();
    if (last - first > this.#capacity)
      this.#letGo(
        path.find((stretch) => stretch.moments.length > 0 && firstOf(stretch) === first)!.moments.shift()!,
      );
    const others = this.#stretches.filter((stretch) => !path.includes(stretch));
    let count = others.reduce((sum, { moments }) => sum + moments.length, 0);
    for (const stretch of others)
      while (count > OTHER_MOMENTS && stretch.moments.length > 0) {
        this.#letGo(stretch.moments.shift()!);
        count--;
      }
    for (const stretch of others) if (stretch.moments.length === 0) this.#forget(stretch);
  }

  /** Takes a stretch that holds nothing out of the tree, unless others go on from it. */
  #forget(stretch: Stretch): void {
    if (!this.#isEnd(stretch)) return;
    this.#stretches = this.#stretches.filter((other) => other !== stretch);
    const children = this.#stretches.filter(({ parent }) => parent && parent === stretch.parent);
    if (stretch.parent && children.length === 1) this.#join(stretch.parent, children[0]);
  }

  /** Of a fork that has one branch left nothing is to be seen. */
  #join(head: Stretch, tail: Stretch): void {
    if (firstOf(tail) > tail.forkFrame + 1) for (const moment of head.moments) this.#letGo(moment);
    else tail.moments = [...head.moments, ...tail.moments];
    tail.parent = head.parent;
    tail.forkFrame = head.forkFrame;
    this.#stretches = this.#stretches.filter((other) => other !== head);
  }

  #find(branchId: number): Stretch | undefined {
    return this.#stretches.find(({ id }) => id === branchId);
  }

  #letGo(moment: KeptMoment): void {
    if (moment !== this.#start) moment.snapshot.dispose();
  }
}

/** From the end of a branch back to the start. */
function pathTo(end: Stretch | undefined): Stretch[] {
  const path: Stretch[] = [];
  for (let stretch = end; stretch; stretch = stretch.parent) path.push(stretch);
  return path;
}

function firstOf({ moments, forkFrame }: Stretch): number {
  return moments[0]?.snapshot.frameIndex ?? forkFrame + 1;
}

function lastOf({ moments, forkFrame }: Stretch): number {
  return moments.at(-1)?.snapshot.frameIndex ?? forkFrame;
}
