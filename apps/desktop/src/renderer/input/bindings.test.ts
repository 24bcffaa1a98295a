import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bindingsSchema,
  boundTo,
  DEFAULT_BINDINGS,
  KEYS_EACH,
  othersWith,
  rebind,
  resetDeed,
  swapKeys,
  takeKey,
} from './bindings.ts';
import { DEFAULT_BUTTONS, DEFAULT_KEYS } from './default-bindings.ts';
import { DEEDS, type Deed } from './key-map.ts';
import { US_LAYOUT } from './keyboard-layout.ts';

const forward: Deed = { group: 'motions', name: 'forward' };
const rise: Deed = { group: 'motions', name: 'rise' };
const memory: Deed = { group: 'actions', name: 'memory' };
const run: Deed = { group: 'motions', name: 'run' };

describe('bindings', () => {
  it('have no key on two things by default', () => {
    for (const map of [DEFAULT_KEYS, DEFAULT_BUTTONS])
      for (const deed of DEEDS)
        for (const key of boundTo(map, deed)) expect(othersWith(map, deed, key, US_LAYOUT)).toEqual([]);
  });

  it('tell who else has a key, across places and signs', () => {
    expect(othersWith(DEFAULT_KEYS, rise, 'KeyM', US_LAYOUT)).toEqual([{ deed: memory, place: 0 }]);
    expect(othersWith(DEFAULT_KEYS, memory, 'w', US_LAYOUT)).toEqual([{ deed: forward, place: 0 }]);
    // On a French keyboard the key of that place says Z.
    const french = new Map([...US_LAYOUT, ['KeyW', 'z']]);
    expect(othersWith(DEFAULT_KEYS, memory, 'w', french)).toEqual([]);
    expect(othersWith(DEFAULT_KEYS, memory, 'z', french).map(({ deed }) => deed.name)).toContain('forward');
  });

  it('put a key in its place, add a second one and empty a place', () => {
    expect(boundTo(rebind(DEFAULT_KEYS, forward, 0, 'KeyI'), forward)).toEqual(['KeyI']);
    const two = rebind(DEFAULT_KEYS, forward, 1, 'KeyI');
    expect(boundTo(two, forward)).toEqual(['KeyW', 'KeyI']);
    expect(boundTo(rebind(two, forward, 0, undefined), forward)).toEqual(['KeyI']);
    expect(boundTo(rebind(two, forward, 1, 'KeyW'), forward)).toEqual(['KeyW']);
    expect(resetDeed(two, forward, DEFAULT_KEYS)).toEqual(DEFAULT_KEYS);
  });

  it('take a key from whom has it, or give another one for it', () => {
    const [other] = othersWith(DEFAULT_KEYS, rise, 'KeyM', US_LAYOUT);
    const taken = takeKey(DEFAULT_KEYS, rise, 0, 'KeyM', [other]);
    expect([boundTo(taken, rise), boundTo(taken, memory)]).toEqual([['KeyM'], []]);
    const swapped = swapKeys(DEFAULT_KEYS, { deed: rise, place: 0 }, 'KeyM', other, US_LAYOUT);
    expect([boundTo(swapped, rise), boundTo(swapped, memory)]).toEqual([['KeyM'], ['e']]);
    // Shift cannot do something once: there is nothing to give for the key.
    const [asked] = othersWith(DEFAULT_KEYS, run, 'KeyM', US_LAYOUT);
    const forShift = swapKeys(DEFAULT_KEYS, { deed: run, place: 0 }, 'KeyM', asked, US_LAYOUT);
    expect([boundTo(forShift, run), boundTo(forShift, memory)]).toEqual([['KeyM', 'ShiftRight'], []]);
  });

  it('leave no key on two things by a swap, whatever is swapped', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DEEDS),
        fc.constantFrom('KeyM', 'KeyE', 'KeyO', 'Space'),
        (deed, code) => {
          const key = deed.group === 'motions' ? code : US_LAYOUT.get(code)!;
          const [other] = othersWith(DEFAULT_KEYS, deed, key, US_LAYOUT);
          fc.pre(other !== undefined);
          const swapped = swapKeys(DEFAULT_KEYS, { deed, place: 0 }, key, other, US_LAYOUT);
          expect(othersWith(swapped, deed, key, US_LAYOUT)).toEqual([]);
          for (const given of boundTo(swapped, other.deed))
            expect(othersWith(swapped, other.deed, given, US_LAYOUT)).toEqual([]);
        },
      ),
    );
  });

  it('are read as far as they can be, whatever was stored', () => {
    for (const stored of [null, undefined, 3, 'x', [], {}, { keyboard: 7 }, { gamepad: { motions: null } }])
      expect(bindingsSchema.parse(stored)).toEqual(DEFAULT_BINDINGS);
    const read = bindingsSchema.parse({
      keyboard: { motions: { forward: ['KeyI'], back: 'KeyK', jump: ['KeyJ'] }, actions: { pause: [] } },
      gamepad: { actions: { pause: ['No such button'], step: ['Y', 'X'] } },
    });
    expect(read.keyboard.motions.forward).toEqual(['KeyI']);
    expect(read.keyboard.motions.back).toEqual(['KeyS']);
    expect(read.keyboard.motions).not.toHaveProperty('jump');
    expect(read.keyboard.actions.pause).toEqual([]);
    expect(read.gamepad.actions.pause).toEqual(['A']);
    expect(read.gamepad.actions.step).toEqual(['Y', 'X']);
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        for (const map of Object.values(bindingsSchema.parse(stored)))
          for (const deed of DEEDS) expect(boundTo(map, deed).length).toBeLessThanOrEqual(KEYS_EACH);
      }),
      { numRuns: 50 },
    );
  });
});
