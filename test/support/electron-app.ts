import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { ROOT } from './paths.ts';

export const DESKTOP = join(ROOT, 'apps', 'desktop');

/**
 * Starts the desktop application.
 * @param folder where its profile and a person's own models lie
 */
export function launchElectron(binary: string, folder: string): Promise<ElectronApplication> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return _electron.launch({
    executablePath: binary,
    args: [...sandbox, `--user-data-dir=${join(folder, 'profile')}`, DESKTOP],
    env: { ...process.env, DREAMWALK_HOME: join(folder, 'home') } as Record<string, string>,
  });
}
