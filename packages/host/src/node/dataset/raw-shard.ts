import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../output/fresh-output.ts';

/**
 * A folder of raw little-endian arrays, `NAME.bin`, to which worlds are appended whole, one after the other, and
 * `meta.json`, whose `count` says how many there are so far: a shard that is still growing, or was cut off, can be read.
 */
export class RawShard {
  readonly #folder: string;
  readonly #facts: Readonly<Record<string, unknown>>;
  readonly #files: ReadonlyMap<string, FileHandle>;
  #count = 0;

  private constructor(
    folder: string,
    facts: Readonly<Record<string, unknown>>,
    files: ReadonlyMap<string, FileHandle>,
  ) {
    this.#folder = folder;
    this.#facts = facts;
    this.#files = files;
  }

  /**
   * Makes the folder with its files, which hold no world yet.
   *
   * @param names of the arrays
   * @param facts what `meta.json` says besides `count`
   */
  static async create(
    folder: string,
    names: readonly string[],
    facts: Readonly<Record<string, unknown>>,
  ): Promise<RawShard> {
    await mkdir(folder, { recursive: true });
    const files = new Map<string, FileHandle>();
    for (const name of names) files.set(name, await open(join(folder, `${name}.bin`), 'w'));
    const shard = new RawShard(folder, facts, files);
    await shard.#writeMeta();
    return shard;
  }

  /** Appends one world: of each array the parts that it is made of. */
  async append(world: Readonly<Record<string, readonly ArrayBufferView[]>>): Promise<void> {
    for (const [name, file] of this.#files)
      for (const part of world[name])
        await file.appendFile(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    this.#count++;
    await this.#writeMeta();
  }

  async close(): Promise<void> {
    for (const file of this.#files.values()) await file.close();
  }

  async #writeMeta(): Promise<void> {
    const meta = { count: this.#count, ...this.#facts };
    await writeWhole(join(this.#folder, 'meta.json'), `${JSON.stringify(meta)}\n`);
  }
}
