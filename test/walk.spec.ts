import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, expect } from '@playwright/test';
import { test } from './support/fixtures.ts';
import { SCREENSHOTS } from './support/paths.ts';
import { probeVideo } from './support/probe-video.ts';
import { difference, StudioPage } from './support/studio-page.ts';

// One test after another in one window: entering a world takes seconds. Each leaves the walk running.
let context: BrowserContext;
let studio: StudioPage;

test.beforeAll(async ({ plainBrowser, server }) => {
  context = await plainBrowser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  studio = new StudioPage(await context.newPage());
  mkdirSync(SCREENSHOTS, { recursive: true });
  const problems: string[] = [];
  studio.page.on('pageerror', (error) => problems.push(error.message));
  studio.page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await studio.open(server.address);
  expect(problems).toEqual([]);
});
test.afterAll(() => context.close());

test('opens on the native CPU and says why', async () => {
  const { page } = studio;
  await expect(page.getByTestId('provider')).toHaveAttribute('data-provider', 'cpu');
  await expect(page.getByTestId('provider-label')).toContainText(/native CPU, \d threads?/i);
  await expect(page.getByText('The native engine runs in the local server.')).toBeVisible();
  await expect(page.getByText('toured in 60 views')).toBeVisible();
  expect(await page.evaluate(() => self.crossOriginIsolated)).toBe(true);
});

test('walks with the keys, and the picture changes', async () => {
  const before = await studio.picture();
  await studio.walk(['w'], 6);
  expect(difference(before, await studio.picture())).toBeGreaterThan(6);
  const retrieved = studio.page.getByTestId('retrieved');
  await expect(retrieved.getByRole('listitem')).toHaveCount(5);
  await expect(retrieved.getByRole('figure')).not.toHaveCount(0);
  await studio.page.screenshot({ path: join(SCREENSHOTS, 'explore-1440x900.png') });
});

test('stands still when nobody moves', async () => {
  const frame = await studio.frameIndex();
  await studio.page.waitForTimeout(600);
  expect(await studio.frameIndex()).toBe(frame);
});

