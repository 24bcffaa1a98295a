/** Where the files of a world model come from: a folder, a zip, a server. */
export interface PackageSource {
  /** What errors call it, e.g. the folder's path. */
  readonly name: string;
  /** The whole file at a path with `/` between its parts; rejects where there is none. */
  read(path: string, options?: { readonly signal?: AbortSignal }): Promise<Uint8Array>;
  /** Paths of all files, where the source can tell. */
  list?(): Promise<readonly string[]>;
}

/** A world model held in memory. */
export function memorySource(name: string, files: Readonly<Record<string, Uint8Array>>): PackageSource {
  return {
    name,
    async read(path) {
      if (!Object.hasOwn(files, path)) throw new Error(`there is no file ${path}`);
      return files[path];
    },
    list: async () => Object.keys(files),
  };
}
