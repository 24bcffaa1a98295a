import {
  type EngineCommand,
  EngineConnectionError,
  type EngineEvent,
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

export interface EngineLadderOptions {
  readonly rungs: readonly ProviderRung[];
  readonly connect: (rung: ProviderRung) => EngineConnection;
  /** Opened first. */
  readonly modelId: string;
  /** Told about the rung that is tried now. */
  readonly onRung: (rung: ProviderRung) => void;
  /** Takes every event, but the failures that the next rung makes good. */
  readonly onEvent: (event: EngineEvent) => void;
}

/** Opens the model on the first provider that can, and passes commands and events through from then on. */
export class EngineLadder {
  readonly #options: EngineLadderOptions;
  #index = -1;
  #connection: EngineConnection | undefined;
  #isOpen = false;
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
    const { rungs, connect, onRung } = this.#options;
    this.#connection?.close();
    const rung = rungs[++this.#index];
    onRung({ ...rung, why: `${setback} ${rung.why}`.trim() });
    const connection = connect(rung);
    this.#connection = connection;
    connection.onMessage((event) => {
      if (connection === this.#connection) this.#take(event);
    });
    connection.onClose((reason) => {
      if (connection === this.#connection) this.lost(reason);
    });
    connection.post({ type: 'openModel', modelId: this.#modelId });
  }

  #take(event: EngineEvent): void {
    if (event.type === 'modelReady') this.#isOpen = true;
    const isLast = this.#index === this.#options.rungs.length - 1;
    if (event.type === 'failed' && !this.#isOpen && !isLast && PROVIDER_FAILURES.has(event.failure.name))
      this.#descend(`${this.#options.rungs[this.#index].provider} did not work (${event.failure.name}).`);
    else this.#options.onEvent(event);
  }
}
