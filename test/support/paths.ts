import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Pictures of the studio, for looking at; git ignores them. */
export const SCREENSHOTS = join(ROOT, 'test', 'screenshots');

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The system's Chromium or Chrome, or the one that `CHROMIUM_PATH` names; Playwright's own is never downloaded.
 * @throws Error where there is none
 */
export function findChromium(): string {
  const path = process.env.CHROMIUM_PATH ?? USUAL_PLACES.find((place) => existsSync(place));
  if (path) return path;
  throw new Error(
    'The end-to-end tests need Chromium or Chrome. Install one, or name it with CHROMIUM_PATH.',
  );
}
