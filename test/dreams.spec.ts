import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, expect } from '@playwright/test';
import { test } from './support/fixtures.ts';
import { SCREENSHOTS } from './support/paths.ts';
import { difference, StudioPage } from './support/studio-page.ts';

/** Pictures of one frame that are this much alike, in levels of 255, are the same but for the screen's own scaling. */
const SAME = 0.2;

// One test after another in one window. Each leaves the walk at rest.
let context: BrowserContext;
let studio: StudioPage;
let left: { readonly frameIndex: number; readonly picture: number[] };

test.beforeAll(async ({ plainBrowser, server }) => {
  context = await plainBrowser.newContext({ viewport: { width: 1280, height: 800 } });
  studio = new StudioPage(await context.newPage());
  mkdirSync(SCREENSHOTS, { recursive: true });
  await studio.open(server.address);
});
test.afterAll(async ({ recordings }) => {
  await context.close();
  for (const file of readdirSync(recordings)) rmSync(join(recordings, file));
});

test('a bookmark brings back the very moment, from another branch too', async () => {
  const { page } = studio;
  await studio.walk(['w'], 5);
  await page.keyboard.press('k');
  const marks = page.getByTestId('bookmarks');
  await expect(marks.getByRole('listitem')).toHaveCount(1);
  const marked = { frameIndex: await studio.frameIndex(), picture: await studio.picture() };
  await studio.walk(['ArrowRight'], 8);
  expect(difference(marked.picture, await studio.picture())).toBeGreaterThan(6);
  await page.keyboard.press('r');
  await studio.hasDreamed(0);
  await studio.walk(['ArrowLeft'], 4);
  await marks.getByRole('button', { name: 'Back to Bookmark 1' }).click();
  await studio.hasDreamed(marked.frameIndex);
  expect(difference(marked.picture, await studio.picture())).toBeLessThan(SAME);
});

test('a bookmark has the name that it is given, and comes back where it was removed by mistake', async () => {
  const { page } = studio;
  const marks = page.getByTestId('bookmarks');
  const name = marks.getByRole('textbox', { name: 'Name of Bookmark 1' });
  await name.fill('by the pillar');
  await name.press('Enter');
  await expect(marks.getByRole('button', { name: 'Back to by the pillar' })).toBeVisible();
  // Letters that were typed were no keys of the walk.
  await studio.isStill();
  await page.screenshot({ path: join(SCREENSHOTS, 'bookmarks-1280x800.png') });
  await marks.getByRole('button', { name: 'Remove by the pillar' }).click();
  await expect(marks.getByRole('listitem')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(marks.getByRole('button', { name: 'Back to by the pillar' })).toBeVisible();
});

test('a dream that is saved lies in the library', async ({ recordings }) => {
  const { page } = studio;
  await studio.walk(['w', 'ArrowRight'], 6);
  left = { frameIndex: await studio.frameIndex(), picture: await studio.picture() };
  await page.keyboard.press('p');
  const card = page.getByTestId('saved-dream');
  await expect(card).toContainText('.dream.safetensors');
  expect(readdirSync(recordings).filter((name) => name.endsWith('.dream.safetensors'))).toHaveLength(1);
  await card.getByRole('button', { name: 'Show in Library' }).click();
  const row = page.getByTestId('recording-row').filter({ hasText: 'Dream of World' });
  await expect(row).toContainText(`left at frame ${left.frameIndex}`);
  await expect(row).toContainText('1 bookmark');
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(SCREENSHOTS, 'saved-dream-1280x800.png') });
});

test('it goes on where it was left, after the window was closed', async ({ server }) => {
  await studio.page.close();
  studio = new StudioPage(await context.newPage());
  const { page } = studio;
  await studio.open(server.address);
  await page.getByRole('button', { name: 'Library' }).click();
  await page.getByRole('tab', { name: 'Recordings' }).click();
  const row = page.getByTestId('recording-row').filter({ hasText: 'Dream of World' });
  await row.getByRole('button', { name: 'Go on' }).click();
  await studio.hasDreamed(left.frameIndex);
  expect(difference(left.picture, await studio.picture())).toBeLessThan(SAME);
  await expect(page.getByTestId('bookmarks')).toContainText('frame');
  await studio.walk(['ArrowLeft'], 3);
  await page.getByRole('button', { name: 'Back to by the pillar' }).click();
  await expect.poll(() => studio.frameIndex()).toBeLessThan(left.frameIndex);
  await page.screenshot({ path: join(SCREENSHOTS, 'resumed-1280x800.png') });
  await page.keyboard.press('r');
  await studio.hasDreamed(0);
});

test('it goes on with its own model where another one is open, from a file', async ({ recordings }) => {
  const { page } = studio;
  await page.getByRole('combobox', { name: 'World model' }).selectOption('voxel-rooms-dit');
  await expect(page.getByTestId('loading')).toBeVisible();
  await expect(page.getByTestId('loading')).toHaveCount(0, { timeout: 100_000 });
  await page.getByRole('button', { name: 'Library' }).click();
  await page.getByRole('tab', { name: 'Recordings' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a saved dream…' }).click();
  const [file] = readdirSync(recordings).filter((name) => name.endsWith('.dream.safetensors'));
  await (await chooser).setFiles(join(recordings, file));
  await studio.hasDreamed(left.frameIndex);
  await expect(page.getByRole('combobox', { name: 'World model' })).toHaveValue('voxel-rooms');
  expect(difference(left.picture, await studio.picture())).toBeLessThan(SAME);
});

test('a file that is no dream is refused in words, and the walk stays', async () => {
  const { page } = studio;
  await page.getByRole('button', { name: 'Library' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a saved dream…' }).click();
  await (await chooser).setFiles({
    name: 'weights.safetensors',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('not a dream at all'),
  });
  const failure = page.getByRole('alert');
  await expect(failure).toContainText('weights.safetensors is not a whole saved dream');
  await failure.getByRole('button', { name: 'Go on' }).click();
  await studio.walk(['w'], 2);
});
