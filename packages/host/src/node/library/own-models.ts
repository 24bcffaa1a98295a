import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlainName } from '@dreamwalk/model-package';
import { NotInLibraryError, OutputError } from '../errors.ts';
import { ModelLibrary } from '../models/model-library.ts';
import { forgetOld } from './forget-old.ts';
import { ModelUpload } from './model-upload.ts';
import { Trash } from './trash.ts';

/** An upload that nobody finished is deleted after this long. */
const UPLOAD_DAYS = 1;

/** The models that a person has added, one folder each, beside those that came with the application. */
export class OwnModels {
  readonly folder: string;
  readonly #trash: Trash;
  readonly #all: ModelLibrary;
  readonly #uploads = new Map<string, ModelUpload>();

  /** @param bundledFolder of the models that came with the application: their names are taken */
  constructor(folder: string, bundledFolder: string) {
    this.folder = folder;
    this.#trash = new Trash(folder);
    this.#all = new ModelLibrary([bundledFolder, folder]);
  }

  /**
   * Begins to take in a model.
   * @param name of the folder or archive that it comes from
   */
  async beginUpload(name: string): Promise<ModelUpload> {
    const uploads = join(this.folder, '.uploads');
    await forgetOld(uploads, UPLOAD_DAYS);
    const upload = new ModelUpload(uploads, name);
    await mkdir(upload.packageFolder, { recursive: true });
    this.#uploads.set(upload.id, upload);
    return upload;
  }

  /** @throws {NotInLibraryError} where there is no such upload, or no longer */
  upload(id: string): ModelUpload {
    const upload = this.#uploads.get(id);
    if (!upload) throw new NotInLibraryError('this upload');
    return upload;
  }

  async discard(id: string): Promise<void> {
    const upload = this.upload(id);
    this.#uploads.delete(id);
    await upload.discard();
  }

  /**
   * Puts an upload that stood its checks among the models.
   * @param modelId of its manifest, which its folder is named by from here on
   * @throws {OutputError} where there is a model of that name already
   */
  async install(id: string, modelId: string): Promise<void> {
    const upload = this.upload(id);
    if (await this.#all.has(modelId))
      throw new OutputError(
        upload.name,
        `there is a model ${modelId} already; remove that one first, or give this one another id in its manifest.`,
      );
    await rename(upload.packageFolder, join(this.folder, modelId));
    await this.discard(id);
  }

  /**
   * Where a model of one's own lies.
   * @throws {NotInLibraryError} where there is none of that name
   */
  async find(name: string): Promise<string> {
    const folder = join(this.folder, name);
    const isThere = isPlainName(name) && (await stat(folder).catch(() => undefined))?.isDirectory();
    if (!isThere) throw new NotInLibraryError(name);
    return folder;
  }

  /**
   * @returns a ticket to `restore` it by
   * @throws {NotInLibraryError} where there is none of that name
   */
  async remove(name: string): Promise<string> {
    await this.find(name);
    return this.#trash.put(name);
  }

  /**
   * @returns its name
   * @throws what `Trash.restore` throws
   */
  restore(ticket: string): Promise<string> {
    return this.#trash.restore(ticket);
  }
}
