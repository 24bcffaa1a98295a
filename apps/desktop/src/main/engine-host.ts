import { IPC } from '../shared/ipc.ts';
import type { DesktopPlatform, EngineProcess, MessageSender } from './desktop-platform.ts';

export interface EngineHostOptions {
  /** The engine's CommonJS bundle. */
  readonly entry: string;
  /** Its settings as JSON. */
  readonly settings: string;
}

/** Gives each page at most one native engine, and ends it with the page. */
export class EngineHost {
  readonly #platform: DesktopPlatform;
  readonly #options: EngineHostOptions;
  readonly #engines = new Map<number, EngineProcess>();

  constructor(platform: DesktopPlatform, options: EngineHostOptions) {
    this.#platform = platform;
    this.#options = options;
  }

  /** Starts an engine for a page; one that it had before (it was reloaded) ends. */
  open(page: MessageSender): void {
    this.#end(page.id);
    const engine = this.#platform.forkEngine(this.#options.entry, this.#options.settings);
    this.#engines.set(page.id, engine);
    engine.onExit((code) => {
      if (this.#engines.get(page.id) !== engine) return;
      this.#engines.delete(page.id);
      page.send(IPC.engineGone, `its process ended with code ${code}.`);
    });
    page.onGone(() => {
      if (this.#engines.get(page.id) === engine) this.#end(page.id);
    });
    page.connect(IPC.enginePort, engine);
  }

  #end(pageId: number): void {
    const engine = this.#engines.get(pageId);
    this.#engines.delete(pageId);
    engine?.kill();
  }
}
