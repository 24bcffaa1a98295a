import type { Snapshot } from '@dreamwalk/environment';
import type { Twist } from '@dreamwalk/geometry';
import type { MemoryPolicyName } from '@dreamwalk/world';
import { Bookmarks } from './bookmarks.ts';
import { Companion, NOTHING } from './companion.ts';
import type { Dream, DreamedFrame, EngineClock, NewPlace, Place } from './engine-ports.ts';
import { NoModelError } from './errors.ts';
import type { FrameAnnouncer, FrameCircumstances } from './frame-announcer.ts';
import type { BesideChoice, Driver, EngineEvent, MotionChoice } from './protocol.ts';
import { type SavedWalk, saveWalk } from './saving.ts';
import type { StateAnnouncer } from './state-announcer.ts';
import type { Steering } from './steering.ts';
import type { Take } from './take.ts';
import { type NewMoment, Timeline } from './timeline.ts';

const STANDING_STILL: Twist = { linear: [0, 0, 0], angular: [0, 0, 0] };

/** What a walk shares with the engine that it is of. */
export interface WalkOptions {
  readonly clock: EngineClock;
  readonly emit: (event: EngineEvent) => void;
  readonly status: StateAnnouncer;
  readonly steering: Steering;
  readonly announcer: FrameAnnouncer;
  readonly take: Take;
}

/**
 * The walk in a dream: the place it is in, the frame that one stands at, the moments that one can go back to, and what is
 * beside it. Of one dream at a time, and in one place; calls must not overlap.
 */
export class Walk {
  readonly bookmarks: Bookmarks;
  readonly #clock: EngineClock;
  readonly #emit: (event: EngineEvent) => void;
  readonly #status: StateAnnouncer;
  readonly #steering: Steering;
  readonly #announcer: FrameAnnouncer;
  readonly #take: Take;
  readonly #timeline = new Timeline();
  readonly #companion = new Companion();
  #dream: Dream | undefined;
  #place: Place | undefined;
  /** The frame that one stands at. */
  #shown: DreamedFrame | undefined;

  constructor({ clock, emit, status, steering, announcer, take }: WalkOptions) {
    this.#clock = clock;
    this.#emit = emit;
    this.#status = status;
    this.#steering = steering;
    this.#announcer = announcer;
    this.#take = take;
    this.bookmarks = new Bookmarks({
      anchor: (moment, anchored) => this.dream.anchor(moment, anchored),
      announce: (bookmarks) => emit({ type: 'bookmarks', bookmarks }),
    });
  }

