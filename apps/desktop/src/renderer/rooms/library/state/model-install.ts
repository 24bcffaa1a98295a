import { toRefusal } from '../../../native/to-refusal.ts';
import { advanceInstall, beginInstall, type Install } from './install-progress.ts';
import type { LibraryClient } from './library-client.ts';
import type { LibraryStore } from './library-store.ts';
import type { ChosenModel } from './model-files.ts';

/** Adds models to the library, one at a time, and keeps how far that is and why one was refused. */
export class ModelInstall {
  readonly #client: LibraryClient;
  readonly #store: LibraryStore;
  readonly #refreshModels: () => Promise<void>;
  #running: AbortController | undefined;

  /** @param refreshModels asks for the models anew */
  constructor(client: LibraryClient, store: LibraryStore, refreshModels: () => Promise<void>) {
    this.#client = client;
    this.#store = store;
    this.#refreshModels = refreshModels;
  }

  /** Sends a model to the native side, has it checked and, where it stands the checks, listed. Does not reject. */
  async add(chosen: ChosenModel): Promise<void> {
    if (this.#running) return;
    const controller = new AbortController();
    this.#running = controller;
    try {
      await this.#install(chosen, controller.signal);
    } catch (error) {
      if (controller.signal.aborted) this.#store.setState({ install: undefined });
      else this.#change((install) => ({ ...install, problem: toRefusal(error) }));
    } finally {
      this.#running = undefined;
    }
  }

  /** Stops adding a model, or puts away why it could not be added. */
  dismiss(): void {
    if (this.#running) this.#running.abort();
    else this.#store.setState({ install: undefined });
  }

  async #install(chosen: ChosenModel, signal: AbortSignal): Promise<void> {
    const isArchive = chosen.kind === 'archive';
    const files = isArchive ? [{ path: null, file: chosen.file }] : chosen.files;
    this.#store.setState({ install: beginInstall(chosen.name, isArchive, files.length) });
    const uploadId = await this.#client.beginUpload(chosen.name);
    try {
      for (const [done, { path, file }] of files.entries()) {
        this.#change((install) => ({ ...install, done, detail: path ?? chosen.name }));
        await this.#client.send(uploadId, path, file, signal);
      }
      const result = await this.#client.install(
        uploadId,
        { isArchive },
        {
          signal,
          onProgress: (progress) => this.#change((install) => advanceInstall(install, progress)),
        },
      );
      await this.#refreshModels();
      if (result.kind === 'checkModel')
        this.#store.setState({ install: undefined, selectedModelId: result.modelId });
    } catch (error) {
      await this.#client.discard(uploadId).catch(() => {});
      throw error;
    }
  }

  #change(change: (install: Install) => Install): void {
    const { install } = this.#store.getState();
    if (install) this.#store.setState({ install: change(install) });
  }
}
