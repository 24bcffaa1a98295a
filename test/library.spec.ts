import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { test } from './support/fixtures.ts';
import { type LocalServer, startServer } from './support/local-server.ts';
import { ROOT, SCREENSHOTS } from './support/paths.ts';
import { probeVideo } from './support/probe-video.ts';
import { recordRollout } from './support/record-rollout.ts';
import { StudioPage } from './support/studio-page.ts';

// One test after another in one window, with models and recordings of its own.
let folder: string;
let recordings: string;
let server: LocalServer;
let context: BrowserContext;
let page: Page;

/** The world of the recorded rollout. */
const SEED = 2_000_011;
const ROLLOUT = 'a-walk';

test.beforeAll(async ({ plainBrowser }) => {
  folder = mkdtempSync(join(tmpdir(), 'dreamwalk-library-'));
  recordings = join(folder, 'rollouts');
  copyModel('my-rooms', 'My Rooms');
  copyModel('damaged', 'Damaged');
  writeFileSync(join(folder, 'damaged', 'decoder.onnx'), 'no graph');
  recordRollout(join(recordings, ROLLOUT), SEED, 6);
  server = await startServer(recordings, join(folder, 'own'));
  mkdirSync(SCREENSHOTS, { recursive: true });
  context = await plainBrowser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page = await context.newPage();
  await page.goto(server.address);
  await enter('Library');
});
test.afterAll(async () => {
  await context.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The bundled model under another name, without its recipe. */
function copyModel(id: string, title: string): void {
  const bundled = join(ROOT, 'models', 'voxel-rooms');
  const copy = join(folder, id);
  cpSync(bundled, copy, { recursive: true, filter: (path) => !path.includes('recipe') });
  const manifest = JSON.parse(readFileSync(join(bundled, 'world-model.json'), 'utf8'));
  writeFileSync(join(copy, 'world-model.json'), JSON.stringify({ ...manifest, id, title }));
}

const enter = (room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click();
const show = (tab: string) => page.getByRole('tab', { name: tab }).click();
const addFolder = async (name: string) => {
  await page.getByRole('button', { name: 'Add a model' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'From a folder…' }).click();
  await (await chooser).setFiles(join(folder, name));
};
const row = () => page.getByTestId('recording-row').filter({ hasText: ROLLOUT });

/** Waits for the first frame of a place whose loading is shown. */
async function hasArrived(): Promise<void> {
  await expect(page.getByTestId('loading')).toHaveCount(0, { timeout: 100_000 });
  await new StudioPage(page).hasDreamed(0);
}

async function expectAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
}

test('shows the models there are, and all about one', async () => {
  const models = page.getByRole('list', { name: 'World models' });
  await expect(models.getByRole('button')).toHaveCount(2);
  await models.getByRole('button', { name: /by attention/ }).click();
  await expect(page.getByRole('heading', { name: 'Voxel Rooms, by attention', level: 2 })).toBeVisible();
  await expect(page.getByText(/latents in context, \d+ beside a window of \d+/)).toBeVisible();
  // A picture of its card comes out of its own folder.
  const picture = page.getByRole('article').getByRole('img').first();
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);

  await models.getByRole('button', { name: /^Voxel Rooms \d/ }).click();
  await expect(page.getByRole('row', { name: /^denoiser sample/ })).toContainText('[1, 80, 16, 16]');
  await expect(page.getByRole('article').getByRole('heading', { name: 'Training' })).toBeVisible();
  await expectAccessible();
  await page.screenshot({ path: join(SCREENSHOTS, 'library-models-1440x900.png') });
});

test('adds a model from a folder, check by check', async () => {
  await addFolder('my-rooms');
  const install = page.getByTestId('install');
  await expect(install).toContainText('Adding my-rooms');
  await page.screenshot({ path: join(SCREENSHOTS, 'library-adding-1440x900.png') });
  await expect(install).toHaveCount(0, { timeout: 90_000 });
  await expect(page.getByRole('heading', { name: 'My Rooms', level: 2 })).toBeVisible();
  await expect(page.getByText('Added by you')).toBeVisible();
  expect(existsSync(join(folder, 'own', 'my-rooms', 'decoder.onnx'))).toBe(true);
});

test('says what is wrong with a damaged model, and does not add it', async () => {
  await addFolder('damaged');
  const install = page.getByTestId('install');
  await expect(install.getByRole('alert')).toContainText(
    'decoder.onnx of the world model damaged has SHA-256',
    {
      timeout: 60_000,
    },
  );
  // This card stays, and so do the checks on it; where all hold, the card goes before they can be read.
  const check = (text: string) => install.getByRole('listitem').filter({ hasText: text });
  await expect(check('Manifest makes sense')).toHaveAttribute('data-state', 'done');
  await expect(check('Every file is the one it names')).toHaveAttribute('data-state', 'failed');
  await expectAccessible();
  await page.screenshot({ path: join(SCREENSHOTS, 'library-refused-1440x900.png') });
  await install.getByRole('button', { name: 'Dismiss' }).click();
  await expect(install).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'World models' }).getByRole('button')).toHaveCount(3);
});

test('dreams with an added model', async () => {
  await page.getByRole('button', { name: 'Open in Explore' }).click();
  await expect(page.getByLabel('World model')).toHaveValue('my-rooms', { timeout: 60_000 });
  await hasArrived();
  await enter('Library');
  await expect(page.getByRole('button', { name: 'Walk on' })).toBeVisible();
});

test('removes a model, and takes that back', async () => {
  const models = page.getByRole('list', { name: 'World models' }).getByRole('button');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(models).toHaveCount(2);
  expect(existsSync(join(folder, 'own', 'my-rooms'))).toBe(false);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(models).toHaveCount(3);
  expect(existsSync(join(folder, 'own', 'my-rooms'))).toBe(true);
});

