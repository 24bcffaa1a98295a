import { homedir, platform } from 'node:os';
import { join } from 'node:path';

/** Where a person's own models and rollouts live: `DREAMWALK_HOME`, or the platform's place for such data. */
export function userFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.DREAMWALK_HOME) return environment.DREAMWALK_HOME;
  switch (platform()) {
    case 'win32':
      return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'dreamwalk');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'dreamwalk');
    default:
      return join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'dreamwalk');
  }
}
