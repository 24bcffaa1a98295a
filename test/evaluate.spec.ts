import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, expect } from '@playwright/test';
import { axeFindings } from './support/axe-findings.ts';
import { test } from './support/fixtures.ts';
import { SCREENSHOTS } from './support/paths.ts';
import { SMALL_SUITE, SMALL_SUITE_EPISODES } from './support/small-suite.ts';
import { StudioPage } from './support/studio-page.ts';

// One test after another in one window, with a suite that is as small as can be: its episodes are really run.
test.describe.configure({ mode: 'serial' });
let context: BrowserContext;
let studio: StudioPage;

test.beforeAll(async ({ plainBrowser, server }) => {
  context = await plainBrowser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  studio = new StudioPage(await context.newPage());
  mkdirSync(SCREENSHOTS, { recursive: true });
  await studio.open(server.address);
  await enter('Evaluate');
});
test.afterAll(() => context.close());

const enter = (room: string) =>
  studio.page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click();
const shoot = (name: string) => studio.page.screenshot({ path: join(SCREENSHOTS, `evaluate-${name}.png`) });
const tab = (name: string) => studio.page.getByRole('tab', { name }).click();
const rail = () => studio.page.getByRole('complementary', { name: 'Evaluations' });
const run = () => rail().getByRole('button', { name: /Six steps/ });

async function openSuite(suite: string): Promise<void> {
  const chooser = studio.page.waitForEvent('filechooser');
  await studio.page.getByRole('button', { name: 'Open a suite…' }).click();
  await (await chooser).setFiles({
    name: 'six.json',
    mimeType: 'application/json',
    buffer: Buffer.from(suite),
  });
}

async function savedSuite(): Promise<string> {
  const download = studio.page.waitForEvent('download');
  await studio.page.getByRole('button', { name: 'Save the suite' }).click();
  return (await download).path();
}

test('says what it is for, and offers an example', async () => {
  const { page } = studio;
  await expect(page.getByRole('main')).toContainText('Put policies at the controls of dreamed worlds');
  await expect(page.getByRole('button', { name: 'Try an example' })).toBeEnabled();
  expect(await axeFindings(page)).toEqual([]);
  await shoot('empty-1440x900');
});

test('puts a suite together from lists, and tells how much that is', async () => {
  const { page } = studio;
  await rail().getByRole('button', { name: 'New suite' }).click();
  const start = page.getByRole('button', { name: 'Start', exact: true });
  await page.getByRole('button', { name: 'All Tasks' }).click();
  await page.getByRole('button', { name: 'None Tasks' }).click();
  await expect(start).toBeDisabled();
  await expect(page.getByText('Choose a task.')).toBeVisible();
  await page.getByLabel('Reach the goal').press('Space');
  await page.getByLabel('Worlds', { exact: true }).fill('5');
  // Three policies, the floor and the ceiling; two arms, five worlds with two starts each.
  await expect(page.getByText('100 episodes')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await shoot('build-1440x900');
  await page.setViewportSize({ width: 1024, height: 700 });
  await shoot('build-1024x700');
  await page.setViewportSize({ width: 1440, height: 900 });
  const suite = JSON.parse(readFileSync(await savedSuite(), 'utf8'));
  expect(suite).toMatchObject({
    format: SMALL_SUITE.format,
    name: 'reach-goal',
    worlds: { from: 2_000_000, count: 5 },
  });
});

test('puts one together for recorded walks, which have no reality', async () => {
  const { page } = studio;
  await page.getByText('Recorded walks', { exact: true }).click();
  await expect(page.getByText('Choose a recorded walk.')).toBeVisible();
  await expect(page.getByLabel('Reality')).toHaveCount(0);
  await expect(page.getByLabel('Reach the landmark')).toHaveCount(0);
  await page.getByLabel('Folder of another recording').fill('/walks/garden');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('garden')).toBeChecked();
  // Three policies, the floor and the ceiling; one arm, one walk with two starts.
  await expect(page.getByText('10 episodes')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await shoot('build-recorded-1440x900');
  const suite = JSON.parse(readFileSync(await savedSuite(), 'utf8'));
  expect(suite).toMatchObject({ arms: ['tour'], worlds: { tours: ['/walks/garden'] } });
  await page.getByText('Simulated worlds', { exact: true }).click();
});

test('asks where a suite lies that names files beside it', async ({ recordings }) => {
  const { page } = studio;
  const policies = ['random', { id: 'stroller', kind: 'script', file: 'policies/stroller.js' }];
  await openSuite(JSON.stringify({ ...SMALL_SUITE, name: 'Beside it', policies }));
  const dialog = page.getByRole('dialog', { name: 'Where does six.json lie?' });
  await expect(dialog).toContainText('policies.1.file');
  expect(await axeFindings(page)).toEqual([]);
  await shoot('where-1440x900');
  const suites = join(recordings, 'suites');
  await dialog.getByLabel('Folder of the suite').fill(suites);
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText(`there is no ${join(suites, 'policies', 'stroller.js')}`);
  mkdirSync(join(suites, 'policies'), { recursive: true });
  writeFileSync(join(suites, 'policies', 'stroller.js'), '');
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('heading', { name: 'Beside it' })).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

test('refuses a suite with a mistake, with its line and key', async () => {
  await openSuite(JSON.stringify({ ...SMALL_SUITE, steps: -1 }, null, 2));
  const problem = studio.page.getByRole('alert');
  await expect(problem).toContainText(/line \d+, steps/);
  await shoot('refused-1440x900');
  await problem.getByRole('button', { name: 'Dismiss' }).click();
});

test('runs a suite, is cancelled, and goes on without running anything twice', async () => {
  test.setTimeout(400_000);
  const { page } = studio;
  await openSuite(JSON.stringify(SMALL_SUITE));
  await expect(page.getByRole('heading', { name: 'Six steps' })).toBeVisible();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByTestId('progress')).toContainText('Opening the model');
  await expect(page.getByRole('table')).toBeVisible({ timeout: 120_000 });
  await shoot('running-1440x900');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(run()).toContainText('not finished');
  await expect(run()).toContainText(/[1-9]\d* \/ 12/);

  // The walk goes on meanwhile.
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await enter('Explore');
  await studio.walk(['w'], 2);
  await enter('Evaluate');
  await expect(run()).toContainText(new RegExp(`M\\s*finished\\s*${SMALL_SUITE_EPISODES} episodes`), {
    timeout: 200_000,
  });
});

test('shows success with intervals, imagined and real', async () => {
  const { page } = studio;
  const row = page.getByRole('row', { name: /^Stand still/ });
  await expect(row).toContainText('0 of 2');
  await expect(row).toContainText(/0 … 66 %/);
  await expect(page.getByTestId('imagined')).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);
  await shoot('success-1440x900');
  await page.setViewportSize({ width: 1024, height: 700 });
  await shoot('success-1024x700');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await shoot('success-1920x1080');
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('opens the report, and saves results for other programs', async () => {
  const { page } = studio;
  await page.getByRole('button', { name: 'Report' }).click();
  const report = page.getByRole('dialog').frameLocator('iframe');
  await expect(report.getByRole('heading', { name: /Six steps/ }).first()).toBeVisible();
  await shoot('report-1440x900');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^More for Six steps/ }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save results.jsonl' }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\n');
  expect(new Set(lines.map((line) => JSON.parse(line).key)).size).toBe(SMALL_SUITE_EPISODES);
  expect(lines).toHaveLength(SMALL_SUITE_EPISODES);
});

