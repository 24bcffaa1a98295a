import { idleKeys, type KeyState } from '@dreamwalk/control';
import type { Settings } from '../settings/settings-schema.ts';
import { KEY_ACTIONS, type KeyAction, type KeyMap, MOTION_KEYS } from './key-map.ts';
import { PAD_BUTTONS } from './pad-buttons.ts';
import { stickResponse } from './stick-response.ts';

/** What is read of a gamepad with the standard mapping. */
export interface PadReading {
  /** Left stick x, y, right stick x, y: −1 to 1, to the right and down. */
  readonly axes: readonly number[];
  readonly buttons: readonly Pick<GamepadButton, 'pressed' | 'value'>[];
}

export type StickSettings = Pick<Settings, 'stickDeadZone' | 'stickCurve' | 'invertStickY'>;

/** The input that a gamepad gives: its left stick walks, its right one looks round, triggers rise and sink by degrees. */
export function padKeys(pad: PadReading, map: KeyMap, settings: StickSettings): KeyState {
  const { stickDeadZone, stickCurve, invertStickY } = settings;
  const [walkX = 0, walkY = 0, lookX = 0, lookY = 0] = pad.axes;
  const [right, back] = stickResponse([walkX, walkY], stickDeadZone, 1);
  const [turnRight, lookDown] = stickResponse([lookX, lookY], stickDeadZone, stickCurve);
  const isHeld = (names: readonly string[]) => names.some((name) => isPressed(pad, name));
  const held = Object.fromEntries(MOTION_KEYS.map((name) => [name, isHeld(map.motions[name])]));
  return {
    ...idleKeys,
    ...held,
    // A trigger is no key: it goes by how far it is pulled.
    rise: false,
    sink: false,
    stickForward: -back + 0,
    stickRight: right,
    stickUp: pull(pad, map.motions.rise) - pull(pad, map.motions.sink),
    stickTurnRight: turnRight,
    stickLookUp: (invertStickY ? lookDown : -lookDown) + 0,
  };
}

/** The actions whose buttons are down. */
export function padActions(pad: PadReading, map: KeyMap): readonly KeyAction[] {
  return KEY_ACTIONS.filter((name) => map.actions[name].some((button) => isPressed(pad, button)));
}

/** The buttons that are down, by name. */
export function pressedButtons(pad: PadReading): readonly string[] {
  return PAD_BUTTONS.filter((name) => isPressed(pad, name));
}

function isPressed({ buttons }: PadReading, name: string): boolean {
  return buttons[(PAD_BUTTONS as readonly string[]).indexOf(name)]?.pressed ?? false;
}

/** How far the buttons are pulled, 0 to 1: the one that is pulled most. */
function pull({ buttons }: PadReading, names: readonly string[]): number {
  const values = names.map((name) => buttons[(PAD_BUTTONS as readonly string[]).indexOf(name)]?.value ?? 0);
  return Math.min(1, Math.max(0, ...values));
}
