/**
 * Takes the README's picture of the studio: `node test/pictures.ts`, once `npm start` has built it. Writes
 * docs/images/explore.png.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startServer } from './support/local-server.ts';
import { findChromium, ROOT } from './support/paths.ts';
import { StudioPage } from './support/studio-page.ts';

const recordings = mkdtempSync(join(tmpdir(), 'dreamwalk-pictures-'));
const server = await startServer(recordings);
const browser = await chromium.launch({ executablePath: findChromium() });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' });
  const studio = new StudioPage(page);
  await studio.open(server.address);
  await studio.hold(['w'], 8);
  await studio.hold(['ArrowLeft'], 3);
  await studio.isStill();
  await page.screenshot({ path: join(ROOT, 'docs', 'images', 'explore.png') });
} finally {
  await browser.close();
  await server.stop();
  rmSync(recordings, { recursive: true, force: true });
}
