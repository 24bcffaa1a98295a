import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { axeFindings } from './support/axe-findings.ts';
import { test } from './support/fixtures.ts';
import { SCREENSHOTS } from './support/paths.ts';
import { StudioPage } from './support/studio-page.ts';

const ONE_DIGIT = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

// One test after another in one window, as in the other walks.
let context: BrowserContext;
let studio: StudioPage;
let page: Page;

test.beforeAll(async ({ plainBrowser, server }) => {
  context = await plainBrowser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' });
  page = await context.newPage();
  studio = new StudioPage(page);
  mkdirSync(SCREENSHOTS, { recursive: true });
  await studio.open(server.address);
});
test.afterAll(() => context.close());

/** Does what the command does that comes first where this is typed. */
async function command(typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Commands' });
  await expect(dialog).toBeVisible();
  await page.keyboard.type(typed);
  await expect(dialog.getByRole('option').first()).toContainText(typed);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

const rail = (name: string) => page.getByRole('complementary', { name, exact: true });
const foldButton = (name: string) => page.getByRole('button', { name, exact: true });

test('tells what a step takes by stage, how far it has dreamed, and what the memory takes', async () => {
  await studio.walk(['w'], 8);
  const lines = rail('Instruments').locator('dl path');
  await expect(lines).toHaveCount(6);
  for (const line of await lines.all()) expect(await line.getAttribute('d')).toMatch(/^M\d+ [\d.]+L/);
  const seconds = ((await studio.frameIndex()) / 20).toLocaleString('en', ONE_DIGIT);
  await expect(page.getByTestId('horizon')).toHaveText(`${seconds} s`);
  await expect(page.getByTestId('memory-size')).toHaveText(/^[\d.]+ MB$/);
  await expect(rail('Instruments').getByText('ms to screen').locator('..')).toContainText(/^\d/);
  await expect(rail('Instruments').getByText(/fp32, ORT \d/)).toBeVisible();
});

test('shows every instrument at once in a window of 1280 × 800, and in a larger one', async () => {
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ]) {
    await page.setViewportSize({ width, height });
    for (const name of ['Instruments', 'Memory']) {
      const hiddenPx = await rail(name).evaluate((element) => element.scrollHeight - element.clientHeight);
      expect(hiddenPx, `${name} at ${width} × ${height}`).toBe(0);
    }
    await page.screenshot({ path: join(SCREENSHOTS, `instruments-${width}x${height}.png`) });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('does by commands what the rooms have buttons for', async () => {
  await command('Beside the dream: Reality');
  await expect(page.getByTestId('beside')).toBeVisible();
  await command('Beside the dream: Nothing');
  await expect(page.getByTestId('beside')).toHaveCount(0);
  await command('Draw a trajectory');
  await expect(page.getByRole('button', { name: /^Trajectory 1/ })).toBeVisible();
  await command('Add a keyframe at the camera of the walk');
  await expect(page.getByRole('button', { name: 'Keyframe 3' })).toBeVisible();
  await command('Undo in Trajectories');
  await expect(page.getByRole('button', { name: 'Keyframe 3' })).toHaveCount(0);
  await command('Go to Library: Recordings');
  await expect(page.getByRole('tab', { name: 'Recordings' })).toHaveAttribute('aria-selected', 'true');
});

test('takes files that are chosen after a command', async () => {
  const chooser = page.waitForEvent('filechooser');
  await command('Import a trajectory…');
  // Along +x, looking where it goes.
  const path = Array.from({ length: 9 }, (_, x) => `${x} ${x} 0 1.6 0.5 -0.5 0.5 -0.5`).join('\n');
  await (await chooser).setFiles({ name: 'walk.tum', mimeType: 'text/plain', buffer: Buffer.from(path) });
  await expect(page.getByRole('dialog', { name: 'walk.tum' })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('remembers which instruments are folded up', async () => {
  await command('Go to Explore');
  await foldButton('Pose and twist').click();
  await expect(page.getByTestId('frame-index')).toHaveCount(0);
  await foldButton('Provider').focus();
  await page.keyboard.press('Enter');
  await page.screenshot({ path: join(SCREENSHOTS, 'instruments-folded-1280x800.png') });
  expect(await axeFindings(page)).toEqual([]);
  await page.reload();
  for (const name of ['Pose and twist', 'Provider'])
    await expect(foldButton(name)).toHaveAttribute('aria-expanded', 'false');
  await expect(foldButton('Motion')).toHaveAttribute('aria-expanded', 'true');
});
