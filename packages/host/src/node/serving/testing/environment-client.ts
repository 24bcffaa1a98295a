import { once } from 'node:events';
import { decodeMessage, encodeMessage, type NdArray, type WireValue } from '@dreamwalk/policy';
import { WebSocket } from 'ws';

/** An answer; what is in it depends on what was asked. */
export interface Answer {
  readonly id: number | null;
  readonly ok?: {
    readonly frameIndex: number;
    readonly frame: NdArray;
    readonly depth: NdArray;
    readonly pose: NdArray;
    readonly coveredShare: number | null;
    readonly blocked: boolean | null;
    readonly snapshot: number;
    readonly camera: { readonly widthPx: number };
    readonly actionSpace: { readonly id: string };
    readonly model: string | null;
  };
  readonly error?: { readonly type: string; readonly message: string };
}

/** A client that asks, and waits for the answer by its id. */
export class EnvironmentClient {
  readonly socket: WebSocket;
  readonly #answers = new Map<unknown, (answer: Answer) => void>();
  #nextId = 1;
  /** What the server said first. */
  hello: WireValue = null;

  private constructor(socket: WebSocket) {
    this.socket = socket;
  }

  static async connect(url: string, headers: Record<string, string> = {}): Promise<EnvironmentClient> {
    const client = new EnvironmentClient(new WebSocket(url, { headers }));
    const [hello] = await once(client.socket, 'message');
    client.hello = decodeMessage(hello);
    client.socket.on('message', (data) => {
      const answer = decodeMessage(data as Buffer) as unknown as Answer;
      client.#answers.get(answer.id)?.(answer);
    });
    return client;
  }

  ask(op: string, request: { readonly [key: string]: WireValue } = {}): Promise<Answer> {
    const id = this.#nextId++;
    const answer = this.answerTo(id);
    this.socket.send(encodeMessage({ id, op, ...request }));
    return answer;
  }

  answerTo(id: number | null): Promise<Answer> {
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    this.socket.close();
    await once(this.socket, 'close');
  }
}
