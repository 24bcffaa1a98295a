// @vitest-environment happy-dom
import { idleKeys, type KeyState } from '@dreamwalk/control';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualSettings } from '../settings/settings-schema.ts';
import { changeSettings } from '../settings/settings-store.ts';
import { rebind } from './bindings.ts';
import { changeKeys, resetAllKeys } from './bindings-store.ts';
import type { KeyAction } from './key-map.ts';
import { readWalkControls } from './walk-controls.ts';

let stage: HTMLElement;
let stop: () => void;
let inputs: KeyState[];
let actions: KeyAction[];

beforeEach(() => {
  document.body.innerHTML =
    '<div id="stage"><canvas></canvas></div><input id="text"><input id="radio" type="radio"><input id="range" type="range"><button id="button"></button><div role="dialog"><button id="in-dialog"></button></div>';
  stage = document.getElementById('stage')!;
  stage.setPointerCapture = () => {};
  stage.requestPointerLock = async () => {};
  inputs = [];
  actions = [];
  stop = readWalkControls({
    stage,
    onInput: (held) => inputs.push(held),
    onAction: (action) => actions.push(action),
    onCapture: () => {},
    onGamepad: () => {},
  });
});
afterEach(() => {
  stop();
  resetAllKeys('keyboard');
  changeSettings(usualSettings());
});

function press(
  type: 'keydown' | 'keyup',
  code: string,
  key: string,
  target: string | undefined = undefined,
  more = {},
) {
  const element = target ? document.getElementById(target)! : document.body;
  const event = new KeyboardEvent(type, { code, key, bubbles: true, cancelable: true, ...more });
  element.dispatchEvent(event);
  return event;
}

const refresh = () => new Promise(requestAnimationFrame);

describe('readWalkControls', () => {
  it('reports keys at once, and the same state only once', () => {
    press('keydown', 'KeyW', 'w');
    press('keydown', 'KeyW', 'w', undefined, { repeat: true });
    press('keyup', 'KeyW', 'w');
    expect(inputs).toEqual([{ ...idleKeys, forward: true }, idleKeys]);
  });

  it('lets every key go when the window loses the keyboard', () => {
    press('keydown', 'KeyW', 'w');
    window.dispatchEvent(new Event('blur'));
    expect(inputs[1]).toEqual(idleKeys);
  });

  it('lets a key go whatever else is held by then', () => {
    press('keydown', 'KeyW', 'w');
    press('keyup', 'KeyW', 'w', undefined, { ctrlKey: true });
    expect(inputs[1]).toEqual(idleKeys);
  });

  it('follows the bindings as they change, and lets go what was held by others', () => {
    press('keydown', 'KeyW', 'w');
    changeKeys('keyboard', (map) => rebind(map, { group: 'motions', name: 'forward' }, 0, 'KeyI'));
    press('keydown', 'KeyI', 'i');
    press('keydown', 'KeyW', 'w');
    expect(inputs).toEqual([{ ...idleKeys, forward: true }, idleKeys, { ...idleKeys, forward: true }]);
  });

  it('leaves a key to a control that has taken it', () => {
    const button = document.getElementById('button')!;
    button.addEventListener('keydown', (event) => event.preventDefault());
    press('keydown', 'KeyW', 'w', 'button');
    expect(inputs).toEqual([]);
  });

  it('leaves text fields, dialogs and shortcuts alone', () => {
    press('keydown', 'KeyW', 'w', 'text');
    press('keydown', 'KeyN', 'n', 'in-dialog');
    press('keydown', 'KeyR', 'r', undefined, { ctrlKey: true });
    expect([inputs, actions]).toEqual([[], []]);
  });

  it('leaves Space to a focused button, and the arrows to a focused choice', () => {
    expect(press('keydown', 'Space', ' ', 'button').defaultPrevented).toBe(false);
    expect(press('keydown', 'ArrowLeft', 'ArrowLeft', 'radio').defaultPrevented).toBe(false);
    expect(press('keydown', 'ArrowLeft', 'ArrowLeft', 'range').defaultPrevented).toBe(false);
    press('keydown', 'KeyW', 'w', 'radio');
    press('keyup', 'KeyW', 'w', 'radio');
    press('keydown', 'KeyW', 'w', 'range');
    press('keydown', 'Space', ' ');
    const walking = { ...idleKeys, forward: true };
    expect(inputs).toEqual([walking, idleKeys, walking]);
    expect(actions).toEqual(['pause']);
  });

  it('repeats single steps while their key is held, and nothing else', () => {
    for (const repeat of [false, true]) {
      press('keydown', 'Period', '.', undefined, { repeat });
      press('keydown', 'KeyN', 'n', undefined, { repeat });
    }
    expect(actions).toEqual(['step', 'newWorld', 'step']);
  });

  it('sums the mouse between two refreshes; a drag pulls the picture along', async () => {
    const point = (type: string, movementX: number, movementY: number) =>
      stage.dispatchEvent(
        Object.assign(new PointerEvent(type, { button: 0, pointerId: 1, bubbles: true }), {
          movementX,
          movementY,
        }),
      );
    point('pointermove', 50, 0);
    point('pointerdown', 0, 0);
    point('pointermove', 5, 2);
    point('pointermove', 7, -1);
    await refresh();
    point('pointerup', 0, 0);
    point('pointermove', 50, 0);
    await refresh();
    expect(inputs).toEqual([{ ...idleKeys, mouseDx: -12, mouseDy: -1 }]);
  });

  it('looks round by the mouse as it is set', async () => {
    changeSettings({ draggedMouseScale: 2, invertMouseY: true });
    for (const [type, movementX, movementY] of [
      ['pointerdown', 0, 0],
      ['pointermove', 5, 2],
    ] as const)
      stage.dispatchEvent(
        Object.assign(new PointerEvent(type, { button: 0, pointerId: 1, bubbles: true }), {
          movementX,
          movementY,
        }),
      );
    await refresh();
    expect(inputs).toEqual([{ ...idleKeys, mouseDx: -10, mouseDy: 4 }]);
  });

  it('captures the mouse on a click, and not for a click on what lies over the picture', () => {
    let captures = 0;
    stage.requestPointerLock = async () => void captures++;
    const click = (target: Element) => {
      for (const type of ['pointerdown', 'pointerup'])
        target.dispatchEvent(new PointerEvent(type, { button: 0, pointerId: 1, bubbles: true }));
    };
    click(stage.querySelector('canvas')!);
    expect(captures).toBe(1);
    const card = stage.appendChild(document.createElement('button'));
    click(card);
    expect(captures).toBe(1);
  });
});
