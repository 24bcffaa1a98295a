import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlainName } from '@dreamwalk/model-package';
import { NotInLibraryError, OutputError } from '../errors.ts';
import { exists } from '../exists.ts';
import { forgetOld } from './forget-old.ts';

/** How long what was thrown away can be brought back. */
const KEPT_DAYS = 30;

const TICKET = /^[0-9a-f-]{36}$/;

/** Takes things out of a folder so that they can be put back: they move to `.trash` inside it, and are deleted after 30 days. */
export class Trash {
  readonly #folder: string;
  readonly #trash: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#trash = join(folder, '.trash');
  }

  /**
   * @param name of a file or folder directly inside
   * @returns a ticket to `restore` it by
   * @throws {NotInLibraryError} where there is nothing of that name
   */
  async put(name: string): Promise<string> {
    if (!isPlainName(name)) throw new NotInLibraryError(name);
    await stat(join(this.#folder, name)).catch(() => {
      throw new NotInLibraryError(name);
    });
    await forgetOld(this.#trash, KEPT_DAYS);
    const ticket = randomUUID();
    await mkdir(join(this.#trash, ticket), { recursive: true });
    await rename(join(this.#folder, name), join(this.#trash, ticket, name));
    return ticket;
  }

  /**
   * Puts a thing back where it was.
   * @returns its name
   * @throws {NotInLibraryError} where it is no longer kept
   * @throws {OutputError} where another of its name has taken its place
   */
  async restore(ticket: string): Promise<string> {
    const kept = join(this.#trash, ticket);
    const names = TICKET.test(ticket) ? await readdir(kept).catch(() => []) : [];
    if (names.length === 0) throw new NotInLibraryError('what was removed');
    const [name] = names;
    const place = join(this.#folder, name);
    if (await exists(place))
      throw new OutputError(place, 'another has taken this name; rename it and bring the old one back then.');
    await rename(join(kept, name), place);
    await rmdir(kept);
    return name;
  }
}
