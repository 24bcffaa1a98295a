/**
 * Takes the README's picture of the studio: `node test/pictures.ts` writes docs/images/explore.png. Serves as
 * `npm start` does, which builds what is stale: a picture of an old build would show another world.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { serve } from './support/local-server.ts';
import { findChromium, ROOT } from './support/paths.ts';
import { StudioPage } from './support/studio-page.ts';

const launcher = join(ROOT, 'scripts', 'launch.mjs');
const server = await serve(
  spawn(process.execPath, [launcher, 'start', '--browser', '--no-open'], { cwd: ROOT }),
);
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
}
