import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isPackageFile, packagePathProblem, zipSource } from '@dreamwalk/model-package';
import { InputFileError } from '../errors.ts';

/** Most that a model may take up, and more than any that runs here does. */
export const MOST_MODEL_BYTES = 4e9;
/** An archive is unpacked in memory. */
const MOST_ARCHIVE_BYTES = 1e9;

const ARCHIVE = 'archive.zip';

/** A model on its way in: nothing that is listed, in a folder that goes with it. */
export class ModelUpload {
  readonly id = randomUUID();
  /** What the person calls it, for errors: the name of a folder or an archive. */
  readonly name: string;
  readonly #folder: string;
  #receivedBytes = 0;

  /** @param uploads the folder of all that is on its way in */
  constructor(uploads: string, name: string) {
    this.name = name;
    this.#folder = join(uploads, this.id);
  }

  /** Its files, where they can be checked. */
  get packageFolder(): string {
    return join(this.#folder, 'package');
  }

  /** Where `receiveArchive` puts an archive. */
  get archive(): string {
    return join(this.#folder, ARCHIVE);
  }

  /**
   * Takes in one file of a model's folder.
   * @param path within the folder, `/` between its parts
   * @throws {InputFileError} where it leaves the folder, is no file of a model, or is too large
   */
  async receiveFile(path: string, bytes: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void> {
    await this.#write(join(this.packageFolder, ...safeParts(path)), path, MOST_MODEL_BYTES, bytes, signal);
  }

  /**
   * Takes in a zip, to be unpacked by `unpackArchive`.
   * @throws {InputFileError} where it is too large
   */
  async receiveArchive(bytes: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void> {
    await this.#write(this.archive, this.name, MOST_ARCHIVE_BYTES, bytes, signal);
  }

  /** Deletes it, wherever it has got to. */
  async discard(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #write(
    file: string,
    calledName: string,
    mostBytes: number,
    bytes: AsyncIterable<Uint8Array>,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    await mkdir(dirname(file), { recursive: true });
    const counted = this.#count(bytes, calledName, mostBytes);
    await pipeline(counted, createWriteStream(file), { signal });
  }

  async *#count(bytes: AsyncIterable<Uint8Array>, calledName: string, mostBytes: number) {
    for await (const chunk of bytes) {
      this.#receivedBytes += chunk.byteLength;
      if (this.#receivedBytes > mostBytes)
        throw new InputFileError(
          calledName,
          `the model is larger than ${mostBytes / 1e9} GB, which does not run here; take a smaller one, or leave out what it does not need.`,
        );
      yield chunk;
    }
  }
}

/**
 * Unpacks an archive of a model, leaving out what is not the model's.
 * @param name what errors call the archive
 * @throws {ModelPackageError} where it is no zip, or unpacks to too much
 */
export async function unpackArchive(archive: string, folder: string, name: string): Promise<void> {
  const source = zipSource(name, await readFile(archive), { maxBytes: MOST_MODEL_BYTES });
  for (const path of await source.list!()) {
    if (!isPackageFile(path)) continue;
    const file = join(folder, ...safeParts(path));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await source.read(path));
  }
}

function safeParts(path: string): string[] {
  const problem = packagePathProblem(path) ?? (isPackageFile(path) ? null : 'is no file of a world model');
  if (problem)
    throw new InputFileError(path, `this path ${problem}, so it is not taken in; leave the file out.`);
  return path.split('/');
}
