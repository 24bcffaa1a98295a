import { CommandQueue, entersPlace } from './command-queue.ts';
import type { EnginePlatform, NewPlace } from './engine-ports.ts';
import { toFailure } from './failure.ts';
import { FrameAnnouncer } from './frame-announcer.ts';
import { FramePacer } from './frame-pacer.ts';
import { Loading } from './loading.ts';
import { type LoadingReporter, MODEL_STAGES, PLACE_STAGES, START_STAGES } from './loading-stages.ts';
import { imagePlace, simulatedPlace } from './place.ts';
import type { DreamFile, EngineCommand, EngineEvent } from './protocol.ts';
import { loadWalk } from './saving.ts';
import { StateAnnouncer } from './state-announcer.ts';
import { Steering } from './steering.ts';
import { Take } from './take.ts';
import { WakeUp } from './wake-up.ts';
import { Walk } from './walk.ts';

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
  readonly #queue = new CommandQueue();
  readonly #loading: Loading;
  readonly #status: StateAnnouncer;
  readonly #steering: Steering;
  readonly #announcer: FrameAnnouncer;
  readonly #take: Take;
  readonly #walk: Walk;
  #pacer = new FramePacer(20);
  #disposed = false;
  #finished: Promise<void> | undefined;

  /** @param emit takes every event, in order; must not throw */
  constructor(platform: EnginePlatform, emit: (event: EngineEvent) => void) {
    const { clock } = platform;
    this.#platform = platform;
    this.#emit = emit;
    this.#loading = new Loading(emit);
    this.#status = new StateAnnouncer(emit);
    this.#steering = new Steering((driver) => this.#status.set({ driver }));
    this.#announcer = new FrameAnnouncer(emit, () => clock.nowMs());
    this.#take = new Take(platform, emit);
    this.#walk = new Walk({
      clock,
      emit,
      status: this.#status,
      steering: this.#steering,
      announcer: this.#announcer,
      take: this.#take,
    });
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
    await this.#guard('stopRecording', () => this.#walk.stopRecording());
    await this.#walk.close();
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
    return isActive && !this.#status.state.paused && this.#walk.hasBegun;
  }

  async #paceAndWalk(): Promise<void> {
    const { clock } = this.#platform;
    const delayMs = this.#pacer.delayMs(clock.nowMs());
    // Also without a delay: messages (the next input, a pause) get in between two frames only here.
    await clock.sleep(delayMs);
    if (delayMs > 0) return;
    this.#pacer.started(clock.nowMs());
    this.#status.set({ walking: true });
    await this.#guard('walk', () => this.#walk.step());
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
        return this.#walk.goTo(0);
      case 'rewind':
        return this.#walk.goTo(command.frameIndex, command.branchId);
      case 'step':
        return this.#walk.goOn();
      case 'setMemoryPolicy':
        return this.#walk.setMemoryPolicy(command.policy);
      case 'setMotion':
        return this.#walk.setMotion(command.motion);
      case 'drive':
        return this.#walk.drive(command.driver);
      case 'setBeside':
        return this.#walk.setBeside(command.beside);
      case 'showView':
        return this.#walk.showView(command.entryId);
      case 'addBookmark':
        return this.#walk.addBookmark(command.name);
      case 'renameBookmark':
        return this.#walk.bookmarks.rename(command.bookmarkId, command.name);
      case 'removeBookmark':
        return this.#walk.bookmarks.remove(command.bookmarkId);
      case 'bringBookmarkBack':
        return this.#walk.bookmarks.bringBack();
      case 'goToBookmark':
        return this.#walk.goToBookmark(command.bookmarkId);
      case 'saveDream':
        return this.#walk.save();
      case 'resumeDream':
        return this.#resumeDream({ fileName: command.name, bytes: command.bytes });
      case 'startRecording':
        return this.#walk.startRecording();
      case 'stopRecording':
        return this.#walk.stopRecording();
      case 'input':
      case 'received':
      case 'pause':
      case 'cancel':
        return;
    }
  }

  async #openModel(modelId: string): Promise<void> {
    await this.#loading.run('model', MODEL_STAGES, async (signal, report) => {
      await this.#walk.stopRecording();
      await this.#walk.close();
      const dream = await this.#platform.openDream(modelId, {
        signal,
        memoryPolicy: this.#status.state.memoryPolicy,
        onStage: (stage, fraction, detail) => report.report(MODEL_STAGES[stage], fraction, detail),
      });
      this.#walk.open(dream);
      const { model, provider } = dream;
      this.#pacer = new FramePacer(model.framesPerSecond);
      this.#emit({ type: 'modelReady', model, provider });
    });
  }

  /** Makes a place and begins a walk there; until its first frame is dreamed, the walk before it can go on. */
  async #enter(
    makePlace: (signal: AbortSignal, report: LoadingReporter) => Promise<NewPlace>,
  ): Promise<void> {
    await this.#loading.run('place', PLACE_STAGES, async (signal, report) => {
      const { dream } = this.#walk;
      const place = await makePlace(signal, report);
      await this.#walk.stopRecording();
      const frame = await dream.begin(place.start, {
        signal,
        onView: (stage, done, of) => report.report(START_STAGES[stage], done / of, `${done} of ${of}`),
      });
      report.report(PLACE_STAGES.dream, 1);
      await this.#walk.begin(place, frame);
    });
  }

  /** Goes on from where a walk was saved. */
  async #resumeDream(file: DreamFile): Promise<void> {
    await this.#loading.run('place', PLACE_STAGES, async (signal, report) => {
      const { dream } = this.#walk;
      report.report(PLACE_STAGES.remember, 0);
      const saved = await loadWalk(dream, file, signal);
      await this.#walk.stopRecording();
      await this.#walk.resume(saved);
    });
  }

  async #tour(seed: number, signal: AbortSignal, report: LoadingReporter): Promise<NewPlace> {
    return simulatedPlace(seed, this.#walk.dream.camera, {
      signal,
      onView: (done, of) =>
        report.report(done === 0 ? PLACE_STAGES.build : PLACE_STAGES.tour, done / of, `${done} of ${of}`),
      yieldNow: () => this.#platform.clock.sleep(0),
    });
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
}
