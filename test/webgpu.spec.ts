import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { openChromium, SOFTWARE_GPU } from './support/fixtures.ts';
import { type LocalServer, startServer } from './support/local-server.ts';
import { SCREENSHOTS } from './support/paths.ts';
import { probeVideo } from './support/probe-video.ts';
import { recordRollout } from './support/record-rollout.ts';
import { SMALL_MODEL, writeSmallModel } from './support/small-model.ts';
import { difference, StudioPage } from './support/studio-page.ts';

// Every room with the engine in the page, on WebGPU: a model that is small enough for Chromium's software renderer. One test after
// another in one window.
let folder: string;
let server: LocalServer;
let browser: Browser;
let page: Page;
let studio: StudioPage;

const SEED = 2_000_011;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'dreamwalk-webgpu-'));
  const ownModels = join(folder, 'models');
  const recordings = join(folder, 'rollouts');
  recordRollout(join(recordings, 'a-walk'), SEED, 4, await writeSmallModel(ownModels));
  server = await startServer(recordings, ownModels);
  mkdirSync(SCREENSHOTS, { recursive: true });
  browser = await openChromium(SOFTWARE_GPU);
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' });
  studio = new StudioPage(page);
  await studio.open(`${server.address}?provider=webgpu&model=${SMALL_MODEL}`);
});
test.afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const enter = (room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click();
const shot = (name: string) => page.screenshot({ path: join(SCREENSHOTS, `webgpu-${name}-1280x800.png`) });

test('walks on WebGPU, and goes back and forth to the last bit', async () => {
  await expect(page.getByTestId('provider')).toHaveAttribute('data-provider', 'webgpu');
  await expect(page.getByTestId('provider-label')).toContainText(/webgpu.*swiftshader/i);
  const start = await studio.picture();
  await studio.walk(['w', 'ArrowLeft'], 5);
  const last = await studio.frameIndex();
  const end = await studio.picture();
  expect(difference(start, end)).toBeGreaterThan(6);
  await expect(page.getByTestId('retrieved').getByRole('figure')).toHaveCount(3);
  await shot('explore');

  const strip = page.getByRole('slider', { name: 'The walk so far' });
  await strip.focus();
  await page.keyboard.press('Home');
  await studio.hasDreamed(0);
  expect(difference(start, await studio.picture())).toBe(0);
  await page.keyboard.press('End');
  await studio.hasDreamed(last);
  expect(difference(end, await studio.picture())).toBe(0);
  await strip.blur();
});

test('tints what no remembered view shows', async () => {
  await page.getByRole('combobox', { name: 'How remembered views are chosen' }).selectOption('none');
  await studio.walk(['ArrowLeft'], 3);
  const plain = await studio.picture();
  await page.keyboard.press('i');
  await expect(page.getByRole('button', { name: 'Tint what is invented' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(difference(plain, await studio.picture())).toBeGreaterThan(1);
  await page.keyboard.press('i');
  expect(difference(plain, await studio.picture())).toBe(0);
  await page.getByRole('combobox', { name: 'How remembered views are chosen' }).selectOption('coverage');
});

test('puts the true world beside the dream', async () => {
  await page.keyboard.press('b');
  await expect(page.getByTestId('beside')).toBeVisible();
  await studio.walk(['ArrowRight'], 2);
  expect(Number.parseFloat((await page.getByTestId('likeness').textContent())!)).toBeGreaterThan(8);
  const truth = await studio.picture('beside');
  expect(difference(truth, await studio.picture())).toBeGreaterThan(0);
  await page.keyboard.press('x');
  await expect.poll(async () => difference(truth, await studio.picture('beside'))).toBeGreaterThan(10);
  await shot('beside');
  await page.keyboard.press('x');
  await page
    .getByRole('combobox', { name: 'What is shown beside the dream' })
    .selectOption({ label: 'Nothing' });
  await expect(page.getByTestId('beside')).toHaveCount(0);
});

test('records, and the browser keeps the film', async () => {
  await page.keyboard.press('v');
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Stop' })).toBeVisible();
  await studio.hold(['ArrowLeft'], 4);
  const download = page.waitForEvent('download');
  await page.keyboard.press('v');
  const path = join(folder, 'walk.mp4');
  await (await download).saveAs(path);
  expect(probeVideo(path).frames).toBeGreaterThanOrEqual(4);
  await page.getByRole('button', { name: 'Dismiss' }).click();
});

test('follows a trajectory that was drawn in the room next door', async () => {
  const before = await studio.picture();
  const frame = await studio.frameIndex();
  await enter('Trajectories');
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Trajectories' }).getByRole('listitem')).toHaveCount(1);
  await shot('trajectories');
  await page.getByRole('button', { name: 'Walk it' }).click();
  await expect.poll(() => studio.frameIndex(), { timeout: 60_000 }).toBeGreaterThan(frame + 3);
  await page.keyboard.press('t');
  await expect(page.getByRole('button', { name: 'Wander' })).toBeVisible();
  await studio.isStill();
  expect(difference(before, await studio.picture())).toBeGreaterThan(6);
});

test('shows in the library what it walks with', async () => {
  await enter('Library');
  const models = page.getByRole('list', { name: 'World models' });
  await expect(models.getByRole('button')).toHaveCount(3);
  await expect(page.getByRole('heading', { name: 'Small Rooms', level: 2 })).toBeVisible();
  await expect(page.getByText('views reprojected by depth, 4 at a time')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Walk on' })).toBeVisible();
  await shot('library');
});

test('verifies on the native side what was recorded', async () => {
  await page.getByRole('tab', { name: 'Recordings' }).click();
  const row = page.getByTestId('recording-row');
  await expect(row).toContainText(`World ${SEED}`);
  await row.getByRole('button', { name: 'Replay and verify' }).click();
  await expect(row).toContainText('Identical: every frame is the same to the last bit.', { timeout: 60_000 });
});

test('walks in a world of the gallery', async () => {
  await page.getByRole('tab', { name: 'Worlds' }).click();
  await page.getByRole('button', { name: /^World 2000002/ }).click();
  await expect(page.getByLabel('World', { exact: true })).toHaveValue('2000002', { timeout: 60_000 });
  await studio.hasDreamed(0);
  await studio.walk(['w'], 2);
  await expect(page.getByTestId('provider')).toHaveAttribute('data-provider', 'webgpu');
});
