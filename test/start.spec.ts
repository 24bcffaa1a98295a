import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './support/fixtures.ts';
import { serve } from './support/local-server.ts';
import { ROOT } from './support/paths.ts';
import { StudioPage } from './support/studio-page.ts';

const SECOND_START_BAR_MS = 15_000;

test('npm start shows a dreamed frame soon after', async ({ plainBrowser }, info) => {
  const startMs = performance.now();
  const launcher = join(ROOT, 'scripts', 'launch.mjs');
  const server = await serve(
    spawn(process.execPath, [launcher, 'start', '--browser', '--no-open'], { cwd: ROOT }),
  );
  const page = await plainBrowser.newPage();
  await new StudioPage(page).open(server.address);
  const durationMs = performance.now() - startMs;
  await page.close();
  await server.stop();
  info.annotations.push({ type: 'first frame', description: `${(durationMs / 1000).toFixed(1)} s` });
  process.stdout.write(`    first dreamed frame ${(durationMs / 1000).toFixed(1)} s after npm start\n`);
  expect(durationMs).toBeLessThan(SECOND_START_BAR_MS);
});
