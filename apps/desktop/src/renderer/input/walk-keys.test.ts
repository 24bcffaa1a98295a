// @vitest-environment happy-dom
import { idleKeys, type KeyState } from '@dreamwalk/control';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeyAction } from './key-map.ts';
import { WalkKeys } from './walk-keys.ts';

let stage: HTMLElement;
let keys: WalkKeys;
let inputs: KeyState[];
let actions: KeyAction[];

beforeEach(() => {
  document.body.innerHTML =
    '<div id="stage"><canvas></canvas></div><input id="text"><input id="radio" type="radio"><button id="button"></button>';
  stage = document.getElementById('stage')!;
  stage.setPointerCapture = () => {};
  stage.requestPointerLock = async () => {};
  inputs = [];
  actions = [];
  keys = new WalkKeys({
    stage,
    onInput: (held) => inputs.push(held),
    onAction: (action) => actions.push(action),
    onCapture: () => {},
  });
});
afterEach(() => keys.dispose());

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

describe('WalkKeys', () => {
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

  it('leaves text fields, dialogs and shortcuts alone', () => {
    press('keydown', 'KeyW', 'w', 'text');
    press('keydown', 'KeyR', 'r', undefined, { ctrlKey: true });
    expect([inputs, actions]).toEqual([[], []]);
  });

  it('leaves Space to a focused button, and the arrows to a focused choice', () => {
    expect(press('keydown', 'Space', ' ', 'button').defaultPrevented).toBe(false);
    expect(press('keydown', 'ArrowLeft', 'ArrowLeft', 'radio').defaultPrevented).toBe(false);
    press('keydown', 'KeyW', 'w', 'radio');
    press('keydown', 'Space', ' ');
    expect(inputs).toEqual([{ ...idleKeys, forward: true }]);
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
