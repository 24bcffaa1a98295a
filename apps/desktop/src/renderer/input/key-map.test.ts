import { expect, it } from 'vitest';
import { actionOf, motionOf } from './key-map.ts';

const press = (code: string, key: string, more = {}) => ({
  code,
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

it('walks by the place of the key, so that other layouts walk alike', () => {
  expect(motionOf(press('KeyW', 'z'))).toBe('forward');
  expect(motionOf(press('ArrowLeft', 'ArrowLeft'))).toBe('turnLeft');
});

it('acts by what is printed on the key, in either case', () => {
  expect(actionOf(press('KeyN', 'N'))).toBe('newWorld');
  expect(actionOf(press('Period', '.'))).toBe('step');
  expect(actionOf(press('Space', ' '))).toBe('pause');
  expect(actionOf(press('Home', 'Home'))).toBeUndefined();
});

it('leaves shortcuts to the browser', () => {
  expect(actionOf(press('KeyR', 'r', { ctrlKey: true }))).toBeUndefined();
  expect(motionOf(press('KeyW', 'w', { metaKey: true }))).toBeUndefined();
});
