import { readdir, readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { PackageSource } from '@dreamwalk/model-package';

/**
 * A world model in a folder. Nothing outside the folder is read, be it through `..` or through a symbolic link.
 * @param folder the path as errors should call it
 */
export function folderSource(folder: string): PackageSource {
  return {
    name: folder,
    async read(path, { signal } = {}) {
      const file = await realpath(join(folder, ...path.split('/')));
      const within = relative(await realpath(folder), file);
      if (within.startsWith(`..${sep}`) || isAbsolute(within)) throw new Error(`${path} leaves the folder`);
      return readFile(file, { signal });
    },
    async list() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort();
    },
  };
}
