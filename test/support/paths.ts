import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Pictures of the studio, for looking at; git ignores them. */
export const SCREENSHOTS = join(ROOT, 'test', 'screenshots');

/** Debian's Chromium, or another one by `CHROMIUM_PATH`. */
export const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
