import { type ClientOptions, type RawData, WebSocket } from 'ws';
import { PolicyActError, PolicyLoadError } from '../../errors.ts';
import { inTime } from '../../guard/in-time.ts';
import { decodeMessage } from '../../remote/wire/decode.ts';
import { encodeMessage, type WireValue } from '../../remote/wire/encode.ts';
import { WireError } from '../../remote/wire/errors.ts';
import { type ServerAddress, webSocketUrl } from './server-address.ts';

/** Far more than any chunk of actions; a server that sends more has lost its way. */
const MOST_ANSWER_BYTES = 64 * 1024 * 1024;

/** How long the server may take to say goodbye in turn, milliseconds. */
const GOODBYE_MS = 1000;

/** How long to wait, and for whom. */
export interface WaitOptions {
  /** Milliseconds. */
  readonly limitMs: number;
  readonly signal?: AbortSignal;
}

interface Waiting {
  readonly resolve: (message: WireValue) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One connection to a policy server by openpi's protocol: the server speaks first, then every question has one answer, and a frame
 * of text is the traceback of what went wrong. A connection that has failed in any way is closed and stays so, because an answer
 * that comes late would be taken for that of the next question. Pings are answered by `ws` itself.
 */
export class OpenpiConnection {
  readonly url: string;
  readonly #socket: WebSocket;
  #waiting: Waiting | null = null;
  #failure: Error | null = null;

  private constructor(address: ServerAddress) {
    this.url = webSocketUrl(address);
    const { apiKey } = address;
    // `closeTimeout` is not among the types of ws yet.
    const options: ClientOptions & { readonly closeTimeout: number } = {
      perMessageDeflate: false,
      maxPayload: MOST_ANSWER_BYTES,
      closeTimeout: GOODBYE_MS,
      headers: apiKey === undefined ? {} : { Authorization: `Api-Key ${apiKey}` },
    };
    this.#socket = new WebSocket(this.url, options);
    this.#socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    this.#socket.on('unexpected-response', (_request, { statusCode, statusMessage }) =>
      this.#fail(
        new PolicyLoadError(
          `The policy server at ${this.url} refused the connection: ${statusCode} ${statusMessage}. Check its address and the key.`,
        ),
      ),
    );
    this.#socket.on('error', (error) => this.#fail(this.#unreachable(`cannot be reached: ${error.message}`)));
    this.#socket.on('close', (code, reason) =>
      this.#fail(
        this.#unreachable(`closed the connection (code ${code}${reason.length > 0 ? `, ${reason}` : ''})`),
      ),
    );
  }

  /**
   * Connects and waits for what the server says first.
   *
   * @returns the connection, and the server's metadata
   * @throws PolicyActError `unreachable` where there is no server, or none that speaks in time; `crashed` where it has failed
   * @throws PolicyLoadError where the address is none, or the server refuses the connection
   */
  static async open(
    address: ServerAddress,
    options: WaitOptions,
  ): Promise<{ readonly connection: OpenpiConnection; readonly metadata: WireValue }> {
    const connection = new OpenpiConnection(address);
    const metadata = await connection.#hear(options, () =>
      connection.#unreachable(`said nothing within ${Math.ceil(options.limitMs) / 1000} s`),
    );
    return { connection, metadata };
  }

  /** Why it is no longer open; null while it is. */
  get failure(): Error | null {
    return this.#failure;
  }

  /**
   * Asks once, and waits for the answer. One question at a time.
   *
   * @throws PolicyActError `timeout`, `crashed` with the server's traceback, or `unreachable`
   */
  async ask(question: WireValue, options: WaitOptions): Promise<WireValue> {
    options.signal?.throwIfAborted();
    if (this.#failure) throw this.#failure;
    const bytes = encodeMessage(question);
    const answer = this.#hear(
      options,
      () =>
        new PolicyActError(
          'timeout',
          `The policy server at ${this.url} did not answer within ${options.limitMs / 1000} s. Look whether it is busy with others, or give it more time.`,
        ),
    );
    this.#socket.send(bytes);
    return answer;
  }

  /** Says goodbye. Safe to call twice. */
  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise((resolve) => this.#socket.once('close', resolve));
    this.#fail(this.#unreachable('was left by this side'));
    await closed;
  }

  /** The next message; the connection is given up where it does not come in time. */
  async #hear({ limitMs, signal }: WaitOptions, late: () => Error): Promise<WireValue> {
    if (this.#failure) throw this.#failure;
    const message = new Promise<WireValue>((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
    try {
      return await inTime(message, limitMs, late, signal);
    } catch (error) {
      this.#fail(error as Error);
      throw error;
    }
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (!isBinary) {
      this.#fail(
        new PolicyActError('crashed', `The policy server at ${this.url} failed:\n${String(data).trim()}`),
      );
      return;
    }
    if (!this.#waiting) {
      this.#fail(
        new PolicyActError(
          'crashed',
          `The policy server at ${this.url} spoke without having been asked. Let it answer every question once.`,
        ),
      );
      return;
    }
    try {
      const message = decodeMessage(data as Buffer);
      this.#waiting.resolve(message);
      this.#waiting = null;
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.#fail(
        new PolicyActError(
          'wrong-shape',
          `The policy server at ${this.url} cannot be understood: ${error.message}`,
          { cause: error },
        ),
      );
    }
  }

  /** Keeps the first reason, tells whoever waits, and ends the connection. */
  #fail(error: Error): void {
    this.#failure ??= error;
    this.#waiting?.reject(this.#failure);
    this.#waiting = null;
    if (this.#socket.readyState === WebSocket.CONNECTING) this.#socket.terminate();
    else this.#socket.close();
  }

  #unreachable(what: string): PolicyActError {
    return new PolicyActError(
      'unreachable',
      `The policy server at ${this.url} ${what}. Look whether it runs and listens there.`,
    );
  }
}
