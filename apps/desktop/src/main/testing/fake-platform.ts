import { join } from 'node:path';
import type {
  DesktopPlatform,
  EngineProcess,
  MessageSender,
  StudioWindow,
  WindowOptions,
} from '../desktop-platform.ts';
import type { WindowState } from '../window-state.ts';

/** Electron, as far as a test needs it. */
export class FakePlatform implements DesktopPlatform {
  readonly appFolder: string;
  readonly userDataFolder: string;
  readonly windows: WindowOptions[] = [];
  readonly engines: FakeEngine[] = [];
  readonly shown: string[] = [];
  #closing: (state: WindowState) => void = () => {};
  #answer: (request: Request) => Promise<Response> = async () => Response.error();
  readonly #listeners = new Map<string, (sender: MessageSender, argument: unknown) => unknown>();

  constructor(appFolder: string, userDataFolder = join(appFolder, 'user-data')) {
    this.appFolder = appFolder;
    this.userDataFolder = userDataFolder;
  }

  get channels(): Iterable<string> {
    return this.#listeners.keys();
  }

  page(url: string): FakePage {
    return new FakePage(url);
  }

  say(channel: string, page: FakePage, argument?: unknown): void {
    this.#listeners.get(channel)?.(page, argument);
  }

  async ask(channel: string, page: FakePage, argument: unknown): Promise<unknown> {
    return this.#listeners.get(channel)?.(page, argument);
  }

  fetch(url: string): Promise<Response> {
    return this.#answer(new Request(url));
  }

  async ready(): Promise<void> {}
  quit(): void {}
  onAllWindowsClosed(): void {}
  onActivate(): void {}

  serveApp(answer: (request: Request) => Promise<Response>): void {
    this.#answer = answer;
  }

  workAreas() {
    return [{ x: 0, y: 0, width: 1920, height: 1080 }];
  }

  openWindow(options: WindowOptions): StudioWindow {
    this.windows.push(options);
    return {
      onClosing: (listener) => {
        this.#closing = listener;
      },
      onClosed: () => {},
    };
  }

  /** Closes the newest window where it stands. */
  closeWindow(state: WindowState): void {
    this.#closing(state);
  }

  forkEngine(_entry: string, settings: string): EngineProcess {
    const engine = new FakeEngine(settings);
    this.engines.push(engine);
    return engine;
  }

  onMessage(channel: string, listener: (sender: MessageSender, argument: unknown) => void): void {
    this.#listeners.set(channel, listener);
  }

  onRequest(channel: string, answer: (sender: MessageSender, argument: unknown) => Promise<unknown>): void {
    this.#listeners.set(channel, answer);
  }

  showInFolder(path: string): void {
    this.shown.push(path);
  }
}

/** An engine that only knows whether it lives. */
export class FakeEngine implements EngineProcess {
  readonly settings: string;
  isKilled = false;
  exit: (code: number) => void = () => {};

  constructor(settings: string) {
    this.settings = settings;
  }

  onExit(listener: (code: number) => void): void {
    this.exit = listener;
  }

  kill(): void {
    this.isKilled = true;
  }
}

/** A page that keeps what it is sent. */
export class FakePage implements MessageSender {
  readonly id = 1;
  readonly url: string;
  readonly sent: [string, unknown][] = [];
  readonly connected: [string, EngineProcess][] = [];
  leave: () => void = () => {};

  constructor(url: string) {
    this.url = url;
  }

  send(channel: string, argument: unknown): void {
    this.sent.push([channel, argument]);
  }

  connect(channel: string, engine: EngineProcess): void {
    this.connected.push([channel, engine]);
  }

  onGone(listener: () => void): void {
    this.leave = listener;
  }
}
