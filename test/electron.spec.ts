import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { zipFiles } from '../packages/model-package/src/testing/zip-files.ts';
import { DESKTOP, launchElectron } from './support/electron-app.ts';
import { findElectron } from './support/electron-binary.ts';
import { ROOT, SCREENSHOTS } from './support/paths.ts';
import { SMALL_MODEL, smallModelFiles } from './support/small-model.ts';
import { difference, StudioPage } from './support/studio-page.ts';

/** Where the desktop application records. */
const RECORDINGS = join(ROOT, 'rollouts');

// One window, one test after another, with models and a profile of its own.
test.describe('in Electron', () => {
  let binary: string;
  let folder: string;
  let app: ElectronApplication | undefined;
  let recording: string | undefined;

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    const electron = await findElectron(DESKTOP);
    test.skip(electron.kind === 'absent', electron.kind === 'absent' ? electron.reason : '');
    if (electron.kind === 'absent') return;
    binary = electron.binary;
    folder = mkdtempSync(join(tmpdir(), 'dreamwalk-electron-test-'));
    mkdirSync(SCREENSHOTS, { recursive: true });
    app = await launchElectron(binary, folder);
  });
  test.afterAll(async () => {
    await app?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
    if (recording) rmSync(join(RECORDINGS, recording), { force: true });
  });

  const enter = (page: Page, room: string) =>
    page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click();
  const modelsOf = (page: Page) => page.getByRole('list', { name: 'World models' }).getByRole('button');

  /** What the file manager was last asked to show; the test must have begun with {@link watchFileManager}. */
  const shownPath = () =>
    app!.evaluate(() => (globalThis as { shownPath?: string }).shownPath?.replaceAll('\\', '/'));
  const watchFileManager = () =>
    app!.evaluate(({ shell }) => {
      shell.showItemInFolder = (path) => {
        (globalThis as { shownPath?: string }).shownPath = path;
      };
    });

  test('opens a hardened window and walks on the native CPU', async () => {
    const page = await app!.firstWindow();
    const studio = new StudioPage(page);
    await studio.hasDreamed(0);

    expect(page.url()).toBe('app://studio/');
    const inside = await page.evaluate(() => ({
      isolated: self.crossOriginIsolated,
      node: typeof (globalThis as { process?: unknown }).process,
      bridge: Object.keys(window.dreamwalk ?? {}).sort(),
    }));
    expect(inside).toEqual({
      isolated: true,
      node: 'undefined',
      bridge: ['onEngineGone', 'openEngine', 'pathOf', 'revealRecording'],
    });
    await expect(page.getByTestId('provider')).toHaveAttribute('data-provider', 'cpu');
    await expect(page.getByText('The native engine runs in a process beside this window.')).toBeVisible();

    const before = await studio.picture();
    await studio.walk(['w'], 6);
    expect(difference(before, await studio.picture())).toBeGreaterThan(6);
    await page.screenshot({ path: join(SCREENSHOTS, 'electron.png') });
  });

  test('records, and shows the film in its folder', async () => {
    const page = await app!.firstWindow();
    const studio = new StudioPage(page);
    await watchFileManager();
    await page.keyboard.press('v');
    await expect(page.getByRole('toolbar').getByRole('button', { name: 'Stop' })).toBeVisible();
    await studio.hold(['ArrowLeft'], 4);
    await page.keyboard.press('v');
    const card = page.getByTestId('recording');
    await expect(card).toContainText('s recorded');
    await card.getByRole('button', { name: 'Show' }).click();
    await expect.poll(shownPath).toMatch(/\/rollouts\/world-.*\.mp4$/);
    recording = (await shownPath())!.split('/').at(-1);
    expect(existsSync(join(RECORDINGS, recording!))).toBe(true);
    await card.getByRole('button', { name: 'Dismiss' }).click();
  });

  test('lists the recording in the library, plays it, deletes it and brings it back', async () => {
    const page = await app!.firstWindow();
    await enter(page, 'Library');
    await page.getByRole('tab', { name: 'Recordings' }).click();
    const row = page.getByTestId('recording-row').filter({
      has: page.getByRole('button', { name: `More for ${recording}` }),
    });
    await expect(row).toHaveCount(1);
    await row.getByRole('button', { name: 'Play', exact: true }).click();
    const film = page.getByRole('dialog').locator('video');
    await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    const choose = async (item: string) => {
      await row.getByRole('button', { name: /^More for/ }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await app!.evaluate(() => {
      (globalThis as { shownPath?: string }).shownPath = undefined;
    });
    await choose('Show in folder');
    await expect.poll(shownPath).toMatch(/\/rollouts\/world-.*\.mp4$/);
    await choose('Delete');
    await expect(row).toHaveCount(0);
    expect(existsSync(join(RECORDINGS, recording!))).toBe(false);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row).toHaveCount(1);
    expect(existsSync(join(RECORDINGS, recording!))).toBe(true);
  });

  test('adds a model from a zip, with its checks, removes it and brings it back', async () => {
    const page = await app!.firstWindow();
    await page.getByRole('tab', { name: 'Models' }).click();
    await expect(modelsOf(page)).toHaveCount(2);
    const files = await smallModelFiles();
    const give = async (name: string, zipped: Record<string, Uint8Array>) => {
      await page.getByRole('button', { name: 'Add a model' }).click();
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('menuitem', { name: 'From a zip…' }).click();
      const buffer = Buffer.from(zipFiles(zipped));
      await (await chooser).setFiles({ name, mimeType: 'application/zip', buffer });
    };

    await give('damaged.zip', { ...files, 'decoder.onnx': files['encoder.onnx'] });
    const install = page.getByTestId('install');
    await expect(install.getByRole('alert')).toContainText('decoder.onnx', { timeout: 60_000 });
    const check = (text: string) => install.getByRole('listitem').filter({ hasText: text });
    await expect(check('Unpacked')).toHaveAttribute('data-state', 'done');
    await expect(check('Every file is the one it names')).toHaveAttribute('data-state', 'failed');
    await page.screenshot({ path: join(SCREENSHOTS, 'electron-refused.png') });
    await install.getByRole('button', { name: 'Dismiss' }).click();

    await give('small.zip', files);
    await expect(modelsOf(page)).toHaveCount(3, { timeout: 60_000 });
    await expect(page.getByRole('heading', { name: 'Small Rooms', level: 2 })).toBeVisible();
    const added = join(folder, 'home', 'models', SMALL_MODEL);
    expect(existsSync(join(added, 'decoder.onnx'))).toBe(true);
    await page.getByRole('button', { name: 'Show in folder' }).click();
    await expect.poll(shownPath).toContain(`/models/${SMALL_MODEL}`);
    await page.screenshot({ path: join(SCREENSHOTS, 'electron-library.png') });

    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(modelsOf(page)).toHaveCount(2);
    expect(existsSync(added)).toBe(false);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(modelsOf(page)).toHaveCount(3);
    expect(existsSync(added)).toBe(true);
  });

  test('dreams with the model that was added', async () => {
    const page = await app!.firstWindow();
    await page
      .getByRole('list', { name: 'World models' })
      .getByRole('button', { name: /^Small Rooms/ })
      .click();
    await page.getByRole('button', { name: 'Open in Explore' }).click();
    await expect(page.getByLabel('World model')).toHaveValue(SMALL_MODEL, { timeout: 60_000 });
    const studio = new StudioPage(page);
    await studio.hasDreamed(0);
    await studio.walk(['w'], 2);
  });

  test('takes a trajectory that is dropped', async () => {
    const page = await app!.firstWindow();
    await enter(page, 'Trajectories');
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      const poses = Array.from({ length: 20 }, (_, k) => `${k / 20} ${k / 10} 0 1.6 0.5 -0.5 0.5 -0.5`);
      data.items.add(new File([poses.join('\n')], 'dropped.tum', { type: 'text/plain' }));
      return data;
    });
    for (const type of ['dragover', 'drop'])
      await page.getByRole('main').dispatchEvent(type, { dataTransfer: dropped });
    const dialog = page.getByRole('dialog', { name: 'dropped.tum' });
    await dialog.getByRole('button', { name: 'Import' }).click();
    await expect(page.getByRole('list', { name: 'Trajectories' })).toContainText('20 poses');
    await enter(page, 'Explore');
  });

  test('answers its bridge with checked arguments only', async () => {
    const page = await app!.firstWindow();
    const refusal = page.evaluate(() => window.dreamwalk!.revealRecording('../../secret.mp4'));
    await expect(refusal).rejects.toThrow('That is not a recording.');
  });

  test('starts the engine anew when it dies, says so and walks on', async () => {
    const page = await app!.firstWindow();
    await app!.evaluate(({ app: electron }) => {
      const engine = electron.getAppMetrics().find((metric) => metric.name === 'Dreamwalk engine');
      process.kill(engine!.pid);
    });
    await expect(page.getByRole('region', { name: 'The engine was started anew' })).toBeVisible();
    const studio = new StudioPage(page);
    await studio.hasDreamed(0);
    await studio.walk(['w'], 2);
  });

  test('does not leave its own pages, nor open others', async () => {
    const page = await app!.firstWindow();
    await page.evaluate(() => {
      window.open('https://example.com/');
      window.location.assign('https://example.com/');
    });
    await page.waitForTimeout(300);
    expect(app!.windows().map((window) => window.url())).toEqual(['app://studio/']);
    const status = await page.evaluate(
      async () => (await fetch('/models/voxel-rooms/../../package.json')).status,
    );
    expect(status).toBe(404);
  });

  test('comes back where it was left, with what was added', async () => {
    const bounds = { x: 40, y: 30, width: 1150, height: 760 };
    await app!.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()[0].setBounds(bounds);
    }, bounds);
    await app!.close();
    app = await launchElectron(binary, folder);
    const page = await app.firstWindow();
    const found = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].getBounds());
    expect(found).toEqual(bounds);
    await enter(page, 'Library');
    await expect(modelsOf(page)).toHaveCount(3);
  });
});
