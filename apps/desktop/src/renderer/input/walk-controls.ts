import type { KeyState } from '@dreamwalk/control';
import { settingsStore } from '../settings/settings-store.ts';
import { bindingsStore } from './bindings-store.ts';
import { type GamepadConnection, GamepadReader } from './gamepad-reader.ts';
import { InputMixer } from './input-mixer.ts';
import type { KeyAction } from './key-map.ts';
import { KeyboardReader } from './keyboard-reader.ts';
import { MouseReader } from './mouse-reader.ts';

export interface WalkControlsOptions {
  /** Where the mouse looks round. */
  readonly stage: HTMLElement;
  readonly onInput: (keys: KeyState, timeMs: number) => void;
  readonly onAction: (action: KeyAction) => void;
  readonly onCapture: (isCaptured: boolean) => void;
  readonly onGamepad: (connection: GamepadConnection) => void;
}

/** Keyboard, mouse and gamepad as they are bound and set now. @returns stops reading them */
export function readWalkControls(options: WalkControlsOptions): () => void {
  const { stage, onInput, onAction, onCapture, onGamepad } = options;
  const mixer = new InputMixer(onInput);
  const settings = settingsStore.getState;
  const keyboard = new KeyboardReader({ mixer, map: () => bindingsStore.getState().keyboard, onAction });
  const mouse = new MouseReader({ stage, mixer, settings, onCapture });
  const gamepad = new GamepadReader({
    mixer,
    map: () => bindingsStore.getState().gamepad,
    settings,
    onAction,
    onConnected: onGamepad,
  });
  const stopRebinding = bindingsStore.subscribe(() => keyboard.letGo());
  return () => {
    stopRebinding();
    for (const reader of [keyboard, mouse, gamepad, mixer]) reader.dispose();
  };
}
