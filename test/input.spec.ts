import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { axeFindings } from './support/axe-findings.ts';
import { test } from './support/fixtures.ts';
import { SCREENSHOTS } from './support/paths.ts';
import { StudioPage } from './support/studio-page.ts';

// One test after another in one window, as in the other walks. Each leaves the walk paused and the settings closed.
let context: BrowserContext;
let studio: StudioPage;
let page: Page;

test.beforeAll(async ({ plainBrowser, server }) => {
  context = await plainBrowser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  await context.addInitScript(stubGamepad);
  page = await context.newPage();
  studio = new StudioPage(page);
  mkdirSync(SCREENSHOTS, { recursive: true });
  await studio.open(server.address);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
});
test.afterAll(() => context.close());

/** A gamepad that a test holds: `window.gamepad` is what the page reads. */
function stubGamepad(): void {
  const buttons = () => Array.from({ length: 17 }, () => ({ pressed: false, touched: false, value: 0 }));
  const gamepad = {
    id: 'Test Pad (STANDARD GAMEPAD)',
    index: 0,
    connected: false,
    mapping: 'standard',
    axes: [0, 0, 0, 0],
    buttons: buttons(),
  };
  Object.assign(window, { gamepad });
  navigator.getGamepads = () => [gamepad.connected ? (gamepad as unknown as Gamepad) : null];
}

interface Held {
  readonly axes?: readonly number[];
  /** Indices of the buttons that are down. */
  readonly buttons?: readonly number[];
  readonly connected?: boolean;
}

/** Holds the gamepad like this from here on. */
async function hold({ axes = [0, 0, 0, 0], buttons = [], connected = true }: Held): Promise<void> {
  await page.evaluate(
    async ({ axes, buttons, connected }) => {
      const { gamepad } = window as unknown as { gamepad: { connected: boolean; buttons: object[] } };
      const hasChanged = gamepad.connected !== connected;
      const pressed = gamepad.buttons.map((_, index) => buttons.includes(index));
      Object.assign(gamepad, {
        axes,
        connected,
        buttons: pressed.map((isDown) => ({ pressed: isDown, touched: isDown, value: Number(isDown) })),
      });
      if (hasChanged)
        window.dispatchEvent(
          Object.assign(new Event(connected ? 'gamepadconnected' : 'gamepaddisconnected'), { gamepad }),
        );
      for (let refresh = 0; refresh < 2; refresh++) await new Promise(requestAnimationFrame);
    },
    { axes, buttons, connected },
  );
}

/** Dreams one frame with what is held, and tells the twist that came of it: metres and degrees a frame. */
async function step(): Promise<{ linear: number[]; angular: number[] }> {
  const next = (await studio.frameIndex()) + 1;
  await page.keyboard.press('.');
  await studio.hasDreamed(next);
  const read = async (name: string) =>
    ((await page.getByTestId(name).textContent()) ?? '')
      .trim()
      .split(/\s+/)
      .map((text) => Number(text.replace('−', '-')));
  return { linear: await read('linear'), angular: await read('angular') };
}

const settings = () => page.getByRole('dialog', { name: 'Settings' });

async function openSettings(tab: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await settings().getByRole('tab', { name: tab }).click();
}

async function closeSettings(): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(settings()).toBeHidden();
}

test('opens the settings by key and by button, and they can be read by everybody', async () => {
  for (const tab of ['Controls', 'Mouse and gamepad', 'Appearance']) {
    await openSettings(tab);
    expect(await axeFindings(page)).toEqual([]);
    const name = tab.split(' ')[0].toLowerCase();
    await page.screenshot({ path: join(SCREENSHOTS, `settings-${name}-1280x800.png`) });
    await closeSettings();
  }
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(settings()).toBeVisible();
  await closeSettings();
  await expect(page.getByRole('button', { name: 'Settings' })).toBeFocused();
});

test('walks by another key, and says so everywhere', async () => {
  await openSettings('Controls');
  await page.getByRole('button', { name: 'Walk forward, Keyboard: W' }).click();
  await page.keyboard.press('o');
  await page.getByRole('button', { name: 'Record a video, and stop, Keyboard: V' }).click();
  await page.keyboard.press('j');
  await closeSettings();
  await expect(page.getByRole('button', { name: 'Record' })).toHaveAttribute('aria-keyshortcuts', 'J');
  await page.keyboard.down('o');
  expect((await step()).linear[2]).toBeCloseTo(0.2, 2);
  await page.keyboard.up('o');
  await page.keyboard.press('h');
  await expect(page.getByRole('dialog', { name: 'How to walk' }).locator('dt').first()).toHaveText('OASD');
  await page.keyboard.press('Escape');
});

