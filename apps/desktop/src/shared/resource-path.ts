import { isPackageFile, isPlainName } from '@dreamwalk/model-package';

/** Folders that the studio's address space maps to. */
export interface ResourceRoots {
  /** The built renderer: everything that is not below. */
  readonly studio: string;
  /** World models: `/models/ID/PATH`, in the first of these folders that has it. */
  readonly models: readonly string[];
}

/** A file inside one of the roots; `parts` are plain names, to be joined to a folder of `root`. */
export interface ResourcePath {
  readonly root: keyof ResourceRoots;
  readonly parts: readonly string[];
}

/**
 * The file that a URL path names, by name alone: nothing on disk is looked at. Undefined for whatever could leave
 * its root (`..`, encoded separators, drive letters, control characters), for hidden files, and for what is not a
 * part of a model.
 * @param pathname still percent-encoded, as in `URL.pathname`
 */
export function resolveResource(pathname: string): ResourcePath | undefined {
  if (!pathname.startsWith('/')) return undefined;
  const parts: string[] = [];
  for (const encoded of pathname.slice(1).split('/')) {
    const name = decodeName(encoded);
    if (name === undefined) return undefined;
    parts.push(name);
  }
  if (parts.length === 1 && parts[0] === '') return { root: 'studio', parts: ['index.html'] };
  if (!parts.every(isPlainName)) return undefined;
  if (parts[0] !== 'models') return { root: 'studio', parts };
  const inModels = parts.slice(1);
  const isModelFile = inModels.length >= 2 && isPackageFile(inModels[inModels.length - 1]);
  return isModelFile ? { root: 'models', parts: inModels } : undefined;
}

function decodeName(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
