import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { DESKTOP, launchElectron } from './support/electron-app.ts';
import { findElectron } from './support/electron-binary.ts';
import { ROOT, SCREENSHOTS } from './support/paths.ts';
import { SMALL_SUITE } from './support/small-suite.ts';
import { StudioPage } from './support/studio-page.ts';

/** Where the desktop application keeps its runs. */
const EVALUATIONS = join(ROOT, 'evaluations');
/** No other run has this name. */
const NAME = `Electron ${process.pid} ${Date.now()}`;
/** Two arms, two starts; the floor, the ceiling and two policies. */
const EPISODES = 16;
const STROLLER = `export const senses = [];
export const actionSpace = 'walk';
export const infer = () => [[0.1, 0, 0.05, 0]];
`;

// The built worker processes under Electron's own Node, which cannot run TypeScript.
test.describe('evaluates in Electron', () => {
  test.describe.configure({ mode: 'serial' });
  let folder: string;
  let app: ElectronApplication | undefined;
  let page: Page;

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    const electron = await findElectron(DESKTOP);
    test.skip(electron.kind === 'absent', electron.kind === 'absent' ? electron.reason : '');
    if (electron.kind === 'absent') return;
    folder = mkdtempSync(join(tmpdir(), 'dreamwalk-electron-evaluate-'));
    mkdirSync(SCREENSHOTS, { recursive: true });
    app = await launchElectron(electron.binary, folder);
    page = await app.firstWindow();
    await new StudioPage(page).hasDreamed(0);
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Evaluate' }).click();
  });
  test.afterAll(async () => {
    await app?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
    rmSync(join(EVALUATIONS, NAME), { recursive: true, force: true });
  });

  const run = () =>
    page.getByRole('complementary', { name: 'Evaluations' }).getByRole('button', { name: NAME });

  async function openSuite(file: string): Promise<void> {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a suite…' }).click();
    await (await chooser).setFiles(file);
  }

  test('opens a suite whose policy lies beside it', async () => {
    const file = join(folder, 'suite.json');
    const policies = ['random', { id: 'stroller', kind: 'script', file: 'policies/stroller.js' }];
    writeFileSync(file, JSON.stringify({ ...SMALL_SUITE, name: NAME, policies }));
    await openSuite(file);
    const problem = page.getByRole('alert');
    await expect(problem).toContainText(join(folder, 'policies', 'stroller.js'));
    await page.screenshot({ path: join(SCREENSHOTS, 'electron-suite-refused.png') });
    await problem.getByRole('button', { name: 'Dismiss' }).click();

    mkdirSync(join(folder, 'policies'));
    writeFileSync(join(folder, 'policies', 'stroller.js'), STROLLER);
    await openSuite(file);
    await expect(page.getByRole('heading', { name: NAME })).toBeVisible();
  });

  test('runs it in processes of its own, is cancelled, and goes on', async () => {
    test.setTimeout(500_000);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(run()).toContainText(/[1-9]\d* \/ 16/, { timeout: 180_000 });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(run()).toContainText(/not finished\s*[1-9]\d* \/ 16/);

    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await expect(run()).toContainText(new RegExp(`finished\\s*${EPISODES} episodes`), { timeout: 240_000 });
    const row = page.getByRole('row', { name: /^stroller/ });
    await expect(row).toContainText('0 of 2');
    await page.screenshot({ path: join(SCREENSHOTS, 'electron-evaluate.png') });

    const results = readFileSync(join(EVALUATIONS, NAME, 'results.jsonl'), 'utf8')
      .trim()
      .split('\n');
    expect(results).toHaveLength(EPISODES);
    expect(new Set(results.map((line) => JSON.parse(line).key)).size).toBe(EPISODES);
    expect(results.filter((line) => JSON.parse(line).outcome === 'failed-to-act')).toEqual([]);
    expect(existsSync(join(EVALUATIONS, NAME, 'results.parquet'))).toBe(true);
  });

  test('dreams an episode of it again', async () => {
    test.setTimeout(240_000);
    await page.getByRole('tab', { name: 'Failures' }).click();
    await page.getByLabel('Policy').selectOption('stroller');
    await page.getByLabel('Where').selectOption('tour');
    const gallery = page.getByTestId('gallery').getByRole('listitem');
    await gallery.first().getByRole('button', { name: 'See its frames' }).click();
    await expect(page.getByTestId('episode-strip').getByRole('button')).toHaveCount(2, { timeout: 180_000 });
  });
});
