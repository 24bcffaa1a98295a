import {
  type BesideChoice,
  type DreamFile,
  type EngineCommand,
  type ModelSummary,
  toFailure,
} from '@dreamwalk/host';
import { MEMORY_POLICY_NAMES, type MemoryPolicyName } from '@dreamwalk/world';
import type { StageCommand, StageEvent } from '../stage/stage-protocol.ts';
import { i18next } from '../words/words.ts';
import { enterAgain, type PictureCommand } from './enter-again.ts';
import { FrameFeed } from './frame-feed.ts';
import { letGo, objectUrlOf } from './object-url.ts';
import { StageListener } from './stage-listener.ts';
import { createStudioStore } from './studio-store.ts';

/** The world of a fresh start. */
const FIRST_WORLD = 2_000_003;
/** Seeds from here on were never trained on, nor used to measure. */
const FIRST_FREE_SEED = 2_000_000;
const FREE_SEEDS = 1_000_000;

const BESIDE_IN_TURN: readonly BesideChoice[] = [
  { kind: 'nothing' },
  { kind: 'reality' },
  { kind: 'memory', policy: 'none' },
];

/** What the studio needs of its worker. */
export interface StageLink {
  post(command: StageCommand, transfer?: Transferable[]): void;
}

/** What the studio takes from the browser, and a test gives. */
export interface StudioSurroundings {
  readonly nowMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly nextRefresh: (draw: () => void) => void;
}

const BROWSER: StudioSurroundings = {
  nowMs: () => performance.now(),
  random: Math.random,
  nextRefresh: (draw) => requestAnimationFrame(draw),
};

/** The page's side of the walk: turns what is asked for into commands, and goes on where the stage has done its part. */
export class Studio {
  readonly store = createStudioStore();
  readonly feed: FrameFeed;
  readonly #stage: StageLink;
  readonly #listener: StageListener;
  #askedFrame: number | undefined;
  /** To go on with once its model is open. */
  #waitingDream: DreamFile | undefined;
  /** Puts a saved dream away. @returns whether that could be done; otherwise the page hands it over. */
  keepDream: (dream: DreamFile) => Promise<boolean> = async () => false;
  readonly #random: () => number;
  /** The last one that was asked for. */
  #picture: PictureCommand | undefined;

  constructor(stage: StageLink, surroundings: Partial<StudioSurroundings> = {}) {
    const { nowMs, random, nextRefresh } = { ...BROWSER, ...surroundings };
    this.#stage = stage;
    this.#random = random;
    this.feed = new FrameFeed(nextRefresh);
    this.#listener = new StageListener(this.store, this.feed, nowMs);
  }

  send(command: EngineCommand): void {
    if (command.type === 'openImage') this.#picture = command;
    this.#stage.post({ type: 'engine', command });
  }

  /** Opens another model, in the place that one is in. */
  openModel(modelId: string): void {
    this.store.setState({ failure: undefined });
    this.send({ type: 'openModel', modelId });
  }

  togglePause(): void {
    this.send({ type: 'pause', paused: !this.store.getState().engine.paused });
  }

  /** On by one frame; pauses first where the walk goes on. */
  step(): void {
    if (!this.store.getState().engine.paused) this.send({ type: 'pause', paused: true });
    this.send({ type: 'step' });
  }

  stepBack(): void {
    if (this.frameIndex > 0) this.rewind(this.frameIndex - 1);
  }

  /** The frame that one is at, or on the way to: keys come quicker than frames. */
  get frameIndex(): number {
    return this.#askedFrame ?? this.feed.latest?.frameIndex ?? 0;
  }

  /**
   * @param frameIndex of a frame of this walk; one that can no longer be gone to is left alone
   * @param branchId of another branch than the one that one is on
   */
  rewind(frameIndex: number, branchId?: number): void {
    const { first, last } = this.feed.history.span;
    const isKept = frameIndex === 0 || (frameIndex >= first && frameIndex <= last);
    if (!isKept && branchId === undefined) return;
    this.#askedFrame = frameIndex;
    this.send({ type: 'rewind', frameIndex, branchId });
  }

  /** To the last frame of a branch. */
  rewindToEnd(branchId: number): void {
    const end = this.feed.history.ends.find((each) => each.branchId === branchId);
    if (end) this.rewind(end.frameIndex, branchId);
  }

  reset(): void {
    this.send({ type: 'reset' });
  }

