import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  MessageChannelMain,
  protocol,
  screen,
  session,
  shell,
  type UtilityProcess,
  utilityProcess,
} from 'electron';
import { APP_SCHEME } from '../app-protocol.ts';
import type {
  DesktopPlatform,
  EngineProcess,
  MessageSender,
  StudioWindow,
  WindowOptions,
} from '../desktop-platform.ts';

/** Capturing the mouse and filling the screen; a page here needs nothing else. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set([
  'pointerLock',
  'fullscreen',
  'clipboard-sanitized-write',
]);

/** The real thing. Must be called before Electron is ready. */
export function electronPlatform(): DesktopPlatform {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
  // Engines by the process that runs them: only this file knows what an `EngineProcess` really is.
  const processes = new WeakMap<EngineProcess, UtilityProcess>();

  const senderOf = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): MessageSender => ({
    id: sender.id,
    url: senderFrame?.url ?? '',
    send: (channel, argument) => {
      if (!sender.isDestroyed()) sender.send(channel, argument);
    },
    connect: (channel, engine) => {
      const { port1, port2 } = new MessageChannelMain();
      processes.get(engine)!.postMessage(null, [port1]);
      sender.postMessage(channel, null, [port2]);
    },
    onGone: (listener) => sender.once('destroyed', listener),
  });

  return {
    // From the bundle in dist/main: Electron's own answer depends on how it was started.
    appFolder: join(dirname(fileURLToPath(import.meta.url)), '..', '..'),
    userDataFolder: app.getPath('userData'),
    workAreas: () => screen.getAllDisplays().map(({ workArea }) => workArea),
    ready: async () => {
      await app.whenReady();
      session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) =>
        decide(ALLOWED_PERMISSIONS.has(permission)),
      );
    },
    quit: () => app.quit(),
    onAllWindowsClosed: (listener) => app.on('window-all-closed', listener),
    onActivate: (listener) => app.on('activate', listener),
    serveApp: (answer) => protocol.handle(APP_SCHEME, answer),
    openWindow,
    forkEngine: (entry, settings) => {
      const child = utilityProcess.fork(entry, [settings], { serviceName: 'Dreamwalk engine' });
      const engine: EngineProcess = {
        onExit: (listener) => child.once('exit', listener),
        kill: () => child.kill(),
      };
      processes.set(engine, child);
      return engine;
    },
    onMessage: (channel, listener) =>
      ipcMain.on(channel, (event, argument: unknown) => listener(senderOf(event), argument)),
    onRequest: (channel, answer) =>
      ipcMain.handle(channel, (event, argument: unknown) => answer(senderOf(event), argument)),
    showInFolder: (path) => shell.showItemInFolder(path),
  };
}

function openWindow({ url, preload, state }: WindowOptions): StudioWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...state?.bounds,
    minWidth: 1024,
    minHeight: 700,
    backgroundColor: '#0b0c10',
    title: 'Dreamwalk',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    },
  });
  if (state?.isMaximised) window.maximize();
  const { webContents } = window;
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  void window.loadURL(url);
  return {
    onClosing: (listener) =>
      window.once('close', () =>
        listener({ bounds: window.getNormalBounds(), isMaximised: window.isMaximized() }),
      ),
    onClosed: (listener) => window.once('closed', listener),
  };
}
