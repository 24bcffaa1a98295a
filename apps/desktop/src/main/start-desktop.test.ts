import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IPC } from '../shared/ipc.ts';
import { startDesktop } from './start-desktop.ts';
import { FakePlatform } from './testing/fake-platform.ts';

const FOLDER = join('/repository', 'apps', 'desktop');

async function started() {
  const platform = new FakePlatform(FOLDER);
  await startDesktop(platform);
  return platform;
}

describe('the desktop application', () => {
  it('opens the studio through its own protocol, with the preload', async () => {
    const platform = await started();
    expect(platform.windows).toEqual([
      { url: 'app://studio/', preload: join(FOLDER, 'dist', 'preload', 'preload.cjs') },
    ]);
  });

  it('serves the studio only under its own host', async () => {
    const platform = await started();
    expect((await platform.fetch('app://elsewhere/index.html')).status).toBe(404);
    expect((await platform.fetch('app://studio/../../package.json')).status).toBe(404);
  });

  it('gives a page an engine, and ends it with the page', async () => {
    const platform = await started();
    const page = platform.page('app://studio/');
    platform.say(IPC.openEngine, page);
    const [engine] = platform.engines;
    expect(page.connected).toEqual([[IPC.enginePort, engine]]);
    expect(JSON.parse(engine.settings).modelsFolders[0]).toBe(join('/repository', 'models'));
    page.leave();
    expect(engine.isKilled).toBe(true);
  });

  it('replaces the engine of a page that was loaded again', async () => {
    const platform = await started();
    const page = platform.page('app://studio/');
    platform.say(IPC.openEngine, page);
    platform.say(IPC.openEngine, page);
    expect(platform.engines.map((engine) => engine.isKilled)).toEqual([true, false]);
    platform.engines[0].exit(0);
    expect(page.sent).toEqual([]);
  });

  it('tells a page when its engine dies', async () => {
    const platform = await started();
    const page = platform.page('app://studio/');
    platform.say(IPC.openEngine, page);
    platform.engines[0].exit(139);
    expect(page.sent).toEqual([[IPC.engineGone, 'its process ended with code 139.']]);
  });

  it('has nothing for pages that are not the studio', async () => {
    const platform = await started();
    const page = platform.page('https://evil.example/');
    platform.say(IPC.openEngine, page);
    expect(platform.engines).toEqual([]);
    expect(await platform.ask(IPC.revealRecording, page, 'a.mp4')).toMatchObject({ ok: false });
  });

  it('shows recordings, and no other file', async () => {
    const platform = await started();
    const page = platform.page('app://studio/');
    const name = 'world-1 2026-01-02 03.04.05.mp4';
    expect(await platform.ask(IPC.revealRecording, page, name)).toEqual({ ok: true });
    for (const bad of ['../../etc/passwd', 'a/b.mp4', '..mp4', 'x.exe', 7, undefined])
      expect(await platform.ask(IPC.revealRecording, page, bad)).toMatchObject({ ok: false });
    expect(platform.shown).toEqual([join('/repository', 'rollouts', name)]);
  });

  it('answers every message that the preload sends', async () => {
    const platform = await started();
    expect([...platform.channels].sort()).toEqual([IPC.openEngine, IPC.revealRecording].sort());
  });
});
