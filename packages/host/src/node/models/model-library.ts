import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MANIFEST_FILE, type Manifest, ModelPackageError, pathsOfPieces } from '@dreamwalk/model-package';
import { ModelNotFoundError } from '../errors.ts';
import { exists } from '../exists.ts';
import { readManifest } from './read-manifest.ts';
import { userFolder } from './user-folder.ts';

/** The model that is used where none is named. */
export const DEFAULT_MODEL = 'voxel-rooms';

/** A model of the library. Its graphs have not been looked at: opening it does that. */
export interface LibraryModel {
  /** Name of its folder, and what a person calls it by. */
  readonly name: string;
  readonly folder: string;
  /** Size of the files that running it needs, in bytes. */
  readonly sizeBytes: number;
  /** What it says of itself, or why that cannot be read. */
  readonly manifest: Manifest | ModelPackageError;
}

/** The models on this machine: those that came with the application, and those a person has added. */
export class ModelLibrary {
  readonly #folders: readonly string[];

  /** @param folders searched in this order; by default `models/` beside the application, then the person's own */
  constructor(folders: readonly string[] = [bundledModels(), join(userFolder(), 'models')]) {
    this.#folders = folders;
  }

  /** Every model, in the order of the folders and by name. */
  async list(): Promise<LibraryModel[]> {
    const models: LibraryModel[] = [];
    for (const name of await this.#names()) {
      const folder = await this.#folderOf(name);
      if (folder) models.push(await describe(name, folder));
    }
    return models;
  }

  /**
   * The folder of a model.
   * @param wanted a path to a folder with a `world-model.json`, or the name of a model of the library
   * @throws {ModelNotFoundError} where there is none
   */
  async find(wanted: string = DEFAULT_MODEL): Promise<string> {
    return (await isFolder(wanted)) ? wanted : this.findNamed(wanted);
  }

  /**
   * The folder of a model of the library, and of no other: for names that come from outside.
   * @throws {ModelNotFoundError} where there is none
   */
  async findNamed(name: string): Promise<string> {
    const folder = /[\\/]/.test(name) ? null : await this.#folderOf(name);
    if (folder) return folder;
    throw new ModelNotFoundError(name, await this.#names());
  }

  /** Whether there is a model of that name. */
  async has(name: string): Promise<boolean> {
    return (await this.#folderOf(name)) !== null;
  }

  async #names(): Promise<string[]> {
    const names = new Set<string>();
    for (const folder of this.#folders) {
      const entries = await readdir(folder).catch(() => []);
      for (const entry of entries.sort()) if (await isModel(join(folder, entry))) names.add(entry);
    }
    return [...names];
  }

  async #folderOf(name: string): Promise<string | null> {
    for (const folder of this.#folders) if (await isModel(join(folder, name))) return join(folder, name);
    return null;
  }
}

async function describe(name: string, folder: string): Promise<LibraryModel> {
  try {
    const manifest = await readManifest(folder);
    const files = Object.values(manifest.graphs).flatMap(pathsOfPieces);
    const sizes = await Promise.all(
      files.map((file) =>
        stat(join(folder, file)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    return { name, folder, sizeBytes: sizes.reduce((a, b) => a + b, 0), manifest };
  } catch (error) {
    if (error instanceof ModelPackageError) return { name, folder, sizeBytes: 0, manifest: error };
    throw error;
  }
}

/** `models/` at the root of the repository. */
function bundledModels(): string {
  return fileURLToPath(new URL('../../../../../models', import.meta.url));
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function isModel(folder: string): Promise<boolean> {
  return !basename(folder).startsWith('.') && exists(join(folder, MANIFEST_FILE));
}
