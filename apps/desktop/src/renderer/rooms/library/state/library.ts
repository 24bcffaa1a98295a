import type { DreamFile } from '@dreamwalk/host';
import { toRefusal } from '../../../native/to-refusal.ts';
import { fetchModels } from '../../../studio/fetch-models.ts';
import type { StudioStore } from '../../../studio/studio-store.ts';
import type { LibraryClient, Shelf } from './library-client.ts';
import { createLibraryStore, type LibraryState, type LibraryTab } from './library-store.ts';
import type { ChosenModel } from './model-files.ts';
import { ModelInstall } from './model-install.ts';
import { Verifications } from './verifications.ts';

/** The page's side of the library: asks the native side and keeps what it says. Nothing of it rejects: what is refused is shown. */
export class Library {
  readonly store;
  /** Absent where the page was not served by a program of this machine. */
  readonly client: LibraryClient | undefined;
  readonly #studio: StudioStore;
  readonly #install: ModelInstall | undefined;
  readonly #verifications: Verifications | undefined;

  /** @param studio whose list of models is kept up to date */
  constructor(client: LibraryClient | undefined, studio: StudioStore) {
    this.client = client;
    this.#studio = studio;
    this.store = createLibraryStore(client !== undefined);
    this.#install = client && new ModelInstall(client, this.store, () => this.#refreshModels());
    this.#verifications = client && new Verifications(client, this.store);
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
    await this.#install?.add(chosen);
  }

  /** Stops adding a model, or puts away why it could not be added. */
  dismissInstall(): void {
    this.#install?.dismiss();
  }

  /** Dreams a rollout again and compares. */
  async verify(name: string): Promise<void> {
    await this.#verifications?.verify(name);
  }

  cancelVerification(name: string): void {
    this.#verifications?.cancel(name);
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

  /** Puts a saved dream among the recordings. @returns whether that could be done */
  async keepDream({ fileName, bytes }: DreamFile): Promise<boolean> {
    let isKept = false;
    await this.#ask(async (client) => {
      await client.keepDream(fileName, new Blob([bytes as Uint8Array<ArrayBuffer>]));
      isKept = true;
    });
    if (isKept) await this.#refreshRecordings();
    return isKept;
  }

  /** A saved dream, or undefined where it cannot be had. */
  async dream(name: string): Promise<Uint8Array | undefined> {
    let bytes: Uint8Array | undefined;
    await this.#ask(async (client) => {
      bytes = await client.dream(name);
    });
    return bytes;
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
