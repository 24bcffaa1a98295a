import type { LibraryRefusal } from '../../../../shared/library-protocol.ts';
import { fetchModels } from '../../../studio/fetch-models.ts';
import type { StudioStore } from '../../../studio/studio-store.ts';
import { advanceInstall, beginInstall } from './install-progress.ts';
import { type LibraryClient, LibraryRefusedError, type Shelf } from './library-client.ts';
import {
  createLibraryStore,
  type LibraryState,
  type LibraryTab,
  type Verification,
} from './library-store.ts';
import type { ChosenModel } from './model-files.ts';

/** The page's side of the library: asks the native side and keeps what it says. Nothing of it rejects: what is refused is shown. */
export class Library {
  readonly store;
  /** Absent where the page was not served by a program of this machine. */
  readonly client: LibraryClient | undefined;
  readonly #studio: StudioStore;
  #installing: AbortController | undefined;
  readonly #verifying = new Map<string, AbortController>();

  /** @param studio whose list of models is kept up to date */
  constructor(client: LibraryClient | undefined, studio: StudioStore) {
    this.client = client;
    this.#studio = studio;
    this.store = createLibraryStore(client !== undefined);
  }

  show(tab: LibraryTab): void {
    this.#set({ tab });
  }

  selectModel(selectedModelId: string): void {
    this.#set({ selectedModelId });
  }

  search(search: string): void {
    this.#set({ search });
  }

  /** Asks for everything anew: others write into the same folders. */
  async refresh(): Promise<void> {
    await Promise.all([
      this.#refreshModels(),
      this.#ask(async (client) => this.#set({ about: await client.about() })),
      this.#refreshRecordings(),
    ]);
  }

  /** Sends a model to the native side, has it checked and, where it stands the checks, lists it. One at a time. */
  async add(chosen: ChosenModel): Promise<void> {
    if (!this.client || this.#installing) return;
    const controller = new AbortController();
    this.#installing = controller;
    try {
      await this.#install(this.client, chosen, controller.signal);
    } catch (error) {
      if (controller.signal.aborted) this.#set({ install: undefined });
      else this.#changeInstall({ problem: toRefusal(error) });
    } finally {
      this.#installing = undefined;
    }
  }

  /** Stops adding a model, or puts away why it could not be added. */
  dismissInstall(): void {
    if (this.#installing) this.#installing.abort();
    else this.#set({ install: undefined });
  }

  async #install(client: LibraryClient, chosen: ChosenModel, signal: AbortSignal): Promise<void> {
    const isArchive = chosen.kind === 'archive';
    const files = isArchive ? [{ path: null, file: chosen.file }] : chosen.files;
    this.#set({ install: beginInstall(chosen.name, isArchive, files.length) });
    const uploadId = await client.beginUpload(chosen.name);
    try {
      for (const [done, { path, file }] of files.entries()) {
        this.#changeInstall({ done, detail: path ?? chosen.name });
        await client.send(uploadId, path, file, signal);
      }
      const result = await client.install(
        uploadId,
        { isArchive },
        {
          signal,
          onProgress: (progress) => {
            const { install } = this.store.getState();
            if (install) this.#set({ install: advanceInstall(install, progress) });
          },
        },
      );
      await this.#refreshModels();
      if (result.kind === 'checkModel') this.#set({ install: undefined, selectedModelId: result.modelId });
    } catch (error) {
      await client.discard(uploadId).catch(() => {});
      throw error;
    }
  }

  #changeInstall(change: Partial<NonNullable<LibraryState['install']>>): void {
    const { install } = this.store.getState();
    if (install) this.#set({ install: { ...install, ...change } });
  }

  /** Dreams a rollout again and compares. */
  async verify(name: string): Promise<void> {
    if (!this.client || this.#verifying.has(name)) return;
    const controller = new AbortController();
    this.#verifying.set(name, controller);
    this.#setVerification(name, { status: 'running', done: 0, total: 0 });
    try {
      const result = await this.client.verify(name, {
        signal: controller.signal,
        onProgress: (progress) => {
          if (progress.type !== 'dreaming') return;
          const { done, total } = progress;
          this.#setVerification(name, { status: 'running', done, total });
        },
      });
      if (result.kind === 'verifyRollout')
        this.#setVerification(name, { status: 'done', verdict: result.verdict });
    } catch (error) {
      this.#setVerification(
        name,
        controller.signal.aborted ? undefined : { status: 'failed', problem: toRefusal(error) },
      );
    } finally {
      this.#verifying.delete(name);
    }
  }

  cancelVerification(name: string): void {
    this.#verifying.get(name)?.abort();
  }

  #setVerification(name: string, verification: Verification | undefined): void {
    const { [name]: _, ...others } = this.store.getState().verifications;
    this.#set({ verifications: verification ? { ...others, [name]: verification } : others });
  }

  async remove(shelf: Shelf, name: string): Promise<void> {
    await this.#ask(async (client) => {
      const ticket = await client.remove(shelf, name);
      this.#set({ removed: { shelf, name, ticket } });
      await this.#refreshShelf(shelf);
    });
  }

  /** Brings the last thing back that was thrown away. */
  async undoRemove(): Promise<void> {
    const { removed } = this.store.getState();
    if (!removed) return;
    await this.#ask(async (client) => {
      await client.restore(removed.shelf, removed.ticket);
      this.#set({ removed: undefined });
      await this.#refreshShelf(removed.shelf);
    });
  }

  /** It stays in the trash. */
  forgetRemoved(): void {
    this.#set({ removed: undefined });
  }

  async reveal(shelf: Shelf, name: string): Promise<void> {
    await this.#ask((client) => client.reveal(shelf, name));
  }

  dismissProblem(): void {
    this.#set({ problem: undefined });
  }

  #refreshShelf(shelf: Shelf): Promise<void> {
    return shelf === 'models' ? this.#refreshModels() : this.#refreshRecordings();
  }

  async #refreshModels(): Promise<void> {
    this.#studio.setState({ models: await fetchModels() });
  }

  #refreshRecordings(): Promise<void> {
    return this.#ask(async (client) => this.#set({ recordings: await client.recordings() }));
  }

  async #ask(question: (client: LibraryClient) => Promise<void>): Promise<void> {
    if (!this.client) return;
    try {
      await question(this.client);
    } catch (error) {
      this.#set({ problem: toRefusal(error) });
    }
  }

  #set(change: Partial<LibraryState>): void {
    this.store.setState(change);
  }
}

function toRefusal(error: unknown): LibraryRefusal {
  if (error instanceof LibraryRefusedError) return { name: error.name, message: error.message };
  return { name: 'Error', message: String(error) };
}
