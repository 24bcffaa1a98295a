import type { KeyState } from '@dreamwalk/control';

/** A part of the input that a key holds down. */
export type MotionKey = Exclude<keyof KeyState, 'mouseDx' | 'mouseDy'>;

/** Something that a key does once. */
export type KeyAction =
  | 'pause'
  | 'step'
  | 'back'
  | 'reset'
  | 'newWorld'
  | 'memory'
  | 'tint'
  | 'record'
  | 'help';

/** By `KeyboardEvent.code`: the place on the keyboard, whatever its layout. */
const MOTIONS: Readonly<Record<string, MotionKey>> = {
  KeyW: 'forward',
  KeyS: 'back',
  KeyA: 'left',
  KeyD: 'right',
  ArrowLeft: 'turnLeft',
  ArrowRight: 'turnRight',
  ArrowUp: 'lookUp',
  ArrowDown: 'lookDown',
  KeyE: 'rise',
  KeyQ: 'sink',
  ShiftLeft: 'run',
  ShiftRight: 'run',
};

/** By `KeyboardEvent.key`: what is printed on the key. */
const ACTIONS: Readonly<Record<string, KeyAction>> = {
  ' ': 'pause',
  '.': 'step',
  ',': 'back',
  r: 'reset',
  n: 'newWorld',
  m: 'memory',
  i: 'tint',
  v: 'record',
  '?': 'help',
  h: 'help',
};

export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The motion that a key stands for; undefined for others and for the shortcuts of browser and system. */
export function motionOf(press: KeyPress): MotionKey | undefined {
  return isShortcut(press) ? undefined : MOTIONS[press.code];
}

/** The action that a key stands for. */
export function actionOf(press: KeyPress): KeyAction | undefined {
  return isShortcut(press)
    ? undefined
    : ACTIONS[press.key.length === 1 ? press.key.toLowerCase() : press.key];
}

function isShortcut({ ctrlKey, altKey, metaKey }: KeyPress): boolean {
  return ctrlKey || altKey || metaKey;
}

/** The keys as the help lists them. */
export const KEY_HELP: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['W', 'A', 'S', 'D'], does: 'walk' },
  { keys: ['←', '→', '↑', '↓'], does: 'look round' },
  { keys: ['Mouse'], does: 'look round: drag, or click to capture it and Esc to let it go' },
  { keys: ['Shift'], does: 'walk faster' },
  { keys: ['E', 'Q'], does: 'rise and sink' },
  { keys: ['Space'], does: 'pause and go on' },
  { keys: [',', '.'], does: 'a frame back, a frame on' },
  { keys: ['R'], does: 'back to the start' },
  { keys: ['N'], does: 'a new world' },
  { keys: ['M'], does: 'another way of remembering' },
  { keys: ['I'], does: 'tint what is invented, no remembered view shows it' },
  { keys: ['V'], does: 'record a video, and stop' },
  { keys: ['H'], does: 'this help' },
];
