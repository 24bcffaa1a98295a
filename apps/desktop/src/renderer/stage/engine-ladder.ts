import {
  type EngineCommand,
  EngineConnectionError,
  type EngineEvent,
  type EngineFailure,
  type MessagePipe,
  type ProviderRung,
  toFailure,
} from '@dreamwalk/host';

/** The near end of a pipe to an engine. */
export type EngineConnection = MessagePipe<EngineCommand, EngineEvent>;

/** Failures of a provider, for which the next rung is the remedy. Those of a model are the same on every rung. */
const PROVIDER_FAILURES: ReadonlySet<string> = new Set([
  'ProviderUnavailableError',
  'SoftwareAdapterError',
  'DeviceLostError',
  'GraphLoadError',
  'GraphRunError',
  'GoldenTestError',
  'EngineConnectionError',
]);

/** Failures after which an engine is of no use any more, and another of its kind may be. */
const ENGINE_LOSSES: ReadonlySet<string> = new Set([
  'DeviceLostError',
  'DeviceFaultError',
  'EngineConnectionError',
]);

export interface EngineLadderOptions {
  readonly rungs: readonly ProviderRung[];
  readonly connect: (rung: ProviderRung) => EngineConnection;
  /** Opened first. */
  readonly modelId: string;
  /** Told about the rung that is tried now. */
  readonly onRung: (rung: ProviderRung) => void;
  /** Told why the engine at hand is about to be started anew. */
  readonly onRestart: (failure: EngineFailure) => void;
  /** Takes every event, but the failures that the next rung or another engine makes good. */
  readonly onEvent: (event: EngineEvent) => void;
}

/**
 * Opens the model on the first provider that can, and passes commands and events through from then on. An engine that is lost in
 * the middle of a walk is started anew on the same rung, unless it was lost before it could show a frame: so would the next be.
 */
export class EngineLadder {
  readonly #options: EngineLadderOptions;
  #index = -1;
  /** The rung at hand, and why it and none above it. */
  #rung: ProviderRung | undefined;
  #connection: EngineConnection | undefined;
  #isOpen = false;
  #hasDreamed = false;
  #isRestarted = false;
  #modelId: string;

  constructor(options: EngineLadderOptions) {
    this.#options = options;
    this.#modelId = options.modelId;
    this.#descend('');
  }

  post(command: EngineCommand): void {
    if (command.type === 'openModel') {
      // What another model needs, this provider may not have.
      this.#modelId = command.modelId;
      this.#isOpen = false;
    }
    this.#connection?.post(command);
  }

  /** Tells that the engine at hand is gone. */
  lost(reason: string): void {
    const error = new EngineConnectionError(reason);
    this.#take({ type: 'failed', failure: toFailure(error, this.#isOpen ? 'walk' : 'openModel') });
  }

  /** @param setback why the rung above did not do */
  #descend(setback: string): void {
    const rung = this.#options.rungs[++this.#index];
    this.#rung = { ...rung, why: `${setback} ${rung.why}`.trim() };
    this.#connect(this.#rung);
  }

  #restart(failure: EngineFailure): void {
    this.#options.onRestart(failure);
    this.#isOpen = false;
    this.#connect(this.#rung!);
    this.#isRestarted = true;
  }

  #connect(rung: ProviderRung): void {
    this.#connection?.close();
    this.#hasDreamed = false;
    this.#isRestarted = false;
    this.#options.onRung(rung);
    const connection = this.#options.connect(rung);
    this.#connection = connection;
    connection.onMessage((event) => {
      // An engine that was left still hands over what it recorded.
      if (connection === this.#connection || event.type === 'recorded') this.#take(event);
    });
    connection.onClose((reason) => {
      if (connection === this.#connection) this.lost(reason);
    });
    connection.post({ type: 'openModel', modelId: this.#modelId });
  }

  #take(event: EngineEvent): void {
    if (event.type === 'modelReady') this.#isOpen = true;
    else if (event.type === 'frame') this.#hasDreamed = true;
    if (event.type === 'failed' && this.#canRestart(event.failure)) this.#restart(event.failure);
    else if (event.type === 'failed' && this.#canDescend(event.failure))
      this.#descend(`${this.#rung!.provider} did not work (${event.failure.name}).`);
    else this.#options.onEvent(event);
  }

  #canRestart({ name }: EngineFailure): boolean {
    return this.#isOpen && this.#hasDreamed && ENGINE_LOSSES.has(name);
  }

  #canDescend({ name }: EngineFailure): boolean {
    if (this.#isOpen || this.#index === this.#options.rungs.length - 1) return false;
    // Where an engine ran before and cannot be reached now, the server is gone, which the rungs below need for the model.
    if (this.#isRestarted && name === 'EngineConnectionError') return false;
    return PROVIDER_FAILURES.has(name);
  }
}
