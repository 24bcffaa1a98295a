import { idleKeys } from '@dreamwalk/control';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_BUTTONS } from './default-bindings.ts';
import { PAD_BUTTONS, type PadButton } from './pad-buttons.ts';
import { padActions, padKeys } from './pad-keys.ts';
import { stickResponse } from './stick-response.ts';

const settings = { stickDeadZone: 0.1, stickCurve: 2, invertStickY: false };

function pad(axes: readonly number[], values: Partial<Record<PadButton, number>> = {}) {
  const buttons = PAD_BUTTONS.map((name) => ({
    value: values[name] ?? 0,
    pressed: (values[name] ?? 0) > 0.5,
  }));
  return { axes, buttons };
}

describe('stickResponse', () => {
  it('gives nothing within the dead zone, all at the rim, and half the way half the speed', () => {
    expect(stickResponse([0.06, -0.08], 0.1, 1)).toEqual([0, 0]);
    expect(stickResponse([0, -1], 0.1, 2)).toEqual([0, -1]);
    expect(stickResponse([0.5, 0], 0, 1)).toEqual([0.5, 0]);
    expect(stickResponse([0, 0.55], 0.1, 1)[1]).toBeCloseTo(0.5, 14);
    expect(stickResponse([0, 0.55], 0.1, 2)[1]).toBeCloseTo(0.25, 14);
  });

  it('keeps the direction, and never gives more than all', () => {
    const axis = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(axis, axis, fc.double({ min: 0, max: 0.4, noNaN: true }), (x, y, deadZone) => {
        const [right, down] = stickResponse([x, y], deadZone, 1.6);
        expect(Math.hypot(right, down)).toBeLessThanOrEqual(1 + 1e-12);
        expect(right * y - down * x).toBeCloseTo(0, 10);
        expect(right * x + down * y).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('padKeys', () => {
  it('walks by the left stick and looks by the right one', () => {
    expect(padKeys(pad([0, 0, 0, 0]), DEFAULT_BUTTONS, settings)).toEqual(idleKeys);
    const { stickForward, stickRight, stickTurnRight, stickLookUp } = padKeys(
      pad([0, -0.55, 0.55, 0]),
      DEFAULT_BUTTONS,
      settings,
    );
    expect(stickForward).toBeCloseTo(0.5, 14);
    expect([stickRight, stickLookUp]).toEqual([0, 0]);
    expect(stickTurnRight).toBeCloseTo(0.25, 14);
    const up = pad([0, 0, 0, -1]);
    expect(padKeys(up, DEFAULT_BUTTONS, settings).stickLookUp).toBe(1);
    expect(padKeys(up, DEFAULT_BUTTONS, { ...settings, invertStickY: true }).stickLookUp).toBe(-1);
  });

  it('rises and sinks as far as a trigger is pulled, and runs by a button', () => {
    const keys = padKeys(pad([0, 0, 0, 0], { RT: 0.75, LT: 0.25, RB: 1 }), DEFAULT_BUTTONS, settings);
    expect(keys).toEqual({ ...idleKeys, stickUp: 0.5, run: true });
  });

  it('has an action for a button, by the bindings', () => {
    expect(padActions(pad([], { A: 1, Start: 1 }), DEFAULT_BUTTONS)).toEqual(['pause', 'newWorld']);
    expect(padActions({ axes: [], buttons: [] }, DEFAULT_BUTTONS)).toEqual([]);
  });
});
