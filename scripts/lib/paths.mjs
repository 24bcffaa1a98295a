import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Node and pnpm from the registry, where the machine has none that will do. */
export const TOOLS = join(ROOT, '.tools');

/** The studio: Electron main, preload, local server, renderer. */
export const DESKTOP = join(ROOT, 'apps', 'desktop');