  /** @throws NoModelError where none is open */
  get dream(): Dream {
    if (!this.#dream) throw new NoModelError();
    return this.#dream;
  }

  /** Whether there is a frame to go on from. */
  get hasBegun(): boolean {
    return this.#shown !== undefined;
  }

  /** Walks in a dream from here on, once it arrives somewhere; takes it over. */
  open(dream: Dream): void {
    this.#dream = dream;
  }

  /** Lets every moment go, and gives the dream back. */
  async close(): Promise<void> {
    await this.#companion.dispose();
    this.#timeline.dispose();
    this.bookmarks.clear();
    this.#shown = undefined;
    this.#steering.giveBack();
    await this.#dream?.dispose();
    this.#dream = undefined;
  }

  /** Begins in a place that the dream has begun in. */
  async begin(place: NewPlace, frame: DreamedFrame): Promise<void> {
    const snapshot = await this.dream.snapshot();
    await this.#arrive(place, { snapshot, frame: frame.observation.frame }, frame);
  }

  /** Goes on from where a walk was saved. */
  async resume(saved: SavedWalk): Promise<void> {
    const frame = await this.dream.restore(saved.here.snapshot);
    this.setMemoryPolicy(saved.memoryPolicy);
    await this.#arrive(saved.place, saved.start, frame, saved);
  }

  /** @param saved where the walk goes on, rather than begins */
  async #arrive(place: Place, start: NewMoment, frame: DreamedFrame, saved?: SavedWalk): Promise<void> {
    const { dream } = this;
    this.bookmarks.clear();
    this.#timeline.begin(start);
    // A dream that was saved at its start is there already.
    if (saved && saved.here.snapshot.frameIndex > 0) this.#timeline.plant(saved.here);
    else saved?.here.snapshot.dispose();
    this.#place = place;
    await dream.watchWalls(this.#steering.mindsDreamedWalls);
    this.#steering.enter({
      pace: dream.pace,
      collide: place.collide,
      collideInDream: (from, to) => dream.move(from, to),
    });
    this.#steering.stop();
    this.#announcer.begin(place.summary, dream);
    if (saved) this.bookmarks.add(...saved.bookmarks);
    // A branch of another walk says nothing here.
    const { beside } = this.#status.state;
    await this.#chooseCompanion(beside.kind === 'branch' ? NOTHING : beside);
    await this.#announce(frame, { twist: STANDING_STILL, stepMs: 0, restored: saved !== undefined });
  }

  /** Tells the walk as a file, where it has begun. */
  async save(): Promise<void> {
    if (!this.#place || !this.#shown) return;
    const dream = await saveWalk(this.dream, {
      place: this.#place,
      memoryPolicy: this.#status.state.memoryPolicy,
      timeline: this.#timeline,
      bookmarks: this.bookmarks,
      date: this.#clock.date(),
    });
    this.#emit({ type: 'dreamSaved', dream });
  }

  /** Dreams the next frame, where whoever walks asks for one. */
  async step(): Promise<void> {
    const asked = this.#steering.next(this.#shown!.observation.pose);
    if (!asked) return;
    const { pose, twist, inputTimeMs } = asked;
    const { dream } = this;
    const startMs = this.#clock.nowMs();
    const frame = await dream.step(pose);
    const stepMs = this.#clock.nowMs() - startMs;
    this.#timeline.add({ snapshot: await dream.snapshot(), frame: frame.observation.frame });
    await this.#announce(frame, { twist, stepMs, restored: false, inputTimeMs });
    await this.#take.add(frame.observation.frame);
  }

  /** One frame on: to the next that is kept where nobody asks for another, or else a new one. */
  async goOn(): Promise<void> {
    if (!this.#shown) return;
    const next = this.#shown.observation.frameIndex + 1;
    if (!this.#steering.isAsked && this.#timeline.at(next)) await this.goTo(next);
    else await this.step();
  }

  /** To a frame of this walk that is still kept; of the others, and before the first walk, there is nowhere to go. */
  async goTo(frameIndex: number, branchId?: number): Promise<void> {
    const moment = this.#timeline.at(frameIndex, branchId);
    if (moment) await this.#goBack(moment.snapshot, async () => this.#timeline.goTo(frameIndex, branchId));
  }

  /** To a bookmark, also where the walk no longer keeps its frame. */
  async goToBookmark(bookmarkId: number): Promise<void> {
    const bookmark = this.bookmarks.find(bookmarkId);
    if (!bookmark) return;
    const { momentId, snapshot, frame } = bookmark;
    const kept = momentId === undefined ? undefined : this.#timeline.find(momentId);
    if (kept) return this.goTo(kept.frameIndex, kept.branchId);
    await this.#goBack(snapshot, async (dream) => {
      this.#timeline.plant({ snapshot: await dream.snapshot(), frame });
      this.bookmarks.moved(bookmarkId, this.#timeline.here.momentId);
    });
  }

  /** @param takeStand tells the timeline, once the dream is there */
  async #goBack(moment: Snapshot, takeStand: (dream: Dream) => Promise<void>): Promise<void> {
    await this.stopRecording();
    const { dream } = this;
    const startMs = this.#clock.nowMs();
    const frame = await dream.restore(moment);
    await takeStand(dream);
    this.#steering.stop();
    this.#announcer.rest();
    const stepMs = this.#clock.nowMs() - startMs;
    await this.#announce(frame, { twist: STANDING_STILL, stepMs, restored: true });
  }

  async addBookmark(name: string): Promise<void> {
    const { momentId } = this.#timeline.here;
    if (!this.#shown || this.bookmarks.hasMoment(momentId)) return;
    const snapshot = await this.dream.snapshot();
    this.bookmarks.add({ name, momentId, snapshot, frame: this.#shown.observation.frame });
  }

  async setMotion(motion: MotionChoice): Promise<void> {
    this.#steering.setMotion(motion);
    if (this.#shown) await this.#dream?.watchWalls(this.#steering.mindsDreamedWalls);
  }

  setMemoryPolicy(memoryPolicy: MemoryPolicyName): void {
    this.#dream?.setMemoryPolicy(memoryPolicy);
    this.#status.set({ memoryPolicy });
  }

  /** Somebody walks from where one stands; nobody can before the walk has begun. */
  drive(driver: Driver): void {
    if (this.#shown) this.#steering.drive(driver, this.#shown.observation.pose);
  }

  /** Shows the frame that one stands at again, with what is beside it now. */
  async setBeside(choice: BesideChoice): Promise<void> {
    await this.#chooseCompanion(choice);
    if (this.#shown) await this.#announce(this.#shown, { twist: STANDING_STILL, stepMs: 0, restored: true });
  }

  async #chooseCompanion(choice: BesideChoice): Promise<void> {
    const dream = this.#dream;
    const place = this.#place;
    const scene = dream && place && { dream, place, timeline: this.#timeline };
    this.#status.set({ beside: await this.#companion.choose(choice, scene) });
  }

  /** Tells the picture of a remembered view, where a dream is open. */
  async showView(entryId: number): Promise<void> {
    if (this.#dream) await this.#announcer.showView(this.#dream, entryId);
  }

  async startRecording(): Promise<void> {
    if (!this.#place) return;
    await this.#take.start(this.#place.summary, this.dream.model);
    this.#status.set({ recording: true });
  }

  async stopRecording(): Promise<void> {
    this.#status.set({ recording: false });
    await this.#take.stop();
  }

  async #announce(
    frame: DreamedFrame,
    about: Omit<FrameCircumstances, 'timeline' | 'here' | 'branches' | 'beside'>,
  ): Promise<void> {
    this.#shown = frame;
    const beside = await this.#companion.beside(frame, !about.restored);
    const { span: timeline, here, branches } = this.#timeline;
    await this.#announcer.announce(this.dream, frame, { ...about, timeline, here, branches, beside });
  }
}
