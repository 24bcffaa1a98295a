import { join } from 'node:path';
import type { EngineSettings } from '../shared/engine-settings.ts';
import { IPC, type IpcResult } from '../shared/ipc.ts';
import { APP_URL, appProtocol, isStudioPage } from './app-protocol.ts';
import type { DesktopPlatform } from './desktop-platform.ts';
import { EngineHost } from './engine-host.ts';
import { recordingNameSchema } from './ipc-arguments.ts';

/** Runs the desktop application on a platform. */
export async function startDesktop(platform: DesktopPlatform): Promise<void> {
  const { appFolder } = platform;
  const repository = join(appFolder, '..', '..');
  const settings: EngineSettings = {
    modelsFolder: join(repository, 'models'),
    recordingsFolder: join(repository, 'rollouts'),
  };
  const engines = new EngineHost(platform, {
    entry: join(appFolder, 'dist', 'engine-process', 'engine-process.cjs'),
    settings: JSON.stringify(settings),
  });

  platform.onMessage(IPC.openEngine, (page) => {
    if (isStudioPage(page.url)) engines.open(page);
  });
  platform.onRequest(IPC.revealRecording, async (page, argument): Promise<IpcResult> => {
    const name = recordingNameSchema.safeParse(argument);
    if (!isStudioPage(page.url) || !name.success) return { ok: false, message: 'That is not a recording.' };
    platform.showInFolder(join(settings.recordingsFolder, name.data));
    return { ok: true };
  });

  await platform.ready();
  platform.serveApp(
    appProtocol({ studio: join(appFolder, 'dist', 'renderer'), models: settings.modelsFolder }),
  );
  let windows = 0;
  const openStudio = () => {
    windows++;
    const preload = join(appFolder, 'dist', 'preload', 'preload.cjs');
    platform.openWindow({ url: APP_URL, preload }).onClosed(() => windows--);
  };
  openStudio();
  platform.onActivate(() => {
    if (windows === 0) openStudio();
  });
  platform.onAllWindowsClosed(() => {
    if (process.platform !== 'darwin') platform.quit();
  });
}
