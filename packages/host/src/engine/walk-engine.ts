import type { Snapshot } from '@dreamwalk/environment';
import type { Twist } from '@dreamwalk/geometry';
import type { MemoryPolicyName } from '@dreamwalk/world';
import { Bookmarks } from './bookmarks.ts';
import { CommandQueue, entersPlace } from './command-queue.ts';
import { Companion, NOTHING } from './companion.ts';
import type { Dream, DreamedFrame, EnginePlatform, NewPlace, Place } from './engine-ports.ts';
import { NoModelError } from './errors.ts';
import { toFailure } from './failure.ts';
import { FrameAnnouncer, type FrameCircumstances } from './frame-announcer.ts';
import { FramePacer } from './frame-pacer.ts';
import { Loading } from './loading.ts';
import { type LoadingReporter, MODEL_STAGES, PLACE_STAGES, START_STAGES } from './loading-stages.ts';
import { imagePlace, simulatedPlace } from './place.ts';
import type { BesideChoice, DreamFile, EngineCommand, EngineEvent, MotionChoice } from './protocol.ts';
import { loadWalk, type SavedWalk, saveWalk } from './saving.ts';
import { StateAnnouncer } from './state-announcer.ts';
import { Steering } from './steering.ts';
import { Take } from './take.ts';
import { type NewMoment, Timeline } from './timeline.ts';
import { WakeUp } from './wake-up.ts';

const STANDING_STILL: Twist = { linear: [0, 0, 0], angular: [0, 0, 0] };

/**
 * The interactive engine: it owns one dream and walks in it as the input says, at most as fast as the model was
 * made for. It is a single loop, so commands and frames never overlap; only input, pause and cancel act at once.
 *
 * Nothing is dreamed while nobody moves (unless a recording runs, whose time goes on): a place should stand still
 * when its visitor does, and its memory should not fill with one view.
 */
export class WalkEngine {
  readonly #platform: EnginePlatform;
  readonly #emit: (event: EngineEvent) => void;
  readonly #wake = new WakeUp();
  readonly #steering: Steering;
  readonly #announcer: FrameAnnouncer;
  readonly #status: StateAnnouncer;
  readonly #queue = new CommandQueue();
  #disposed = false;
  readonly #loading: Loading;
  #dream: Dream | undefined;
  #place: Place | undefined;
  readonly #timeline = new Timeline();
  readonly #bookmarks: Bookmarks;
  #pacer = new FramePacer(20);
  readonly #companion = new Companion();
  /** The frame that one stands at. */
  #shown: DreamedFrame | undefined;
  readonly #take: Take;
  #finished: Promise<void> | undefined;

