import { TaskQueue } from '@dreamwalk/inference';
import type { WorldModel } from '@dreamwalk/world';
import { ModelLibrary } from '../../models/model-library.ts';
import { type OpenedModel, type OpenRequest, openModel } from '../../models/open-model.ts';

/** A model that several sessions dream with, one call at a time, first come, first served. */
export interface SharedModel {
  readonly model: WorldModel;
  readonly queue: TaskQueue;
}

/** The models that a server has opened; each is opened once, when it is first asked for, and stays open. */
export class SharedModels {
  readonly #request: OpenRequest;
  readonly #byFolder = new Map<string, Promise<OpenedModel & SharedModel>>();
  readonly #library = new ModelLibrary();

  /** @param request what to run models on, and which of them where a client does not name one */
  constructor(request: OpenRequest) {
    this.#request = request;
  }

  /**
   * @param name a model of the library, and no other folder, because it comes from outside
   * @throws ModelNotFoundError, and whatever `openModel` throws
   */
  async open(name: string | undefined): Promise<SharedModel> {
    const folder = await (name === undefined
      ? this.#library.find(this.#request.model)
      : this.#library.findNamed(name));
    const known = this.#byFolder.get(folder);
    if (known) return known;
    // A client that leaves does not stop it: others may wait for the same model.
    const opening = openShared({ ...this.#request, model: folder });
    this.#byFolder.set(folder, opening);
    // What failed may be mended, so it is tried again.
    opening.catch(() => this.#byFolder.delete(folder));
    return opening;
  }

  /** @throws ModelNotFoundError where there is no model for clients that do not name one */
  async expectDefault(): Promise<void> {
    await this.#library.find(this.#request.model);
  }

  /** Lets go of all of them. */
  async dispose(): Promise<void> {
    const opened = await Promise.allSettled(this.#byFolder.values());
    this.#byFolder.clear();
    for (const outcome of opened) if (outcome.status === 'fulfilled') await outcome.value.dispose();
  }
}

async function openShared(request: OpenRequest): Promise<OpenedModel & SharedModel> {
  return { ...(await openModel(request)), queue: new TaskQueue() };
}