test('finds the place again after turning away and back', async () => {
  const { page } = studio;
  await page.keyboard.press('r');
  await studio.hasDreamed(0);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  const start = await studio.picture();
  await studio.stepWith('ArrowLeft', 10);
  const away = await studio.picture();
  await studio.stepWith('ArrowRight', 10);
  const back = await studio.picture();
  expect(difference(start, away)).toBeGreaterThan(10);
  expect(difference(start, back)).toBeLessThan(0.35 * difference(start, away));
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('goes back through the walk and forth again, and shows what was there', async () => {
  const { page } = studio;
  await page.keyboard.press('r');
  await studio.hasDreamed(0);
  await studio.walk(['w', 'ArrowRight'], 6);
  await studio.isStill();
  const last = await studio.frameIndex();
  const end = await studio.picture();
  const strip = page.getByRole('slider', { name: 'The walk so far' });
  await expect(strip).toHaveAttribute('aria-valuemax', String(last));

  await strip.focus();
  await page.keyboard.press('Home');
  await studio.hasDreamed(0);
  const start = await studio.picture();
  expect(difference(start, end)).toBeGreaterThan(6);
  await page.keyboard.press('ArrowRight');
  await studio.hasDreamed(1);
  await page.screenshot({ path: join(SCREENSHOTS, 'gone-back-1440x900.png') });
  await page.keyboard.press('End');
  await studio.hasDreamed(last);
  expect(difference(end, await studio.picture())).toBe(0);

  const box = (await strip.boundingBox())!;
  await page.mouse.move(box.x + box.height * last, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 2, box.y + 20, { steps: 8 });
  await page.mouse.up();
  await studio.hasDreamed(0);
  expect(difference(start, await studio.picture())).toBe(0);
  await page.getByTestId('view').click({ position: { x: 5, y: 5 }, trial: true });
  await strip.blur();
  await page.keyboard.press(',');
  expect(await studio.frameIndex()).toBe(0);
});

test('dreams nothing while paused, and goes on', async () => {
  const { page } = studio;
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  const frame = await studio.frameIndex();
  await page.keyboard.down('ArrowLeft');
  await page.waitForTimeout(500);
  expect(await studio.frameIndex()).toBe(frame);
  await page.keyboard.press('Space');
  await expect.poll(() => studio.frameIndex()).toBeGreaterThan(frame + 2);
  await page.keyboard.up('ArrowLeft');
  await studio.isStill();
});

test('looks round with the mouse, dragged', async () => {
  const { page } = studio;
  const box = (await page.getByTestId('view').boundingBox())!;
  const before = await page.getByTestId('heading').textContent();
  await page.mouse.move(box.x + 300, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 420, box.y + 310, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByTestId('heading')).not.toHaveText(before!);
  await studio.isStill();
});

test('remembers in another way when asked to', async () => {
  const { page } = studio;
  await page.keyboard.press('m');
  const policy = page.getByRole('combobox', { name: 'How remembered views are chosen' });
  await expect(policy).toHaveValue('temporal');
  await policy.selectOption('none');
  await studio.walk(['ArrowLeft'], 2);
  await expect(page.getByTestId('retrieved').getByRole('figure')).toHaveCount(0);
  await page.keyboard.press('m');
  await expect(policy).toHaveValue('coverage');
});

test('tints what is invented', async () => {
  const { page } = studio;
  await page.getByRole('combobox', { name: 'How remembered views are chosen' }).selectOption('none');
  // Turning and stepping the same way shows more that is new than turning alone.
  await studio.walk(['ArrowLeft', 'a'], 4);
  const plain = await studio.picture();
  await page.keyboard.press('i');
  await expect(page.getByRole('button', { name: 'Tint what is invented' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const tinted = await studio.picture();
  expect(difference(plain, tinted)).toBeGreaterThan(1);
  await page.screenshot({ path: join(SCREENSHOTS, 'tinted-1440x900.png') });
  await page.keyboard.press('i');
  expect(difference(plain, await studio.picture())).toBe(0);
  await page.getByRole('combobox', { name: 'How remembered views are chosen' }).selectOption('coverage');
});

test('records a video that plays at an exact rate', async ({ recordings }) => {
  const { page } = studio;
  await page.keyboard.press('v');
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Stop' })).toBeVisible();
  await studio.hold(['w', 'ArrowRight'], 8);
  await page.keyboard.press('v');
  await expect(page.getByTestId('recording')).toContainText('s recorded');
  const [file] = readdirSync(recordings).filter((name) => name.endsWith('.mp4'));
  const facts = probeVideo(join(recordings, file));
  expect(facts).toMatchObject({ codec: 'h264', frameRate: '20/1', widthPx: 512 });
  expect(facts.frames).toBeGreaterThanOrEqual(8);
  await page.getByRole('button', { name: 'Dismiss' }).click();
});

test('is usable by keyboard alone', async () => {
  const { page } = studio;
  await page.keyboard.press('h');
  const help = page.getByRole('dialog', { name: 'How to walk' });
  await expect(help).toBeVisible();
  await page.screenshot({ path: join(SCREENSHOTS, 'help.png') });
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  const order: string[] = [];
  await page.getByLabel('World', { exact: true }).focus();
  for (let tab = 0; tab < 22; tab++) {
    order.push(
      await page.evaluate(
        () =>
          document.activeElement?.textContent ||
          document.activeElement?.id ||
          document.activeElement?.ariaLabel ||
          '',
      ),
    );
    await page.keyboard.press('Tab');
  }
  // Of the branches that the tests before left behind there are as many as there are.
  const named = order
    .map((text) => text.replace(/(Space|[.,RTNKPVM])$/, ''))
    .filter((text) => !/^\d+$/.test(text));
  expect(named.slice(0, 17)).toEqual([
    'world-seed',
    expect.stringContaining('Voxel Rooms, by attention'),
    'Settings',
    'Commands',
    'Help',
    'The walk so far',
    'Pause',
    'Back',
    'Step',
    'Reset',
    'Wander',
    'New world',
    'Image…',
    'Bookmark',
    'Save',
    'Record',
    expect.any(String),
  ]);
});

test('goes to another world by its number', async () => {
  const { page } = studio;
  const before = await studio.picture();
  await page.getByLabel('World', { exact: true }).fill('2000123');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('loading')).toBeVisible();
  await page.screenshot({ path: join(SCREENSHOTS, 'loading.png') });
  await studio.hasDreamed(0);
  expect(difference(before, await studio.picture())).toBeGreaterThan(6);
});

test('keeps the walk when a new world is cancelled', async () => {
  const { page } = studio;
  const seed = await page.getByLabel('World', { exact: true }).inputValue();
  await page.keyboard.press('n');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByTestId('loading')).toHaveCount(0);
  await expect(page.getByLabel('World', { exact: true })).toHaveValue(seed);
  await studio.walk(['ArrowLeft'], 2);
});

test('opens another model in the same world, and the first one again', async () => {
  const { page } = studio;
  const models = page.getByRole('combobox', { name: 'World model' });
  await expect(models).toHaveValue('voxel-rooms');
  const world = await page.getByLabel('World', { exact: true }).inputValue();
  await models.selectOption({ label: 'Voxel Rooms, by attention' });
  await expect(page.getByTestId('loading')).toBeVisible();
  await studio.hasDreamed(0);
  await expect(models).toHaveValue('voxel-rooms-dit');
  expect(await page.getByLabel('World', { exact: true }).inputValue()).toBe(world);
  await studio.walk(['w'], 2);
  await page.screenshot({ path: join(SCREENSHOTS, 'by-attention-1440x900.png') });
  await models.selectOption('voxel-rooms');
  await expect(page.getByTestId('loading')).toBeVisible();
  await studio.hasDreamed(0);
});

test('fits small and large windows', async () => {
  const { page } = studio;
  for (const [width, height] of [
    [1024, 700],
    [1920, 1080],
  ]) {
    await page.setViewportSize({ width, height });
    await studio.walk(['ArrowLeft'], 1);
    const overflow = await page.evaluate(() => [
      document.documentElement.scrollWidth - window.innerWidth,
      document.documentElement.scrollHeight - window.innerHeight,
    ]);
    expect(overflow).toEqual([0, 0]);
    await page.screenshot({ path: join(SCREENSHOTS, `explore-${width}x${height}.png`) });
  }
});

test('tells what is wrong with a model, and gives a report to copy', async ({ server }) => {
  const { page } = studio;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${server.address}?model=missing-rooms`);
  const card = page.getByRole('alert');
  await expect(card).toContainText('missing-rooms');
  await page.screenshot({ path: join(SCREENSHOTS, 'failure.png') });
  await card.getByRole('button', { name: 'Copy report' }).click();
  await expect(card.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('during openModel');
});
