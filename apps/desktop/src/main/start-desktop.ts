import { join } from 'node:path';
import { userFolder } from '@dreamwalk/host/node';
import type { EngineSettings } from '../shared/engine-settings.ts';
import { IPC, type IpcResult } from '../shared/ipc.ts';
import { nativeLibrary } from '../shared/native-library.ts';
import { APP_URL, appProtocol, isStudioPage } from './app-protocol.ts';
import type { DesktopPlatform } from './desktop-platform.ts';
import { EngineHost } from './engine-host.ts';
import { recordingNameSchema } from './ipc-arguments.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

/** Runs the desktop application on a platform. */
export async function startDesktop(platform: DesktopPlatform): Promise<void> {
  const { appFolder } = platform;
  const repository = join(appFolder, '..', '..');
  const bundledModelsFolder = join(repository, 'models');
  const ownModelsFolder = join(userFolder(), 'models');
  const settings: EngineSettings = {
    modelsFolders: [bundledModelsFolder, ownModelsFolder],
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
  const library = nativeLibrary({
    recordingsFolder: settings.recordingsFolder,
    evaluationsFolder: join(repository, 'evaluations'),
    bundledModelsFolder,
    ownModelsFolder,
    processEntry: join(appFolder, 'dist', 'library-process', 'library-process.cjs'),
    evaluationEntry: join(appFolder, 'dist', 'evaluation-process', 'evaluation-process.cjs'),
    reveal: (path) => platform.showInFolder(path),
  });
  const studio = join(appFolder, 'dist', 'renderer');
  platform.serveApp(appProtocol({ studio, models: settings.modelsFolders }, library));
  let windows = 0;
  const stateFile = join(platform.userDataFolder, 'window.json');
  const openStudio = () => {
    windows++;
    const preload = join(appFolder, 'dist', 'preload', 'preload.cjs');
    const state = readWindowState(stateFile, platform.workAreas());
    const window = platform.openWindow({ url: APP_URL, preload, state });
    window.onClosing((left) => writeWindowState(stateFile, left));
    window.onClosed(() => windows--);
  };
  openStudio();
  platform.onActivate(() => {
    if (windows === 0) openStudio();
  });
  platform.onAllWindowsClosed(() => {
    if (process.platform !== 'darwin') platform.quit();
  });
}
