import type { Bounds, WindowState } from './window-state.ts';

/** What the main process needs of Electron, so that its logic runs in tests without it. */
export interface DesktopPlatform {
  /** The folder of the application: `apps/desktop`. */
  readonly appFolder: string;
  /** Where the application keeps what is the person's own. */
  readonly userDataFolder: string;
  /** Resolves when windows may be opened. */
  ready(): Promise<void>;
  quit(): void;
  onAllWindowsClosed(listener: () => void): void;
  /** The application is asked for again while it runs, e.g. through its dock icon. */
  onActivate(listener: () => void): void;
  /** Answers requests for `app://` addresses. */
  serveApp(answer: (request: Request) => Promise<Response>): void;
  /** What windows can fill of each screen. Known once the platform is ready. */
  workAreas(): readonly Bounds[];
  openWindow(options: WindowOptions): StudioWindow;
  /** @param entry a CommonJS file */
  forkEngine(entry: string, settings: string): EngineProcess;
  onMessage(channel: string, listener: (sender: MessageSender, argument: unknown) => void): void;
  onRequest(channel: string, answer: (sender: MessageSender, argument: unknown) => Promise<unknown>): void;
  showInFolder(path: string): void;
}

export interface WindowOptions {
  readonly url: string;
  readonly preload: string;
  /** Where it stands; in the middle where nothing is known. */
  readonly state?: WindowState;
}

export interface StudioWindow {
  /** Told where the window stands as it is being closed. */
  onClosing(listener: (state: WindowState) => void): void;
  onClosed(listener: () => void): void;
}

/** The page that a message came from. */
export interface MessageSender {
  readonly id: number;
  readonly url: string;
  send(channel: string, argument: unknown): void;
  /** Gives the page one end of a channel whose other end is the engine's. */
  connect(channel: string, engine: EngineProcess): void;
  /** Told once, when the page is gone. */
  onGone(listener: () => void): void;
}

/** A native engine in a process of its own. */
export interface EngineProcess {
  onExit(listener: (code: number) => void): void;
  kill(): void;
}