test('draws worlds that one can walk in, eight at a time', async () => {
  await show('Worlds');
  const gallery = page.getByTestId('gallery');
  await expect(gallery.getByRole('button')).toHaveCount(8);
  await expect(gallery.locator('canvas[data-drawn="true"]')).toHaveCount(8, { timeout: 60_000 });
  await expectAccessible();
  await page.screenshot({ path: join(SCREENSHOTS, 'library-worlds-1440x900.png') });
  await page.getByRole('button', { name: 'Eight more' }).click();
  await expect(gallery.getByRole('button')).toHaveCount(16);
});

test('walks in the world that is chosen, and remembers it', async () => {
  await page.getByRole('button', { name: /^World 2000002/ }).click();
  await expect(page.getByLabel('World', { exact: true })).toHaveValue('2000002', { timeout: 60_000 });
  await hasArrived();
  await enter('Library');
  await expect(page.getByTestId('recent').getByRole('button').first()).toContainText('World 2000002');
});

test('walks in the world of a number', async () => {
  const field = page.getByLabel('Go to world');
  await field.fill('cat');
  await expect(page.getByRole('button', { name: 'Go', exact: true })).toBeDisabled();
  await field.fill('7');
  await field.press('Enter');
  await expect(page.getByLabel('World', { exact: true })).toHaveValue('7', { timeout: 60_000 });
  await hasArrived();
  await enter('Library');
});

test('walks in a picture that is pasted, and remembers it', async () => {
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(64, 64);
    canvas.getContext('2d')!.fillRect(0, 0, 64, 32);
    const file = new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' });
    const clipboardData = new DataTransfer();
    clipboardData.items.add(file);
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
  });
  await expect(page.getByText('one view, the rest is invented')).toBeVisible({ timeout: 60_000 });
  await hasArrived();
  await enter('Library');
  await expect(page.getByTestId('recent').getByRole('button').first()).toContainText('pasted picture');
});

test('lists what was recorded, and finds it again', async () => {
  await show('Recordings');
  await expect(row()).toContainText(`World ${SEED}`);
  await expect(row()).toContainText('7 frames');
  await expect(row().getByRole('img')).toBeVisible();
  await page.screenshot({ path: join(SCREENSHOTS, 'library-recordings-1440x900.png') });
  const search = page.getByRole('searchbox');
  await search.fill('dragons');
  await expect(page.getByText('No recording has that in it.')).toBeVisible();
  await search.fill(`world ${SEED}`);
  await expect(row()).toHaveCount(1);
  await search.fill('');
});

test('replays a rollout and finds it identical', async () => {
  await row().getByRole('button', { name: 'Replay and verify' }).click();
  await expect(row().getByRole('progressbar')).toBeVisible();
  await expect(row()).toContainText('Identical: every frame is the same to the last bit.', {
    timeout: 90_000,
  });
  await expectAccessible();
  await page.screenshot({ path: join(SCREENSHOTS, 'library-verified-1440x900.png') });
});

test('stops verifying when it is told to', async () => {
  await row().getByRole('button', { name: 'Replay and verify' }).click();
  await row().getByRole('button', { name: 'Cancel' }).click();
  await expect(row().getByRole('progressbar')).toHaveCount(0);
  await expect(row().getByRole('button', { name: 'Replay and verify' })).toBeEnabled();
});

test('plays a film', async () => {
  await row().getByRole('button', { name: 'Play', exact: true }).click();
  const film = page.getByRole('dialog').locator('video');
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
  await expectAccessible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('hands out the film and the camera path, by keyboard', async () => {
  const save = async (item: string): Promise<string> => {
    await row()
      .getByRole('button', { name: /^More for/ })
      .focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    const download = page.waitForEvent('download');
    const wanted = page.getByRole('menuitem', { name: item });
    for (const key of ['Home', ...Array(6).fill('ArrowDown')]) {
      await page.keyboard.press(key);
      // The menu moves the focus a moment after the key.
      await page.waitForTimeout(60);
      if (await wanted.evaluate((item) => item === document.activeElement)) break;
    }
    await expect(wanted).toBeFocused();
    await page.keyboard.press('Enter');
    const path = join(folder, (await download).suggestedFilename());
    await (await download).saveAs(path);
    return path;
  };
  expect(probeVideo(await save('Save the film')).frames).toBe(7);
  const path = readFileSync(await save('Save the camera'), 'utf8');
  expect(path.trim().split('\n')).toHaveLength(8);
});

test('deletes a rollout, and takes that back', async () => {
  await row()
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(row()).toHaveCount(0);
  expect(existsSync(join(recordings, ROLLOUT))).toBe(false);
  await page.screenshot({ path: join(SCREENSHOTS, 'library-undo-1440x900.png') });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row()).toHaveCount(1);
  expect(existsSync(join(recordings, ROLLOUT, 'rollout.json'))).toBe(true);
});

test('goes from tab to tab with the arrow keys', async () => {
  await page.getByRole('tab', { name: 'Recordings' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('tab', { name: 'Worlds' })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.getByRole('tab', { name: 'Models' })).toHaveAttribute('aria-selected', 'true');
});

test('holds in a small and in a large window', async () => {
  for (const [width, height] of [
    [1024, 700],
    [1920, 1080],
  ]) {
    await page.setViewportSize({ width, height });
    for (const tab of ['Models', 'Worlds', 'Recordings']) {
      await show(tab);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, tab).toBeLessThanOrEqual(0);
      await page.screenshot({
        path: join(SCREENSHOTS, `library-${tab.toLowerCase()}-${width}x${height}.png`),
      });
    }
  }
});
