import { zipSync } from 'fflate';

/** A zip archive of files by their paths. */
export function zipFiles(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync(files);
}
