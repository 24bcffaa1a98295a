import { TaskQueue } from '@dreamwalk/inference';
import { decodeMessage, WireError, type WireValue } from '@dreamwalk/policy';
import { expectedProblem } from '../expected-errors.ts';
import { EnvironmentSession } from './environment-session.ts';
import type { OpenPlace } from './places/served-place.ts';
import { readRequest } from './requests.ts';
import { ServingError } from './serving-error.ts';

/** Requests that may wait for the one before them. */
const MOST_WAITING = 16;

/** What a connection needs. */
export interface ConnectionPorts {
  readonly openPlace: OpenPlace;
  readonly send: (message: WireValue) => void;
  readonly onBug: (error: unknown) => void;
}

/** One client's requests in, answers out: one at a time, in order, each by its id. */
export class ServedConnection {
  readonly #ports: ConnectionPorts;
  readonly #session: EnvironmentSession;
  readonly #requests = new TaskQueue();
  readonly #leaving = new AbortController();
  #waiting = 0;

  constructor(ports: ConnectionPorts) {
    this.#ports = ports;
    this.#session = new EnvironmentSession(ports.openPlace);
  }

  /**
   * Answers one message. Never rejects.
   *
   * @returns whether the client wants to go on
   */
  async receive(data: Uint8Array): Promise<boolean> {
    const { id, request } = readMessage(data);
    try {
      if (request instanceof ServingError) throw request;
      if (this.#waiting >= MOST_WAITING)
        throw new ServingError(
          'too-much',
          `${MOST_WAITING} requests wait already. Wait for their answers first.`,
        );
      const { signal } = this.#leaving;
      this.#waiting++;
      const ok = await this.#requests
        .run(() => this.#session.answer(request, { signal }), { signal })
        .finally(() => this.#waiting--);
      this.#ports.send({ id, ok });
      return request.op !== 'close';
    } catch (error) {
      if (this.#leaving.signal.aborted) return false;
      const { fault, message } = this.#told(error);
      this.#ports.send({ id, error: { type: fault, message } });
      return true;
    }
  }

  /** Stops what is under way and gives everything back. Safe to call twice. */
  async end(): Promise<void> {
    this.#leaving.abort(new Error('The client has left.'));
    await this.#requests.run(() => this.#session.dispose());
  }

  #told(error: unknown): ServingError {
    if (error instanceof ServingError) return error;
    const problem = expectedProblem(error);
    if (problem !== null) return new ServingError('refused', problem);
    this.#ports.onBug(error);
    return new ServingError('internal', `This is a bug in dreamwalk: ${error}. Please report it.`);
  }
}

function readMessage(data: Uint8Array): ReturnType<typeof readRequest> {
  try {
    return readRequest(decodeMessage(data));
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { id: null, request: new ServingError('bad-request', error.message, { cause: error }) };
  }
}
