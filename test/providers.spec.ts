import { join } from 'node:path';
import { expect } from '@playwright/test';
import { openChromium, SOFTWARE_GPU, test } from './support/fixtures.ts';
import { probeVideo } from './support/probe-video.ts';
import { difference, StudioPage } from './support/studio-page.ts';

test('WASM walks in the browser alone, and the browser keeps the recording', async ({
  plainBrowser,
  server,
}, info) => {
  const page = await plainBrowser.newPage();
  const studio = new StudioPage(page);
  await studio.open(`${server.address}?provider=wasm`);
  await expect(page.getByTestId('provider-label')).toContainText(/wasm/i);
  const before = await studio.picture();
  await page.keyboard.press('v');
  await studio.hold(['ArrowLeft'], 6);
  const download = page.waitForEvent('download');
  await page.keyboard.press('v');
  const path = join(info.outputPath(), 'walk.mp4');
  await (await download).saveAs(path);
  expect(probeVideo(path).frames).toBeGreaterThanOrEqual(6);
  expect(difference(before, await studio.picture())).toBeGreaterThan(6);
  await page.close();
});

test('a software adapter counts as no GPU', async ({ server }) => {
  const browser = await openChromium(SOFTWARE_GPU);
  const page = await browser.newPage();
  await page.goto(server.address);
  await expect(page.getByTestId('provider')).toHaveAttribute('data-provider', 'cpu');
  await expect(page.getByText(/swiftshader, is software and counts as none/i)).toBeVisible();
  await browser.close();
});

test('WebGPU computes what the model should', async ({ server }) => {
  test.setTimeout(240_000);
  const browser = await openChromium(SOFTWARE_GPU);
  const page = await browser.newPage();
  await page.goto(`${server.address}?provider=webgpu`);
  // The model only opens once every graph has given its golden outputs.
  await expect(page.getByTestId('provider-label')).toContainText(/webgpu.*swiftshader/i, {
    timeout: 220_000,
  });
  await browser.close();
});
