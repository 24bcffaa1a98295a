import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { cameraFromHfov } from '../packages/geometry/src/index.ts';
import {
  formatNerfstudio,
  formatTum,
  NERFSTUDIO_CONVENTION,
  parseNerfstudio,
  parseTum,
  toConvention,
} from '../packages/trajectory/src/index.ts';
import { axeFindings } from './support/axe-findings.ts';
import { CURVED_WALK } from './support/curved-walk.ts';
import { test } from './support/fixtures.ts';
import { SCREENSHOTS } from './support/paths.ts';
import { StudioPage } from './support/studio-page.ts';

// One test after another in one window: each goes on with the trajectories of the one before it.
let context: BrowserContext;
let studio: StudioPage;
let page: Page;

const CAMERA = cameraFromHfov(128, 128, (80 * Math.PI) / 180);

test.beforeAll(async ({ plainBrowser, server }) => {
  context = await plainBrowser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  page = await context.newPage();
  studio = new StudioPage(page);
  mkdirSync(SCREENSHOTS, { recursive: true });
  await studio.open(server.address);
  await studio.walk(['w', 'ArrowLeft'], 8);
  await enter('Trajectories');
});
test.afterAll(() => context.close());

const enter = (room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click();
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const keyframe = (number: number) => page.getByRole('button', { name: `Keyframe ${number}`, exact: true });
const paths = () => page.getByRole('list', { name: 'Trajectories' }).getByRole('listitem');
const scene = () => page.getByTestId('scene');
const shot = (name: string) => page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });

const give = async (name: string, text: string) => {
  const chooser = page.waitForEvent('filechooser');
  await press('Import…');
  await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
};

test('shows the place and says how to begin', async () => {
  await expect(page.getByText('None yet.')).toBeVisible();
  await expect(scene().locator('canvas')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play' })).toBeDisabled();
  expect(await axeFindings(page)).toEqual([]);
  await shot('trajectories-empty-1440x900');
});

test('draws a trajectory from where the walk is', async () => {
  await press('Draw');
  await expect(paths()).toHaveCount(1);
  await expect(paths().first()).toContainText('2 keyframes · world 2000003');
  await expect(page.getByText('Within what the model was trained for')).toBeVisible();
});

test('adds keyframes at the cursor and on the floor, and takes them back', async () => {
  await page.getByRole('slider', { name: 'Moment of the trajectory' }).focus();
  for (let frame = 0; frame < 6; frame++) await page.keyboard.press('ArrowRight');
  await press(/at cursor/);
  await expect(keyframe(3)).toBeVisible();
  await expect(keyframe(2)).toHaveAttribute('aria-pressed', 'true');

  const box = (await scene().boundingBox())!;
  await page.mouse.dblclick(box.x + box.width * 0.6, box.y + box.height * 0.8);
  await expect(keyframe(4)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+z');
  await expect(keyframe(4)).toHaveCount(0);
  await page.keyboard.press('Control+Shift+Z');
  await expect(keyframe(4)).toBeVisible();
});

test('moves a keyframe with the gizmo as one step, and by numbers', async () => {
  await keyframe(2).click();
  const z = page.getByLabel('z (m)');
  await expect(z).toHaveValue('1.60');
  await scene().focus();
  await page.keyboard.press('f');
  await page.waitForTimeout(200);
  // The keyframe is in the middle now, and the blue arrow, up, above it.
  const box = (await scene().boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y - 55);
  await page.mouse.down();
  await page.mouse.move(x, y - 105, { steps: 5 });
  await page.mouse.up();
  await expect(z).not.toHaveValue('1.60');
  await press('Undo');
  await expect(z).toHaveValue('1.60');

  await page.getByLabel('yaw (°)').fill('45');
  await page.getByLabel('speed here (m/s)').fill('2');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('yaw (°)')).toHaveValue('45.0');
  await press('Show everything');
  await shot('trajectories-editor-1440x900');
});

test('warns of what is faster than the model knows, and slows it down', async () => {
  await page.getByLabel('speed here (m/s)').fill('30');
  await expect(page.getByText(/Faster in places/)).toBeVisible();
  await press('Slow down to it');
  await expect(page.getByText(/Within what the model was trained for/)).toBeVisible();
});

test('is edited by the keyboard alone', async () => {
  await scene().focus();
  const before = await scene().screenshot();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(200);
  expect(before.equals(await scene().screenshot())).toBe(false);
  await page.keyboard.press('Home');
  await page.keyboard.press(']');
  await expect(keyframe(3)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Delete');
  await expect(keyframe(4)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(keyframe(4)).toBeVisible();
});

test('plays to the end, and says the time', async () => {
  const slider = page.getByRole('slider', { name: 'Moment of the trajectory' });
  await slider.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('PageDown');
  await press('Play');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(slider).toHaveValue((await slider.getAttribute('max'))!);
  await page.getByLabel('Loop').check();
  await press('Play');
  await page.waitForTimeout(300);
  await press('Pause');
});

test('reads a TUM file in the axes that it was written in, after a look at it', async () => {
  await give('from-opengl.tum', formatTum(toConvention(CURVED_WALK, NERFSTUDIO_CONVENTION)));
  const dialog = page.getByRole('dialog', { name: 'from-opengl.tum' });
  await expect(dialog.getByTestId('reason')).toContainText('TUM prescribes otherwise');
  await expect(dialog.getByRole('radio', { name: 'OpenGL' })).toBeChecked();
  await expect(dialog.getByTestId('preview').locator('canvas')).toBeVisible();
  await page.waitForTimeout(200);
  await shot('trajectories-import-1440x900');
  expect(await axeFindings(page)).toEqual([]);

  await dialog.getByRole('button', { name: /prescribed/ }).click();
  await expect(dialog.getByRole('radio', { name: 'OpenCV' })).toBeChecked();
  await dialog.getByRole('button', { name: /detected/ }).click();
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(dialog).toBeHidden();
  await expect(paths().last()).toContainText('120 poses · own coordinates');
});

test('takes a transforms.json that is dropped', async () => {
  const transfer = await page.evaluateHandle(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'transforms.json', { type: 'application/json' }));
      return data;
    },
    formatNerfstudio(CURVED_WALK, CAMERA),
  );
  for (const type of ['dragover', 'drop'])
    await page.getByRole('main').dispatchEvent(type, { dataTransfer: transfer });
  const dialog = page.getByRole('dialog', { name: 'transforms.json' });
  await expect(dialog.getByTestId('reason')).toContainText('This is what nerfstudio prescribes');
  await page.keyboard.press('Enter');
  await expect(paths()).toHaveCount(3);
});

