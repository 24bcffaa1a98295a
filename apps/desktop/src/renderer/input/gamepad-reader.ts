import { idleKeys } from '@dreamwalk/control';
import { type NamedPad, plainPadName, standardPad } from './gamepads.ts';
import type { InputMixer } from './input-mixer.ts';
import type { KeyAction, KeyMap } from './key-map.ts';
import { padActions, padKeys, type StickSettings } from './pad-keys.ts';

export interface GamepadReaderOptions {
  readonly mixer: InputMixer;
  readonly map: () => KeyMap;
  readonly settings: () => StickSettings;
  readonly onAction: (action: KeyAction) => void;
  /** A gamepad came or went. */
  readonly onConnected: (connection: GamepadConnection) => void;
}

/** What became of a gamepad. One that is not `usable` has its buttons where nobody knows. */
export interface GamepadConnection {
  readonly name: string;
  readonly isConnected: boolean;
  readonly isUsable: boolean;
}

/** Takes the input for itself while it is open. */
const DIALOGS = 'dialog[open], [role="dialog"]';

/**
 * Reads a gamepad, which tells nothing by itself: looked at on every frame of the screen as long as there is one. While a dialog is
 * open or the window is not in front it counts as let go.
 */
export class GamepadReader {
  readonly #options: GamepadReaderOptions;
  readonly #abort = new AbortController();
  #frame = 0;
  /** Those whose buttons were down when last looked at. */
  #down: readonly KeyAction[] = [];

  constructor(options: GamepadReaderOptions) {
    this.#options = options;
    const { signal } = this.#abort;
    window.addEventListener('gamepadconnected', (event) => this.#changed(event, true), { signal });
    window.addEventListener('gamepaddisconnected', (event) => this.#changed(event, false), { signal });
    this.#look();
  }

  dispose(): void {
    this.#abort.abort();
    cancelAnimationFrame(this.#frame);
  }

  #changed({ gamepad }: GamepadEvent, isConnected: boolean): void {
    const isUsable = gamepad.mapping === 'standard';
    this.#options.onConnected({ name: plainPadName(gamepad.id), isConnected, isUsable });
    cancelAnimationFrame(this.#frame);
    this.#look();
  }

  #look(): void {
    const pad = standardPad();
    this.#take(pad);
    if (pad) this.#frame = requestAnimationFrame(() => this.#look());
  }

  #take(pad: NamedPad | undefined): void {
    const { mixer, map, settings, onAction } = this.#options;
    const isAway = !document.hasFocus() || document.querySelector(DIALOGS) !== null;
    mixer.setGamepad(pad && !isAway ? padKeys(pad, map(), settings()) : idleKeys, performance.now());
    const down = pad ? padActions(pad, map()) : [];
    const pressed = down.filter((action) => !this.#down.includes(action));
    this.#down = down;
    if (!isAway) for (const action of pressed) onAction(action);
  }
}
