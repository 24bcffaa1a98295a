import { isPackageFile } from '@dreamwalk/model-package';

/** A model as a person chose it: an archive, or the files of a folder. */
export type ChosenModel =
  | { readonly kind: 'archive'; readonly name: string; readonly file: File }
  | {
      readonly kind: 'folder';
      readonly name: string;
      readonly files: readonly { readonly path: string; readonly file: File }[];
    };

/** The files of a folder that a file dialog gave, without what is not the model's. */
export function chosenFolder(list: Iterable<File>): ChosenModel {
  const files = [...list].map((file) => {
    const [folder, ...parts] = file.webkitRelativePath.split('/');
    return { folder, path: parts.join('/'), file };
  });
  return {
    kind: 'folder',
    name: files[0]?.folder ?? '',
    files: files.filter(({ path }) => isOfModel(path)).map(({ path, file }) => ({ path, file })),
  };
}

/** What was dropped: a folder, or a zip; undefined where it is neither. */
export async function droppedModel({ items }: DataTransfer): Promise<ChosenModel | undefined> {
  // Before anything is awaited: the items are gone after the event.
  const entry = items[0]?.webkitGetAsEntry();
  if (entry?.isDirectory) {
    const files = await filesOf(entry as FileSystemDirectoryEntry, '');
    return { kind: 'folder', name: entry.name, files };
  }
  if (!entry?.isFile || !/\.zip$/i.test(entry.name)) return undefined;
  return { kind: 'archive', name: entry.name, file: await fileOf(entry as FileSystemFileEntry) };
}

async function filesOf(
  folder: FileSystemDirectoryEntry,
  above: string,
): Promise<{ path: string; file: File }[]> {
  const found: { path: string; file: File }[] = [];
  for (const entry of await entriesOf(folder)) {
    const path = above + entry.name;
    if (entry.isDirectory && !entry.name.startsWith('.'))
      found.push(...(await filesOf(entry as FileSystemDirectoryEntry, `${path}/`)));
    else if (entry.isFile && isOfModel(path))
      found.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
  }
  return found;
}

/** A reader gives a part of the entries at a time, and none once it has given all. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const more = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (more.length === 0) return entries;
    entries.push(...more);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function isOfModel(path: string): boolean {
  return isPackageFile(path) && !path.split('/').some((part) => part.startsWith('.'));
}