test('says what is wrong with a file, where, and what to do', async () => {
  await give('broken.tum', '0 0 0 0 0 0 0 1\n0.1 0 nan 0 0 0 0 1\n');
  const card = page.getByRole('alert');
  await expect(card).toContainText('broken.tum, line 2: Column 3 (ty) is "nan"');
  await expect(card).toContainText('Correct the number or remove the line.');
  await shot('trajectories-refused-1440x900');
  await card.getByRole('button', { name: 'Dismiss' }).click();
});

test('redraws what was recorded, and lays it at the camera', async () => {
  await press('Redraw with keyframes');
  await expect(paths().last()).toContainText(/\d keyframes · own coordinates/);
  await press('Lay it at the camera');
  await expect(paths().last()).toContainText('world 2000003');
  await press('Show everything');
  await page.waitForTimeout(200);
  await shot('trajectories-1440x900');
});

test('hands trajectories over as files that can be read', async () => {
  await paths().nth(1).getByRole('button').first().click();
  const save = async (format: string) => {
    const waiting = page.waitForEvent('download');
    await press(format);
    const download = await waiting;
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  };
  const tum = await save('TUM');
  expect(tum.name).toBe('from-opengl.tum');
  const { samples } = parseTum(tum.text, tum.name);
  expect(samples).toHaveLength(CURVED_WALK.samples.length);
  for (const [axis, value] of samples[119].pose.translation.entries())
    expect(value).toBeCloseTo(CURVED_WALK.samples[119].pose.translation[axis], 6);
  const nerfstudio = await save('nerfstudio');
  expect(JSON.parse(nerfstudio.text).fl_x).toBeCloseTo(CAMERA.fx, 6);
  expect(parseNerfstudio(nerfstudio.text, nerfstudio.name, 20).transforms.samples).toHaveLength(120);
});

test('takes the walk so far', async () => {
  await press('Take the walk so far');
  await expect(paths().last()).toContainText(/poses · world 2000003/);
});

test('brings back what was deleted', async () => {
  await press('Delete transforms.json');
  await expect(page.getByText('transforms.json deleted')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(paths()).toHaveCount(5);
});

test('fits every window, dark and light', async () => {
  await paths().nth(3).getByRole('button').first().click();
  await keyframe(2).click();
  for (const [colorScheme, width, height] of [
    ['dark', 1280, 800],
    ['dark', 1920, 1080],
    ['light', 1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.evaluate((theme) => {
      document.documentElement.dataset.theme = theme;
    }, colorScheme);
    await press('Show everything');
    await page.waitForTimeout(300);
    const overflow = await page.evaluate(() => [
      document.documentElement.scrollWidth - window.innerWidth,
      document.documentElement.scrollHeight - window.innerHeight,
    ]);
    expect(overflow).toEqual([0, 0]);
    expect(await axeFindings(page)).toEqual([]);
    await shot(`trajectories-${width}x${height}-${colorScheme}`);
  }
});

test('is walked in the room next door', async () => {
  await press('Walk it');
  await expect(page.getByTestId('view')).toBeVisible();
  const frame = await studio.frameIndex();
  await expect.poll(() => studio.frameIndex(), { timeout: 60_000 }).toBeGreaterThan(frame + 3);
});

test('keeps trajectories for the next visit', async ({ server }) => {
  await studio.open(server.address);
  await enter('Trajectories');
  await expect(paths()).toHaveCount(5);
  await expect(paths().first()).toContainText('4 keyframes');
});
