import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DESKTOP } from './paths.mjs';
import { runQuietly, toolEnvironment } from './processes.mjs';
import { stage } from './terminal.mjs';

const PROBE_MS = 3000;
const DOWNLOAD_MS = 5 * 60_000;
const PACKAGE = join(DESKTOP, 'node_modules', 'electron');

/** @typedef {{ kind: 'ready', binary: string } | { kind: 'absent', reason: string }} ElectronState */

/**
 * The Electron binary, downloaded now if need be, or the reason why there is none. `require('electron')` is not
 * asked: without its binary it tries to download, and without a network it throws.
 * @param {string} node
 * @returns {Promise<ElectronState>}
 */
export async function ensureElectron(node) {
  if (!hasDisplay(process.platform, process.env))
    return { kind: 'absent', reason: 'This machine has no display.' };
  const present = findBinary();
  if (present) return { kind: 'ready', binary: present };
  if (!(await canDownload()))
    return {
      kind: 'absent',
      reason: "Electron's binary is not here and its download site cannot be reached.",
    };
  try {
    await stage('Downloading Electron (once, about 110 MB)', () =>
      runQuietly(node, [join(PACKAGE, 'install.js')], {
        cwd: DESKTOP,
        env: toolEnvironment(node),
        timeoutMs: DOWNLOAD_MS,
      }),
    );
  } catch {
    return { kind: 'absent', reason: "Electron's binary could not be downloaded." };
  }
  const downloaded = findBinary();
  return downloaded
    ? { kind: 'ready', binary: downloaded }
    : { kind: 'absent', reason: "Electron's download did not leave a binary." };
}

/**
 * @param {string} platform
 * @param {NodeJS.ProcessEnv} env
 */
export function hasDisplay(platform, env) {
  if (platform !== 'linux') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** @returns {string | undefined} */
function findBinary() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const binary = join(override, process.platform === 'win32' ? 'electron.exe' : 'electron');
    return existsSync(binary) ? binary : undefined;
  }
  const pathFile = join(PACKAGE, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(PACKAGE, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

async function canDownload() {
  const site = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron';
  try {
    await fetch(site, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    return false;
  }
}