test('warns of a key that is taken, swaps two keys, and resets them all', async () => {
  await openSettings('Controls');
  await page.getByRole('button', { name: 'Rise, Keyboard: E' }).click();
  await page.keyboard.press('F5');
  await expect(settings().getByRole('alert')).toContainText('F5 cannot be used');
  await page.getByRole('button', { name: 'Rise, Keyboard: E' }).click();
  await page.keyboard.press('m');
  await expect(settings().getByRole('alert')).toContainText('M is already “Another way of remembering”');
  await page.screenshot({ path: join(SCREENSHOTS, 'settings-taken-1280x800.png') });
  // The focus is on the answer that keeps both.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Another way of remembering, Keyboard: E' })).toBeVisible();
  await page.getByRole('button', { name: 'Reset all keys and buttons' }).click();
  await expect(page.getByRole('button', { name: 'Walk forward, Keyboard: W' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rise, Keyboard: E' })).toBeVisible();
  await closeSettings();
});

test('walks by a gamepad, half as fast for half the stick', async () => {
  await hold({});
  await expect(page.getByRole('status').filter({ hasText: 'Test Pad connected' })).toHaveCount(1);
  await hold({ axes: [0, -1, 0, 0] });
  expect((await step()).linear[2]).toBeCloseTo(0.2, 2);
  // Half the way from the dead zone's edge to the rim.
  await hold({ axes: [0, 0.56, 0, 0] });
  expect((await step()).linear[2]).toBeCloseTo(-0.1, 2);
  await hold({ axes: [0, 0, 1, 0] });
  expect((await step()).angular[1]).toBeCloseTo(7.5, 1);
  await hold({ buttons: [0] });
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await hold({});
  await hold({ buttons: [0] });
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  await hold({});
});

test('binds a button of the gamepad, and leaves the walk alone meanwhile', async () => {
  const frame = await studio.frameIndex();
  await openSettings('Controls');
  await page.getByRole('button', { name: 'Tint what is invented, Gamepad: D-pad ←' }).click();
  await hold({ buttons: [5] });
  await expect(settings().getByRole('alert')).toContainText('RB is already “Go faster”');
  await page.getByRole('button', { name: 'Clear it there' }).click();
  await expect(page.getByRole('button', { name: 'Tint what is invented, Gamepad: RB' })).toBeVisible();
  await hold({});
  await page.getByRole('tab', { name: 'Mouse and gamepad' }).click();
  await expect(settings().getByText('Test Pad is connected.')).toBeVisible();
  await closeSettings();
  expect(await studio.frameIndex()).toBe(frame);
  await hold({ buttons: [5] });
  await expect(page.getByRole('button', { name: 'Tint what is invented' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await hold({});
  await hold({ buttons: [5] });
  await hold({ connected: false });
  await expect(page.getByRole('status').filter({ hasText: 'Test Pad disconnected' })).toHaveCount(1);
});

test('flies with roll, and walks level again', async () => {
  await page.keyboard.press('f');
  await expect(page.getByRole('radio', { name: 'Fly' })).toBeChecked();
  await page.keyboard.down('c');
  expect((await step()).angular[2]).toBeCloseTo(7.5, 1);
  await page.keyboard.up('c');
  await page.keyboard.press('f');
  await expect(page.getByRole('radio', { name: 'Walk' })).toBeChecked();
  await page.keyboard.down('ArrowLeft');
  // The first step takes the roll back besides turning.
  expect(Math.hypot(...(await step()).angular)).toBeGreaterThan(9);
  expect(Math.hypot(...(await step()).angular)).toBeCloseTo(7.5, 1);
  await page.keyboard.up('ArrowLeft');
});

test('goes faster by key and by slider, and says what it was trained for', async () => {
  await expect(page.getByText('4.0 m/s')).toBeVisible();
  await page.keyboard.press('-');
  await expect(page.getByText('3.0 m/s', { exact: true })).toBeVisible();
  await page.keyboard.down('s');
  expect((await step()).linear[2]).toBeCloseTo(-0.15, 2);
  await page.keyboard.up('s');
  await page.getByRole('slider', { name: 'Speed' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/Faster than it was trained for/)).toBeVisible();
  await page.screenshot({ path: join(SCREENSHOTS, 'too-fast-1280x800.png') });
  await page.getByRole('slider', { name: 'Speed' }).fill('1');
});

test('speaks German and looks light as soon as that is chosen, and after a reload', async () => {
  await openSettings('Appearance');
  await page.getByLabel('Colours').selectOption('light');
  await page.getByLabel('Language').selectOption('de');
  const german = page.getByRole('dialog', { name: 'Einstellungen' });
  await expect(german).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await german.getByRole('tab', { name: 'Steuerung' }).click();
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: join(SCREENSHOTS, 'settings-de-light-1280x800.png') });
  await page.getByRole('button', { name: /^Video aufnehmen.*: V$/ }).click();
  await page.keyboard.press('j');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.locator('[aria-keyshortcuts="J"]')).toHaveCount(1);
  await page.keyboard.press('h');
  await expect(page.getByRole('dialog', { name: 'So bewegen Sie sich' })).toBeVisible();
  await page.screenshot({ path: join(SCREENSHOTS, 'help-de-light-1280x800.png') });
});
