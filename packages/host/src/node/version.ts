import { readFileSync } from 'node:fs';

/** The version of dreamwalk, as in its package.json. */
export const DREAMWALK_VERSION: string = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version;
