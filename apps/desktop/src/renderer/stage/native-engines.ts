import type { NativeEngineAddress } from './stage-protocol.ts';

/** Where native engines are had, one after another: a socket's address serves for all of them, a port for one. */
export class NativeEngines {
  readonly #first: NativeEngineAddress;
  readonly #askForPort: () => void;
  #isFirstUsed = false;
  #take: ((port: MessagePort) => void) | undefined;

  /** @param askForPort has the page start another engine, whose port is for `takePort` */
  constructor(first: NativeEngineAddress, askForPort: () => void) {
    this.#first = first;
    this.#askForPort = askForPort;
  }

  /** Where the next engine is; never resolves where none can be started, which the page tells by itself. */
  next(): Promise<NativeEngineAddress> {
    if (this.#first.kind === 'socket' || !this.#isFirstUsed) {
      this.#isFirstUsed = true;
      return Promise.resolve(this.#first);
    }
    return new Promise((resolve) => {
      this.#take = (port) => resolve({ kind: 'port', port });
      this.#askForPort();
    });
  }

  takePort(port: MessagePort): void {
    this.#take?.(port);
  }
}
