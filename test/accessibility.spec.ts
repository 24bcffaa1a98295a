import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { axeFindings } from './support/axe-findings.ts';
import { test } from './support/fixtures.ts';
import { SCREENSHOTS } from './support/paths.ts';
import { StudioPage } from './support/studio-page.ts';

const ROOMS = ['Explore', 'Trajectories', 'Evaluate', 'Library'];

// One test after another in one window, as in the other walks.
let context: BrowserContext;
let studio: StudioPage;
let page: Page;

test.beforeAll(async ({ plainBrowser, server }) => {
  context = await plainBrowser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  studio = new StudioPage(page);
  mkdirSync(SCREENSHOTS, { recursive: true });
  await studio.open(server.address);
});
test.afterAll(() => context.close());

/** Does what the command of this name does. */
async function command(name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Commands' });
  await expect(dialog).toBeVisible();
  await page.keyboard.type(name);
  await expect(dialog.getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** Presses Tab until the focus is on an element of this role and name. */
async function tabTo(role: 'slider' | 'button', name: string): Promise<void> {
  const wanted = page.getByRole(role, { name });
  for (let tab = 0; tab < 60; tab++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to the ${role} "${name}".`);
}

test('does the main job by the keyboard alone', async () => {
  await command('New world');
  await expect(page.getByTestId('loading')).toBeVisible();
  await studio.hasDreamed(0);
  await studio.walk(['w'], 4);
  const last = await studio.frameIndex();

  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Paused' })).toHaveCount(1);
  await tabTo('slider', 'The walk so far');
  await page.keyboard.press('Home');
  await studio.hasDreamed(0);
  await page.keyboard.press('End');
  await studio.hasDreamed(last);
  await tabTo('button', 'Go on');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();

  await page.keyboard.press('v');
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Stop' })).toBeVisible();
  await studio.hold(['w'], 3);
  await page.keyboard.press('v');
  await expect(page.getByTestId('recording')).toContainText('s recorded');
  await tabTo('button', 'Dismiss');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('recording')).toHaveCount(0);

  await command('Go to Library');
  await expect(page.getByRole('button', { name: 'Library' })).toHaveAttribute('aria-current', 'page');
  await tabTo('button', 'Explore');
  await page.keyboard.press('Enter');
  await studio.walk(['ArrowLeft'], 2);
});

test('lets dialogs have the focus, and gives it back', async () => {
  await tabTo('button', 'Commands');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused();
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press('Tab');
  const isInside = await page
    .getByRole('dialog', { name: 'Commands' })
    .evaluate((dialog) => dialog.contains(document.activeElement));
  expect(isInside).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Commands' })).toBeFocused();
});

for (const scheme of ['dark', 'light'] as const) {
  const keep = (name: string) =>
    page.screenshot({ path: join(SCREENSHOTS, `${name}-${scheme}-1280x800.png`) });

  for (const room of ROOMS)
    test(`has nothing that keeps anybody out of ${room}, ${scheme}`, async () => {
      await command(scheme === 'dark' ? 'Dark theme' : 'Light theme');
      await expect(page.locator('html')).toHaveAttribute('data-scheme', scheme);
      await command(`Go to ${room}`);
      await keep(room.toLowerCase());
      expect(await axeFindings(page)).toEqual([]);
      expect(await movingElements()).toEqual([]);
      expect(await unclearStops()).toEqual([]);
    });

  test(`has nothing that keeps anybody out of its dialogs, ${scheme}`, async () => {
    await command('Go to Explore');
    for (const [keys, name] of [
      ['h', 'How to walk'],
      ['Control+k', 'Commands'],
      ['Control+,', 'Settings'],
    ]) {
      await page.keyboard.press(keys);
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await keep(name.toLowerCase().replaceAll(' ', '-'));
      expect(await axeFindings(page), name).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name })).toBeHidden();
    }
  });

  test(`has nothing that keeps anybody out of what loads, ${scheme}`, async () => {
    await page.keyboard.press('n');
    await expect(page.getByRole('progressbar')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('loading')).toHaveCount(0);
  });
}

test('has nothing that keeps anybody out of what fails', async ({ server }) => {
  await page.goto(`${server.address}?model=missing-rooms`);
  await expect(page.getByRole('alert')).toBeVisible();
  for (const theme of ['Dark theme', 'Light theme']) {
    await command(theme);
    expect(await axeFindings(page), theme).toEqual([]);
  }
});

/** Elements that would move, though the system asks for no motion. */
function movingElements(): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration !== '0s' || animationName !== 'none';
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );
}

/** Goes through the room by Tab: where the focus cannot be seen, and where it goes back in the order of the page. */
async function unclearStops(): Promise<string[]> {
  const unclear: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  let before = -1;
  for (let tab = 0; tab < 80; tab++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement!;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        at: element === document.body ? -1 : [...document.querySelectorAll('*')].indexOf(element),
        hasRing: outlineStyle !== 'none' && outlineWidth !== '0px',
        html: element.outerHTML.slice(0, 80),
      };
    });
    if (stop.at === -1) break;
    if (!stop.hasRing) unclear.push(`no ring: ${stop.html}`);
    if (stop.at < before) unclear.push(`out of order: ${stop.html}`);
    before = stop.at;
  }
  return unclear;
}
