import { toRefusal } from '../../../native/to-refusal.ts';
import type { LibraryClient } from './library-client.ts';
import type { LibraryStore, Verification } from './library-store.ts';

/** Has rollouts dreamed again and compared, any number at a time, and keeps what comes of it. */
export class Verifications {
  readonly #client: LibraryClient;
  readonly #store: LibraryStore;
  readonly #running = new Map<string, AbortController>();

  constructor(client: LibraryClient, store: LibraryStore) {
    this.#client = client;
    this.#store = store;
  }

  /** Does not reject. @param name of the rollout */
  async verify(name: string): Promise<void> {
    if (this.#running.has(name)) return;
    const controller = new AbortController();
    this.#running.set(name, controller);
    this.#set(name, { status: 'running', done: 0, total: 0 });
    try {
      const result = await this.#client.verify(name, {
        signal: controller.signal,
        onProgress: (progress) => {
          if (progress.type !== 'dreaming') return;
          const { done, total } = progress;
          this.#set(name, { status: 'running', done, total });
        },
      });
      if (result.kind === 'verifyRollout') this.#set(name, { status: 'done', verdict: result.verdict });
    } catch (error) {
      this.#set(
        name,
        controller.signal.aborted ? undefined : { status: 'failed', problem: toRefusal(error) },
      );
    } finally {
      this.#running.delete(name);
    }
  }

  cancel(name: string): void {
    this.#running.get(name)?.abort();
  }

  #set(name: string, verification: Verification | undefined): void {
    const { [name]: _, ...others } = this.#store.getState().verifications;
    this.#store.setState({ verifications: verification ? { ...others, [name]: verification } : others });
  }
}
