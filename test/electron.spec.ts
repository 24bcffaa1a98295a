import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, test } from '@playwright/test';
import { findElectron } from './support/electron-binary.ts';
import { ROOT, SCREENSHOTS } from './support/paths.ts';
import { difference, StudioPage } from './support/studio-page.ts';

const DESKTOP = join(ROOT, 'apps', 'desktop');

test.describe('in Electron', () => {
  let app: ElectronApplication | undefined;

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    const electron = await findElectron(DESKTOP);
    test.skip(electron.kind === 'absent', electron.kind === 'absent' ? electron.reason : '');
    if (electron.kind === 'absent') return;
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    app = await _electron.launch({ executablePath: electron.binary, args: [...sandbox, DESKTOP] });
  });
  test.afterAll(() => app?.close());

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
      bridge: ['onEngineGone', 'openEngine', 'revealRecording'],
    });
    await expect(page.getByTestId('provider')).toHaveAttribute('data-provider', 'cpu');
    await expect(page.getByText('The native engine runs in a process beside this window.')).toBeVisible();

    const before = await studio.picture();
    await studio.walk(['w'], 6);
    expect(difference(before, await studio.picture())).toBeGreaterThan(6);
    await page.screenshot({ path: join(SCREENSHOTS, 'electron.png') });
  });

  test('answers its bridge with checked arguments only', async () => {
    const page = await app!.firstWindow();
    const refusal = page.evaluate(() => window.dreamwalk!.revealRecording('../../secret.mp4'));
    await expect(refusal).rejects.toThrow('That is not a recording.');
  });

  test('says so when the engine dies', async () => {
    const page = await app!.firstWindow();
    await app!.evaluate(({ app: electron }) => {
      const engine = electron.getAppMetrics().find((metric) => metric.name === 'Dreamwalk engine');
      process.kill(engine!.pid);
    });
    await expect(page.getByRole('alert')).toContainText('The engine is out of reach');
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
});
