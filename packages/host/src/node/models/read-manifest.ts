import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE, type Manifest, MissingFileError, parseManifest } from '@dreamwalk/model-package';

/**
 * What the model in a folder says of itself; its graphs are not looked at.
 * @throws MissingFileError, and whatever `parseManifest` throws
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch((cause: unknown) => {
    throw new MissingFileError(folder, MANIFEST_FILE, { cause });
  });
  return parseManifest(text, folder);
}
