import { DepthWorkerLostError } from '../errors.ts';
import { type DepthWorker, LocalDepthWorker } from './depth-worker.ts';

/** A call of a worker's method, as it goes to its thread. */
export type DepthCall = {
  [Method in keyof DepthWorker]: { readonly method: Method; readonly args: Parameters<DepthWorker[Method]> };
}[keyof DepthWorker];

/** What a call came to, as it comes back: answers keep the order of the calls. */
export type DepthAnswer = Awaited<ReturnType<DepthWorker[keyof DepthWorker]>>;

/** The far end: answers calls, one after another, on the thread that it is made on. */
export function serveDepthCalls(post: (answer: DepthAnswer) => void): (call: DepthCall) => void {
  const worker = new LocalDepthWorker();
  let last = Promise.resolve();
  return ({ method, args }) => {
    last = last.then(async () => {
      const answering = worker[method] as (...args: unknown[]) => Promise<DepthAnswer>;
      post(await answering.apply(worker, args));
    });
  };
}

interface Waiting {
  resolve(answer: never): void;
  reject(error: DepthWorkerLostError): void;
}

/** The near end: a worker on another thread. Whoever started the thread hands over what it posts, and says when it is gone. */
export class RemoteDepthWorker implements DepthWorker {
  readonly #post: (call: DepthCall) => void;
  readonly #waiting: Waiting[] = [];
  #lost: DepthWorkerLostError | undefined;

  constructor(post: (call: DepthCall) => void) {
    this.#post = post;
  }

  begin(...args: Parameters<DepthWorker['begin']>): Promise<void> {
    return this.#call({ method: 'begin', args });
  }

  chooseNeighbours(...args: Parameters<DepthWorker['chooseNeighbours']>): Promise<number[]> {
    return this.#call({ method: 'chooseNeighbours', args });
  }

  correct(...args: Parameters<DepthWorker['correct']>): Promise<Float32Array> {
    return this.#call({ method: 'correct', args });
  }

  update(...args: Parameters<DepthWorker['update']>): Promise<void> {
    return this.#call({ method: 'update', args });
  }

  /** The thread has answered the oldest call. */
  answer(answer: DepthAnswer): void {
    this.#waiting.shift()?.resolve(answer as never);
  }

  /** The thread answers no more; every call fails from now on. */
  lose(reason: string): void {
    this.#lost ??= new DepthWorkerLostError(`A thread that corrects depth is gone: ${reason}`);
    for (const { reject } of this.#waiting.splice(0)) reject(this.#lost);
  }

  #call<Answer extends DepthAnswer>(call: DepthCall): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#lost) return reject(this.#lost);
      this.#waiting.push({ resolve, reject });
      this.#post(call);
    });
  }
}
