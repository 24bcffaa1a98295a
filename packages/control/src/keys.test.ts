import { expect, it } from 'vitest';
import { idleKeys, joinKeys } from './keys.ts';

it('joins what is done at once: held by either, counts summed, the stick pushed farther', () => {
  const a = { ...idleKeys, forward: true, mouseDx: 3, stickRight: -0.8, stickUp: 0.1 };
  const b = { ...idleKeys, forward: true, run: true, mouseDx: 4, mouseDy: -1, stickRight: 0.5, stickUp: 0.2 };
  const joined = {
    ...idleKeys,
    forward: true,
    run: true,
    mouseDx: 7,
    mouseDy: -1,
    stickRight: -0.8,
    stickUp: 0.2,
  };
  expect(joinKeys(a, b)).toEqual(joined);
  expect(joinKeys(b, a)).toEqual(joined);
});

it('joins with nothing to what it was', () => {
  for (const key of Object.keys(idleKeys) as (keyof typeof idleKeys)[]) {
    const one = { ...idleKeys, [key]: typeof idleKeys[key] === 'boolean' ? true : -0.5 };
    expect(joinKeys(one, idleKeys)).toEqual(one);
    expect(joinKeys(idleKeys, one)).toEqual(one);
  }
});