  /** @param seed a random one where there is none */
  newWorld(seed = FIRST_FREE_SEED + Math.floor(this.#random() * FREE_SEEDS)): void {
    this.store.setState({ failure: undefined });
    this.send({ type: 'pause', paused: false });
    this.send({ type: 'newWorld', seed });
  }

  /** Shown as chosen at once; the engine, which may be in the middle of a frame, says the same soon after. */
  setMemoryPolicy(policy: MemoryPolicyName): void {
    this.take({ type: 'state', state: { ...this.store.getState().engine, memoryPolicy: policy } });
    this.send({ type: 'setMemoryPolicy', policy });
  }

  nextMemoryPolicy(): void {
    const now = MEMORY_POLICY_NAMES.indexOf(this.store.getState().engine.memoryPolicy);
    this.setMemoryPolicy(MEMORY_POLICY_NAMES[(now + 1) % MEMORY_POLICY_NAMES.length]);
  }

  setBeside(beside: BesideChoice): void {
    this.send({ type: 'setBeside', beside });
  }

  /** Something else beside the dream: in turn what would make sense here. */
  nextBeside(): void {
    const { engine, place } = this.store.getState();
    const choices = BESIDE_IN_TURN.filter(({ kind }) => kind !== 'reality' || place?.kind === 'world');
    const now = choices.findIndex(({ kind }) => kind === engine.beside.kind);
    this.setBeside(choices[(now + 1) % choices.length]);
  }

  /** Shows how far the two pictures are apart, or the other picture again. */
  toggleDifference(): void {
    const isDifferenceShown = !this.store.getState().isDifferenceShown;
    this.store.setState({ isDifferenceShown });
    this.#stage.post({ type: 'difference', isShown: isDifferenceShown });
  }

  /** Lets a policy wander, or takes over from whoever walks. */
  toggleWander(): void {
    const isPerson = this.store.getState().engine.driver === 'person';
    this.send({ type: 'drive', driver: { kind: isPerson ? 'wander' : 'person' } });
    if (isPerson) this.send({ type: 'pause', paused: false });
  }

  /** Tints what no remembered view shows, or no longer. */
  toggleTint(): void {
    const isTinted = !this.store.getState().isInventedTinted;
    this.store.setState({
      isInventedTinted: isTinted,
      announcement: i18next.t(isTinted ? 'said.tinted' : 'said.untinted'),
    });
    this.#stage.post({ type: 'tint', isTinted });
  }

  /** Softens what flashes too often, or no longer. */
  guardFlicker(isOn: boolean): void {
    this.#stage.post({ type: 'flickerGuard', isOn });
  }

  toggleRecording(): void {
    this.send({ type: this.store.getState().engine.recording ? 'stopRecording' : 'startRecording' });
  }

  /** Asks for the walk as a file, which goes to `keepDream`. */
  saveDream(): void {
    this.send({ type: 'saveDream' });
  }

  /**
   * Goes on with a saved dream.
   * @param modelId of the model that it was dreamed by, which is opened where another one is open
   */
  resumeDream(dream: DreamFile, modelId: string): void {
    this.store.setState({ failure: undefined });
    if (this.store.getState().model?.id === modelId) {
      this.#resume(dream);
      return;
    }
    this.#waitingDream = dream;
    this.openModel(modelId);
  }

  cancel(): void {
    this.send({ type: 'cancel' });
  }

  /** Shows what went wrong in the page itself. */
  fail(error: unknown, during: string): void {
    this.take({ type: 'failed', failure: toFailure(error, during) });
  }

  dismissFailure(): void {
    this.store.setState({ failure: undefined });
    this.send({ type: 'pause', paused: false });
  }

  dismissRecording(): void {
    letGo(this.store.getState().recording);
    this.store.setState({ recording: undefined });
  }

  dismissSavedDream(): void {
    letGo(this.store.getState().savedDream);
    this.store.setState({ savedDream: undefined });
  }

  dismissRestart(): void {
    this.store.setState({ restart: undefined });
  }

  setHelpOpen(isHelpOpen: boolean): void {
    this.store.setState({ isHelpOpen });
  }

  /** Takes what the stage says. */
  take(event: StageEvent): void {
    this.#listener.hear(event);
    switch (event.type) {
      case 'modelReady':
        if (this.#waitingDream) this.#resume(this.#waitingDream);
        else this.#enter(event.model);
        return;
      case 'frame':
        if (!event.restored || event.frameIndex === this.#askedFrame) this.#askedFrame = undefined;
        return;
      case 'dreamSaved':
        void this.#keep(event.dream);
        return;
    }
  }

  /** The place that one is in, with an engine that knows of none. */
  #enter(model: ModelSummary): void {
    const { place } = this.store.getState();
    this.send({ type: 'pause', paused: false });
    this.send(enterAgain(place, this.#picture, model) ?? { type: 'newWorld', seed: FIRST_WORLD });
  }

  #resume({ fileName, bytes }: DreamFile): void {
    this.#waitingDream = undefined;
    this.send({ type: 'pause', paused: false });
    this.send({ type: 'resumeDream', name: fileName, bytes });
  }

  async #keep(dream: DreamFile): Promise<void> {
    const { fileName, bytes } = dream;
    const isKept = await this.keepDream(dream);
    this.dismissSavedDream();
    this.store.setState({
      savedDream: { fileName, url: isKept ? undefined : objectUrlOf(bytes, 'application/octet-stream') },
      announcement: i18next.t('said.dreamSaved'),
    });
  }
}
