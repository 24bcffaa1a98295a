import { expect, it } from 'vitest';
import { DEFAULT_KEYS } from './default-bindings.ts';
import { actionOf, isReserved, type KeyPress, motionOf } from './key-map.ts';

const press = (code: string, key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

it('walks by the place of the key, so that other layouts walk alike', () => {
  expect(motionOf(DEFAULT_KEYS, press('KeyW', 'z'))).toBe('forward');
  expect(motionOf(DEFAULT_KEYS, press('ArrowLeft', 'ArrowLeft'))).toBe('turnLeft');
});

it('acts by what is printed on the key, in either case', () => {
  expect(actionOf(DEFAULT_KEYS, press('KeyN', 'N'))).toBe('newWorld');
  expect(actionOf(DEFAULT_KEYS, press('Period', '.'))).toBe('step');
  expect(actionOf(DEFAULT_KEYS, press('Space', ' '))).toBe('pause');
  expect(actionOf(DEFAULT_KEYS, press('Home', 'Home'))).toBeUndefined();
});

it('leaves shortcuts to the browser', () => {
  expect(actionOf(DEFAULT_KEYS, press('KeyR', 'r', { ctrlKey: true }))).toBeUndefined();
  expect(motionOf(DEFAULT_KEYS, press('KeyW', 'w', { metaKey: true }))).toBeUndefined();
});

it('refuses the keys that others need', () => {
  for (const key of ['Escape', 'Tab', 'Enter', 'F5', 'F11', 'Meta', 'Dead'])
    expect(isReserved('motions', press(key, key))).toBe(true);
  expect(isReserved('actions', press('KeyR', 'r', { ctrlKey: true }))).toBe(true);
  expect(isReserved('actions', press('ShiftLeft', 'Shift'))).toBe(true);
  expect(isReserved('motions', press('ShiftLeft', 'Shift'))).toBe(false);
  expect(isReserved('actions', press('KeyF', 'f'))).toBe(false);
});
