import type { HeldKey } from '@dreamwalk/control';

/** Something that a key or a button does as long as it is held, in the order of the lists of keys. */
export const MOTION_KEYS = [
  'forward',
  'back',
  'left',
  'right',
  'run',
  'turnLeft',
  'turnRight',
  'lookUp',
  'lookDown',
  'rise',
  'sink',
  'rollLeft',
  'rollRight',
] as const satisfies readonly HeldKey[];

export type MotionKey = (typeof MOTION_KEYS)[number];

/** Something that a key or a button does once, in the order of the lists of keys. */
export const KEY_ACTIONS = [
  'pause',
  'back',
  'step',
  'reset',
  'newWorld',
  'motionMode',
  'slower',
  'faster',
  'memory',
  'tint',
  'beside',
  'difference',
  'wander',
  'bookmark',
  'saveDream',
  'record',
  'help',
] as const;

export type KeyAction = (typeof KEY_ACTIONS)[number];

/** The keys, or the buttons, of a device. */
export interface KeyMap {
  /** On the keyboard by `KeyboardEvent.code`: the place of the key, whatever its layout. */
  readonly motions: Readonly<Record<MotionKey, readonly string[]>>;
  /** On the keyboard by `KeyboardEvent.key`, in lower case: what is printed on it. */
  readonly actions: Readonly<Record<KeyAction, readonly string[]>>;
}

/** What can be bound to keys. */
export type Deed =
  | { readonly group: 'motions'; readonly name: MotionKey }
  | { readonly group: 'actions'; readonly name: KeyAction };

/** Everything that can be bound to keys. */
export const DEEDS: readonly Deed[] = [
  ...MOTION_KEYS.map((name) => ({ group: 'motions', name }) as const),
  ...KEY_ACTIONS.map((name) => ({ group: 'actions', name }) as const),
];

export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The name by which a key is bound in a group. */
export function keyNameOf(group: Deed['group'], { code, key }: Pick<KeyPress, 'code' | 'key'>): string {
  if (group === 'motions') return code;
  return key.length === 1 ? key.toLowerCase() : key;
}

/** The motion that a key stands for; undefined for others and for the shortcuts of browser and system. */
export function motionOf(map: KeyMap, press: KeyPress): MotionKey | undefined {
  if (isShortcut(press)) return undefined;
  return MOTION_KEYS.find((name) => map.motions[name].includes(keyNameOf('motions', press)));
}

/** The action that a key stands for. */
export function actionOf(map: KeyMap, press: KeyPress): KeyAction | undefined {
  if (isShortcut(press)) return undefined;
  return KEY_ACTIONS.find((name) => map.actions[name].includes(keyNameOf('actions', press)));
}

/** Keys that a person, a browser or the system needs for something else, and those that stand for no key of their own. */
const RESERVED =
  /^(Escape|Tab|Enter|Meta|OS|Control|Alt|AltGraph|CapsLock|NumLock|ScrollLock|ContextMenu|PrintScreen|Dead|Process|Unidentified|F\d+)$/;

/** Whether a key cannot be bound. Shift alone can be held, but not do something once: it comes with other keys. */
export function isReserved(group: Deed['group'], press: KeyPress): boolean {
  return isShortcut(press) || RESERVED.test(press.key) || (group === 'actions' && press.key === 'Shift');
}

function isShortcut({ ctrlKey, altKey, metaKey }: KeyPress): boolean {
  return ctrlKey || altKey || metaKey;
}
