import { unzipSync } from 'fflate';
import { ModelPackageError } from './errors.ts';
import { MANIFEST_FILE } from './manifest.ts';
import { memorySource, type PackageSource } from './package-source.ts';

/**
 * A world model in a zip. The manifest may lie at the top or in the one folder that zipping a folder makes.
 *
 * @throws ModelPackageError where the bytes are no zip
 */
export function zipSource(name: string, zip: Uint8Array): PackageSource {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(zip);
  } catch (cause) {
    throw new ModelPackageError(
      name,
      `${name} is not a zip archive or is cut short. Download it again, or open the folder it was made from.`,
      { cause },
    );
  }
  const manifest = Object.keys(files).find(
    (path) => path === MANIFEST_FILE || path.endsWith(`/${MANIFEST_FILE}`),
  );
  const folder = manifest?.slice(0, -MANIFEST_FILE.length) ?? '';
  const inFolder = Object.entries(files).filter(([path]) => path.startsWith(folder) && !path.endsWith('/'));
  return memorySource(
    name,
    Object.fromEntries(inFolder.map(([path, bytes]) => [path.slice(folder.length), bytes])),
  );
}
