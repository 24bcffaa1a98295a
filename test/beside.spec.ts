import { join } from 'node:path';
import { type BrowserContext, expect } from '@playwright/test';
import { test } from './support/fixtures.ts';
import { SCREENSHOTS } from './support/paths.ts';
import { difference, StudioPage } from './support/studio-page.ts';

// One test after another in one window, each going on where the last one left off.
let context: BrowserContext;
let studio: StudioPage;

test.beforeAll(async ({ plainBrowser, server }) => {
  context = await plainBrowser.newContext({ viewport: { width: 1440, height: 900 } });
  studio = new StudioPage(await context.newPage());
  await studio.open(server.address);
});
test.afterAll(() => context.close());

const BESIDE = { name: 'What is shown beside the dream' };
const decibels = async () =>
  Number.parseFloat((await studio.page.getByTestId('likeness').textContent()) ?? '');

test('puts the true world beside the dream, at the same pose, and says how alike they are', async () => {
  const { page } = studio;
  await expect(page.getByTestId('beside')).toHaveCount(0);
  await page.keyboard.press('b');
  await expect(page.getByTestId('beside')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Reality' })).toBeVisible();
  await studio.walk(['ArrowLeft'], 3);
  await studio.isStill();
  expect(await decibels()).toBeGreaterThan(15);
  const dream = await studio.picture();
  const truth = await studio.picture('beside');
  const apart = difference(dream, truth);
  expect(apart).toBeGreaterThan(0);
  expect(apart).toBeLessThan(40);
  await page.screenshot({ path: join(SCREENSHOTS, 'reality-1440x900.png') });
});

test('shows the difference, and the true world again', async () => {
  const { page } = studio;
  const truth = await studio.picture('beside');
  await page.keyboard.press('x');
  await expect(page.getByRole('button', { name: 'Difference' })).toHaveAttribute('aria-pressed', 'true');
  expect(difference(truth, await studio.picture('beside'))).toBeGreaterThan(20);
  await page.screenshot({ path: join(SCREENSHOTS, 'difference-1440x900.png') });
  await page.keyboard.press('x');
  expect(difference(truth, await studio.picture('beside'))).toBe(0);
});

test('walks twice at once, with memory and without, and only the one with memory finds back', async () => {
  const { page } = studio;
  await page.keyboard.press('r');
  await studio.hasDreamed(0);
  const start = await studio.picture();
  await page.keyboard.press('b');
  await expect(page.getByRole('combobox', BESIDE)).toHaveValue(
    JSON.stringify({ kind: 'memory', policy: 'none' }),
  );
  await expect.poll(decibels).toBe(100);
  await page.keyboard.press('Space');
  await studio.stepWith('ArrowLeft', 10);
  await studio.stepWith('ArrowRight', 10);
  const withMemory = difference(start, await studio.picture());
  const without = difference(start, await studio.picture('beside'));
  expect(without).toBeGreaterThan(1.5 * withMemory);
  await page.screenshot({ path: join(SCREENSHOTS, 'without-memory-1440x900.png') });
  await page.keyboard.press('Space');
  await page.getByRole('combobox', BESIDE).selectOption({ label: 'Nothing' });
  await expect(page.getByTestId('beside')).toHaveCount(0);
});

test('keeps what lay ahead as a branch, and goes from one to the other', async () => {
  const { page } = studio;
  await page.getByLabel('World', { exact: true }).fill('2000123');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('loading')).toBeVisible();
  await studio.hasDreamed(0);
  await expect(page.getByRole('navigation', { name: 'Branches of the walk' })).toHaveCount(0);
  await studio.walk(['ArrowLeft'], 8);
  await studio.isStill();
  const end = await studio.frameIndex();
  const picture = await studio.picture();
  await page.getByRole('slider', { name: 'The walk so far' }).focus();
  for (let back = 0; back < 4; back++) await page.keyboard.press('ArrowLeft');
  await studio.hasDreamed(end - 4);
  await page.getByRole('slider', { name: 'The walk so far' }).blur();
  await studio.walk(['w'], 6);
  await studio.isStill();
  const tree = page.getByRole('navigation', { name: 'Branches of the walk' });
  await expect(tree.getByRole('button')).not.toHaveCount(0);
  await page.screenshot({ path: join(SCREENSHOTS, 'branches-1440x900.png') });
  const left = tree.locator('button[aria-current="false"]').last();
  await left.click();
  await studio.isStill();
  expect(difference(picture, await studio.picture())).toBe(0);
});

test('puts another branch beside this one, frame by frame', async () => {
  const { page } = studio;
  const options = await page.getByRole('combobox', BESIDE).getByRole('option').allTextContents();
  const branch = options.findLast((text) => text.startsWith('Branch'));
  await page.getByRole('combobox', BESIDE).selectOption({ label: branch! });
  await expect(page.getByTestId('beside')).toBeVisible();
  await page.keyboard.press('r');
  await studio.hasDreamed(0);
  // Before the fork they are one.
  await expect.poll(decibels).toBe(100);
  await page.getByRole('combobox', BESIDE).selectOption({ label: 'Nothing' });
});

test('wanders by itself until somebody touches a key', async () => {
  const { page } = studio;
  const before = await studio.frameIndex();
  await page.keyboard.press('t');
  await expect(page.getByRole('button', { name: 'Take over' })).toBeVisible();
  await expect.poll(() => studio.frameIndex()).toBeGreaterThan(before + 5);
  await studio.walk(['ArrowLeft'], 1);
  await expect(page.getByRole('button', { name: 'Wander' })).toBeVisible();
  await studio.isStill();
});

test('shows a remembered view on the map, by keys and by mouse', async () => {
  const { page } = studio;
  const map = page.getByRole('img', { name: /The place from above/ });
  await map.focus();
  await page.keyboard.press('PageUp');
  await expect(page.getByText(/^number \d+$/)).toBeVisible();
  const first = await page.getByText(/^number \d+$/).textContent();
  await page.keyboard.press('PageUp');
  await expect(page.getByText(/^number \d+$/)).not.toHaveText(first!);
  await page.screenshot({ path: join(SCREENSHOTS, 'remembered-1440x900.png') });
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^number \d+$/)).toHaveCount(0);
  const box = (await map.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let notch = 0; notch < 6; notch++) await page.mouse.wheel(0, -120);
  // Closer, the camera is in the middle, and so is the view that was just dreamed there.
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByText(/^number \d+$/)).toBeVisible();
});
