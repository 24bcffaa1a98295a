import { unzipSync } from 'fflate';
import { ModelPackageError } from './errors.ts';
import { MANIFEST_FILE } from './manifest.ts';
import { memorySource, type PackageSource } from './package-source.ts';

/** Options of `zipSource`. */
export interface ZipOptions {
  /** Most bytes that its files may take up, all together; without it, whatever they do. */
  readonly maxBytes?: number;
}

/**
 * A world model in a zip. The manifest may lie at the top or in the one folder that zipping a folder makes.
 *
 * @throws ModelPackageError where the bytes are no zip, or hold more than they may
 */
export function zipSource(
  name: string,
  zip: Uint8Array,
  { maxBytes = Number.POSITIVE_INFINITY }: ZipOptions = {},
): PackageSource {
  let files: Record<string, Uint8Array>;
  let totalBytes = 0;
  try {
    // No file can unpack to more than its entry says, so what the entries say can be relied on.
    files = unzipSync(zip, {
      filter: ({ originalSize }) => {
        totalBytes += originalSize;
        return totalBytes <= maxBytes;
      },
    });
  } catch (cause) {
    throw new ModelPackageError(
      name,
      `${name} is not a zip archive or is cut short. Download it again, or open the folder it was made from.`,
      { cause },
    );
  }
  if (totalBytes > maxBytes)
    throw new ModelPackageError(
      name,
      `${name} unpacks to more than ${Math.round(maxBytes / 1e6)} MB, which no world model should. Unpack it elsewhere and look at what is in it.`,
    );
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