test('compares with another policy, and with reality', async () => {
  const { page } = studio;
  await tab('Differences');
  await expect(page.getByLabel('Compared with')).toHaveValue('no-op');
  await page.getByLabel('Compared with').selectOption('random');
  await expect(page.getByRole('row', { name: /^Stand still/ })).toContainText('2 pairs');
  expect(await axeFindings(page)).toEqual([]);
  await tab('Against reality');
  await page.getByText('With floor and ceiling').click();
  await expect(page.getByRole('img', { name: /for 3 points/ })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await shoot('reality-1440x900');
});

test('goes to where an episode failed', async () => {
  test.setTimeout(300_000);
  const { page } = studio;
  await tab('Failures');
  await page.getByLabel('Policy').selectOption('random');
  await page.getByLabel('Where').selectOption('tour');
  const gallery = page.getByTestId('gallery').getByRole('listitem');
  await expect(gallery).toHaveCount(2);
  expect(await axeFindings(page)).toEqual([]);
  // Each gets a picture by itself, once it has been dreamed.
  for (const tile of await gallery.all())
    await expect(tile.getByRole('img', { name: 'Where it ended' })).toBeVisible({ timeout: 90_000 });
  await shoot('failures-1440x900');
  await gallery.first().getByRole('button', { name: 'See its frames' }).click();
  const frames = page.getByTestId('episode-strip').getByRole('button');
  await expect(frames).toHaveCount(2, { timeout: 150_000 });
  expect(await axeFindings(page)).toEqual([]);
  await shoot('frames-1440x900');
  await frames.last().click();
  await expect(page.getByTestId('frame-index')).toHaveText('6', { timeout: 60_000 });
  await expect(page.getByRole('textbox', { name: 'World' })).toHaveValue('600000');
  await studio.walk(['w'], 1);
  await enter('Evaluate');
  await frames.first().click();
  await expect(page.getByTestId('frame-index')).toHaveText('0', { timeout: 60_000 });
  await enter('Evaluate');
});

test('clears what was dreamed again', async () => {
  const { page } = studio;
  const kept = page.getByText(/^Dreamed again: /);
  await expect(kept).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  const dialog = page.getByRole('alertdialog');
  expect(await axeFindings(page)).toEqual([]);
  await shoot('clear-1440x900');
  await dialog.getByRole('button', { name: 'Clear' }).click();
  await expect(kept).toHaveCount(0);
});

test('throws a run away and brings it back', async () => {
  const { page } = studio;
  await page.getByRole('button', { name: /^More for Six steps/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(run()).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(run()).toHaveCount(1);
});
