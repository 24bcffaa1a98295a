// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settingsSchema, usualSettings } from './settings-schema.ts';
import { changeSettings, changeSpeed, settingsStore, toggleMotionMode } from './settings-store.ts';
import { readStored } from './stored.ts';

const read = () => readStored('dreamwalk.settings', settingsSchema.catch(usualSettings));

beforeEach(() => changeSettings(usualSettings()));
afterEach(() => vi.restoreAllMocks());

describe('settings', () => {
  it('are stored as they change, and read again', () => {
    changeSettings({ theme: 'light', speedScale: 2.5 });
    expect(read()).toEqual({ ...usualSettings(), theme: 'light', speedScale: 2.5 });
  });

  it('are as usual where what was stored is broken, each by itself', () => {
    for (const stored of ['', '{', '7', '"dark"', '[]', 'null']) {
      localStorage.setItem('dreamwalk.settings', stored);
      expect(read()).toEqual(usualSettings());
    }
    localStorage.setItem('dreamwalk.settings', '{"theme":"pink","speedScale":99,"stickCurve":2,"since":1}');
    expect(read()).toEqual({ ...usualSettings(), stickCurve: 2 });
  });

  it('hold where nothing can be stored', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError');
    });
    changeSettings({ theme: 'light' });
    expect(settingsStore.getState().theme).toBe('light');
  });

  it('change the speed in steps, within what is allowed', () => {
    changeSettings({ speedScale: 1.1 });
    changeSpeed(1);
    expect(settingsStore.getState().speedScale).toBe(1.25);
    for (let press = 0; press < 30; press++) changeSpeed(1);
    expect(settingsStore.getState().speedScale).toBe(5);
    for (let press = 0; press < 40; press++) changeSpeed(-1);
    expect(settingsStore.getState().speedScale).toBe(0.25);
  });

  it('go from walking to flying and back', () => {
    toggleMotionMode();
    expect(settingsStore.getState().motionMode).toBe('fly');
    toggleMotionMode();
    expect(settingsStore.getState().motionMode).toBe('walk');
  });
});
