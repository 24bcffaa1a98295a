import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * The SHA-256 of files and folders (by content and by path, whatever the order given).
 * @param {string[]} paths absolute; what does not exist counts as absent
 * @param {(path: string) => boolean} [counts] false for files to leave out
 */
export function fingerprint(paths, counts = () => true) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesUnder).filter(counts).sort()) {
    hash.update(`${relative(ROOT, file)}\0`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => (name === 'node_modules' ? [] : filesUnder(join(path, name))));
}

/**
 * Does `work` unless it was done before for the same fingerprint.
 * @param {string} stampFile
 * @param {string} value
 * @param {() => Promise<void>} work
 */
export async function oncePer(stampFile, value, work) {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === value) return;
  await work();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, value);
}