  /** @param emit takes every event, in order; must not throw */
  constructor(platform: EnginePlatform, emit: (event: EngineEvent) => void) {
    this.#platform = platform;
    this.#emit = emit;
    this.#loading = new Loading(emit);
    this.#status = new StateAnnouncer(emit);
    this.#steering = new Steering((driver) => this.#status.set({ driver }));
    this.#take = new Take(platform, emit);
    this.#bookmarks = new Bookmarks({
      anchor: (moment, anchored) => this.#opened().anchor(moment, anchored),
      announce: (bookmarks) => emit({ type: 'bookmarks', bookmarks }),
    });
    this.#announcer = new FrameAnnouncer(emit, () => platform.clock.nowMs());
  }

  /** Starts the loop. */
  start(): void {
    this.#finished ??= this.#run();
  }

  /** Takes a command; what it leads to comes as events. */
  dispatch(command: EngineCommand): void {
    if (command.type === 'input') this.#steering.report(command.keys, command.timeMs);
    else if (command.type === 'received') this.#announcer.received(command.frameIndex);
    else if (command.type === 'cancel') this.#loading.abort();
    else if (command.type === 'pause') this.#status.set({ paused: command.paused });
    else this.#enqueue(command);
    this.#wake.ring();
  }

  /** Ends the loop after the frame at hand, closes a recording and gives the model back. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#loading.abort();
    this.#wake.ring();
    await this.#finished;
    // A film that cannot be finished keeps nothing else from being given back.
    await this.#guard('stopRecording', () => this.#stopRecording());
    await this.#closeDream();
  }

  /** Who asks for another place no longer wants the one that is loading. */
  #enqueue(command: EngineCommand): void {
    if (entersPlace(command) && this.#loading.task === 'place') this.#loading.abort();
    this.#queue.push(command);
  }

  async #run(): Promise<void> {
    while (!this.#disposed) {
      const command = this.#queue.shift();
      if (command) await this.#guard(command.type, () => this.#execute(command));
      else if (this.#isAsked() && !this.#announcer.isAhead) await this.#paceAndWalk();
      else {
        if (!this.#isAsked()) this.#rest();
        await this.#wake.wait();
      }
    }
  }

  #isAsked(): boolean {
    const isActive = this.#steering.isAsked || this.#take.isRunning;
    return isActive && !this.#status.state.paused && this.#shown !== undefined;
  }

  async #paceAndWalk(): Promise<void> {
    const { clock } = this.#platform;
    const delayMs = this.#pacer.delayMs(clock.nowMs());
    // Also without a delay: messages (the next input, a pause) get in between two frames only here.
    await clock.sleep(delayMs);
    if (delayMs > 0) return;
    this.#pacer.started(clock.nowMs());
    this.#status.set({ walking: true });
    await this.#guard('walk', () => this.#walkOneFrame());
  }

  #rest(): void {
    this.#announcer.rest();
    this.#status.set({ walking: false });
  }

  async #execute(command: EngineCommand): Promise<void> {
    switch (command.type) {
      case 'openModel':
        return this.#openModel(command.modelId);
      case 'newWorld':
        return this.#enter((signal, report) => this.#tour(command.seed, signal, report));
      case 'openImage':
        return this.#enter(async () => imagePlace(command.name, command.frame));
      case 'reset':
        return this.#goTo(0);
      case 'rewind':
        return this.#goTo(command.frameIndex, command.branchId);
      case 'step':
        return this.#goOn();
      case 'setMemoryPolicy':
        return this.#setMemoryPolicy(command.policy);
      case 'setMotion':
        return this.#setMotion(command.motion);
      case 'drive':
        return this.#shown && this.#steering.drive(command.driver, this.#shown.observation.pose);
      case 'setBeside':
        return this.#setBeside(command.beside);
      case 'showView':
        return this.#dream && this.#announcer.showView(this.#dream, command.entryId);
      case 'addBookmark':
        return this.#addBookmark(command.name);
      case 'renameBookmark':
        return this.#bookmarks.rename(command.bookmarkId, command.name);
      case 'removeBookmark':
        return this.#bookmarks.remove(command.bookmarkId);
      case 'bringBookmarkBack':
        return this.#bookmarks.bringBack();
      case 'goToBookmark':
        return this.#goToBookmark(command.bookmarkId);
      case 'saveDream':
        return this.#saveDream();
      case 'resumeDream':
        return this.#resumeDream({ fileName: command.name, bytes: command.bytes });
      case 'startRecording':
        return this.#startRecording();
      case 'stopRecording':
        return this.#stopRecording();
      case 'input':
      case 'received':
      case 'pause':
      case 'cancel':
        return;
    }
  }

  async #openModel(modelId: string): Promise<void> {
    await this.#loading.run('model', MODEL_STAGES, async (signal, report) => {
      await this.#stopRecording();
      await this.#closeDream();
      this.#dream = await this.#platform.openDream(modelId, {
        signal,
        memoryPolicy: this.#status.state.memoryPolicy,
        onStage: (stage, fraction, detail) => report.report(MODEL_STAGES[stage], fraction, detail),
      });
      const { model, provider } = this.#dream;
      this.#pacer = new FramePacer(model.framesPerSecond);
      this.#emit({ type: 'modelReady', model, provider });
    });
  }

  /** Makes a place and begins a walk there; until its first frame is dreamed, the walk before it can go on. */
  async #enter(
    makePlace: (signal: AbortSignal, report: LoadingReporter) => Promise<NewPlace>,
  ): Promise<void> {
    await this.#loading.run('place', PLACE_STAGES, async (signal, report) => {
      const dream = this.#opened();
      const place = await makePlace(signal, report);
      await this.#stopRecording();
      const frame = await dream.begin(place.start, {
        signal,
        onView: (stage, done, of) => report.report(START_STAGES[stage], done / of, `${done} of ${of}`),
      });
      report.report(PLACE_STAGES.dream, 1);
      await this.#arrive(place, { snapshot: await dream.snapshot(), frame: frame.observation.frame }, frame);
    });
  }

  /** Goes on from where a walk was saved. */
  async #resumeDream(file: DreamFile): Promise<void> {
    await this.#loading.run('place', PLACE_STAGES, async (signal, report) => {
      const dream = this.#opened();
      report.report(PLACE_STAGES.remember, 0);
      const walk = await loadWalk(dream, file, signal);
      await this.#stopRecording();
      const frame = await dream.restore(walk.here.snapshot);
      this.#setMemoryPolicy(walk.memoryPolicy);
      await this.#arrive(walk.place, walk.start, frame, walk);
    });
  }

  async #saveDream(): Promise<void> {
    if (!this.#place || !this.#shown) return;
    const dream = await saveWalk(this.#opened(), {
      place: this.#place,
      memoryPolicy: this.#status.state.memoryPolicy,
      timeline: this.#timeline,
      bookmarks: this.#bookmarks,
      date: this.#platform.clock.date(),
    });
    this.#emit({ type: 'dreamSaved', dream });
  }

  /** To a frame of this walk that is still kept; of the others, and before the first walk, there is nowhere to go. */
  async #goTo(frameIndex: number, branchId?: number): Promise<void> {
    const moment = this.#timeline.at(frameIndex, branchId);
    if (moment) await this.#goBack(moment.snapshot, async () => this.#timeline.goTo(frameIndex, branchId));
  }

  /** To a bookmark, also where the walk no longer keeps its frame. */
  async #goToBookmark(bookmarkId: number): Promise<void> {
    const bookmark = this.#bookmarks.find(bookmarkId);
    if (!bookmark) return;
    const { momentId, snapshot, frame } = bookmark;
    const kept = momentId === undefined ? undefined : this.#timeline.find(momentId);
    if (kept) return this.#goTo(kept.frameIndex, kept.branchId);
    await this.#goBack(snapshot, async (dream) => {
      this.#timeline.plant({ snapshot: await dream.snapshot(), frame });
      this.#bookmarks.moved(bookmarkId, this.#timeline.here.momentId);
    });
  }

  /** @param takeStand tells the timeline, once the dream is there */
  async #goBack(moment: Snapshot, takeStand: (dream: Dream) => Promise<void>): Promise<void> {
    await this.#stopRecording();
    const dream = this.#opened();
    const startMs = this.#platform.clock.nowMs();
    const frame = await dream.restore(moment);
    await takeStand(dream);
    this.#steering.stop();
    this.#announcer.rest();
    const stepMs = this.#platform.clock.nowMs() - startMs;
    await this.#announce(frame, { twist: STANDING_STILL, stepMs, restored: true });
  }

  async #tour(seed: number, signal: AbortSignal, report: LoadingReporter): Promise<NewPlace> {
    return simulatedPlace(seed, this.#opened().camera, {
      signal,
      onView: (done, of) =>
        report.report(done === 0 ? PLACE_STAGES.build : PLACE_STAGES.tour, done / of, `${done} of ${of}`),
      yieldNow: () => this.#platform.clock.sleep(0),
    });
  }

  /** @param saved where the walk goes on, rather than begins */
  async #arrive(place: Place, start: NewMoment, frame: DreamedFrame, saved?: SavedWalk): Promise<void> {
    const dream = this.#opened();
    this.#bookmarks.clear();
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
    if (saved) this.#bookmarks.add(...saved.bookmarks);
    // A branch of another walk says nothing here.
    const { beside } = this.#status.state;
    await this.#chooseCompanion(beside.kind === 'branch' ? NOTHING : beside);
    await this.#announce(frame, { twist: STANDING_STILL, stepMs: 0, restored: saved !== undefined });
  }

  async #addBookmark(name: string): Promise<void> {
    const { momentId } = this.#timeline.here;
    if (!this.#shown || this.#bookmarks.hasMoment(momentId)) return;
    const snapshot = await this.#opened().snapshot();
    this.#bookmarks.add({ name, momentId, snapshot, frame: this.#shown.observation.frame });
  }

  async #setMotion(motion: MotionChoice): Promise<void> {
    this.#steering.setMotion(motion);
    if (this.#shown) await this.#dream?.watchWalls(this.#steering.mindsDreamedWalls);
  }

  #setMemoryPolicy(memoryPolicy: MemoryPolicyName): void {
    this.#dream?.setMemoryPolicy(memoryPolicy);
    this.#status.set({ memoryPolicy });
  }

  /** Shows the frame that one stands at again, with what is beside it now. */
  async #setBeside(choice: BesideChoice): Promise<void> {
    await this.#chooseCompanion(choice);
    if (this.#shown) await this.#announce(this.#shown, { twist: STANDING_STILL, stepMs: 0, restored: true });
  }

  async #chooseCompanion(choice: BesideChoice): Promise<void> {
    const dream = this.#dream;
    const place = this.#place;
    const scene = dream && place && { dream, place, timeline: this.#timeline };
    this.#status.set({ beside: await this.#companion.choose(choice, scene) });
  }

  async #walkOneFrame(): Promise<void> {
    const { clock } = this.#platform;
    const step = this.#steering.next(this.#shown!.observation.pose);
    if (!step) return;
    const { pose, twist, inputTimeMs } = step;
    const dream = this.#opened();
    const startMs = clock.nowMs();
    const frame = await dream.step(pose);
    const stepMs = clock.nowMs() - startMs;
    this.#timeline.add({ snapshot: await dream.snapshot(), frame: frame.observation.frame });
    await this.#announce(frame, { twist, stepMs, restored: false, inputTimeMs });
    await this.#take.add(frame.observation.frame);
  }

  async #goOn(): Promise<void> {
    if (!this.#shown) return;
    const next = this.#shown.observation.frameIndex + 1;
    if (!this.#steering.isAsked && this.#timeline.at(next)) await this.#goTo(next);
    else await this.#walkOneFrame();
  }

  async #announce(
    frame: DreamedFrame,
    about: Omit<FrameCircumstances, 'timeline' | 'here' | 'branches' | 'beside'>,
  ): Promise<void> {
    this.#shown = frame;
    const beside = await this.#companion.beside(frame, !about.restored);
    const { span: timeline, here, branches } = this.#timeline;
    await this.#announcer.announce(this.#opened(), frame, { ...about, timeline, here, branches, beside });
  }

  async #closeDream(): Promise<void> {
    await this.#companion.dispose();
    this.#timeline.dispose();
    this.#bookmarks.clear();
    this.#shown = undefined;
    this.#steering.giveBack();
    await this.#dream?.dispose();
    this.#dream = undefined;
  }

  async #startRecording(): Promise<void> {
    if (!this.#place) return;
    await this.#take.start(this.#place.summary, this.#opened().model);
    this.#status.set({ recording: true });
  }

  async #stopRecording(): Promise<void> {
    this.#status.set({ recording: false });
    await this.#take.stop();
  }

  /** A failure is told, not thrown, and pauses the walk so that it does not repeat twenty times a second. */
  async #guard(during: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#status.set({ paused: true });
      this.#emit({ type: 'failed', failure: toFailure(error, during) });
    }
  }

  #opened(): Dream {
    if (!this.#dream) throw new NoModelError();
    return this.#dream;
  }
}
