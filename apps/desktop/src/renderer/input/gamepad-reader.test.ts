// @vitest-environment happy-dom
import { idleKeys, type KeyState } from '@dreamwalk/control';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_BUTTONS } from './default-bindings.ts';
import { type GamepadConnection, GamepadReader } from './gamepad-reader.ts';
import { InputMixer } from './input-mixer.ts';
import type { KeyAction } from './key-map.ts';
import { PAD_BUTTONS, type PadButton } from './pad-buttons.ts';

const XBOX = 'Xbox Wireless Controller (STANDARD GAMEPAD Vendor: 045e Product: 0b13)';
let pads: (Gamepad | null)[];
let inputs: KeyState[];
let actions: KeyAction[];
let said: GamepadConnection[];
let reader: GamepadReader;
let refreshes: (() => void)[];

function padWith(axes: readonly number[], down: readonly PadButton[] = [], mapping = 'standard') {
  const buttons = PAD_BUTTONS.map((name) => ({
    pressed: down.includes(name),
    touched: false,
    value: down.includes(name) ? 1 : 0,
  }));
  return { id: XBOX, connected: true, mapping, axes, buttons } as unknown as Gamepad;
}

const tell = (type: string, gamepad: Gamepad) =>
  window.dispatchEvent(Object.assign(new Event(type), { gamepad }));
/** The screen draws its next frame. */
const refresh = () => {
  for (const draw of refreshes.splice(0)) draw();
};

beforeEach(() => {
  [pads, inputs, actions, said, refreshes] = [[null], [], [], [], []];
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => refreshes.push(draw));
  vi.stubGlobal('cancelAnimationFrame', () => refreshes.splice(0));
  Object.assign(navigator, { getGamepads: () => pads });
  document.hasFocus = () => true;
  document.body.innerHTML = '';
  reader = new GamepadReader({
    mixer: new InputMixer((keys) => inputs.push(keys)),
    map: () => DEFAULT_BUTTONS,
    settings: () => ({ stickDeadZone: 0.1, stickCurve: 1, invertStickY: false }),
    onAction: (action) => actions.push(action),
    onConnected: (connection) => said.push(connection),
  });
});
afterEach(() => {
  reader.dispose();
  vi.unstubAllGlobals();
});

function plugIn(pad: Gamepad) {
  pads = [null, pad];
  tell('gamepadconnected', pad);
}

describe('GamepadReader', () => {
  it('looks at nothing while there is no gamepad', () => {
    expect(refreshes).toEqual([]);
    expect(inputs).toEqual([]);
  });

  it('is told by name when one comes and goes, and lets go what it held', () => {
    plugIn(padWith([0, -1, 0, 0]));
    expect(inputs).toEqual([{ ...idleKeys, stickForward: 1 }]);
    pads = [null, null];
    tell('gamepaddisconnected', padWith([]));
    expect(inputs[1]).toEqual(idleKeys);
    expect(refreshes).toEqual([]);
    const name = 'Xbox Wireless Controller';
    expect(said).toEqual([
      { name, isConnected: true, isUsable: true },
      { name, isConnected: false, isUsable: true },
    ]);
  });

  it('is looked at on every frame, and tells what has changed', () => {
    plugIn(padWith([0, 0, 0, 0]));
    refresh();
    pads = [padWith([0.55, 0, 0, 0])];
    refresh();
    refresh();
    expect(inputs.map(({ stickRight }) => stickRight)).toEqual([expect.closeTo(0.5, 14)]);
  });

  it('acts once for a press, however long', () => {
    plugIn(padWith([0, 0, 0, 0], ['A']));
    refresh();
    pads = [padWith([0, 0, 0, 0])];
    refresh();
    pads = [padWith([0, 0, 0, 0], ['A', 'Y'])];
    refresh();
    expect(actions).toEqual(['pause', 'pause', 'record']);
  });

  it('counts as let go while a dialog is open or the window is behind, also for what is pressed until then', () => {
    plugIn(padWith([0, -1, 0, 0]));
    document.body.innerHTML = '<div role="dialog"></div>';
    pads = [padWith([0, -1, 0, 0], ['A'])];
    refresh();
    expect(inputs.at(-1)).toEqual(idleKeys);
    document.body.innerHTML = '';
    refresh();
    expect(inputs.at(-1)).toEqual({ ...idleKeys, stickForward: 1 });
    document.hasFocus = () => false;
    refresh();
    expect(inputs.at(-1)).toEqual(idleKeys);
    expect(actions).toEqual([]);
  });

  it('leaves one alone whose buttons nobody knows, and says so', () => {
    plugIn(padWith([0, -1, 0, 0], [], ''));
    expect(inputs).toEqual([]);
    expect(said).toEqual([{ name: 'Xbox Wireless Controller', isConnected: true, isUsable: false }]);
  });
});
