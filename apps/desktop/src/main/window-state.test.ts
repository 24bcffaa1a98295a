import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDesktop } from './start-desktop.ts';
import { FakePlatform } from './testing/fake-platform.ts';
import { readWindowState, type WindowState, writeWindowState } from './window-state.ts';

const SCREEN = { x: 0, y: 25, width: 1920, height: 1055 };
const state: WindowState = { bounds: { x: 100, y: 80, width: 1440, height: 900 }, isMaximised: false };

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dreamwalk-window-'));
  file = join(folder, 'window.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the state of a window', () => {
  it('is read as it was written, in a folder that is made for it', () => {
    const nested = join(folder, 'new', 'window.json');
    writeWindowState(nested, { ...state, isMaximised: true });
    expect(readWindowState(nested, [SCREEN])).toEqual({ ...state, isMaximised: true });
  });

  it('is none at the first start, and where the file is broken', () => {
    expect(readWindowState(file, [SCREEN])).toBeUndefined();
    for (const broken of [
      '',
      '{',
      'null',
      '{"bounds":{"x":1}}',
      JSON.stringify({ ...state, bounds: { x: 'a' } }),
    ]) {
      writeFileSync(file, broken);
      expect(readWindowState(file, [SCREEN])).toBeUndefined();
    }
  });

  it('is none where the window could not be taken hold of', () => {
    const on = (bounds: Partial<WindowState['bounds']>) => {
      writeWindowState(file, { ...state, bounds: { ...state.bounds, ...bounds } });
      return readWindowState(file, [SCREEN]) !== undefined;
    };
    expect(on({ x: 1800 })).toBe(true);
    expect(on({ x: 1860 })).toBe(false);
    expect(on({ x: -1440 })).toBe(false);
    expect(on({ y: 0 })).toBe(false);
    expect(on({ y: 1040 })).toBe(false);
  });

  it('does not complain of a folder that cannot be written to', () => {
    writeFileSync(file, '');
    expect(() => writeWindowState(join(file, 'window.json'), state)).not.toThrow();
  });
});

describe('the desktop application', () => {
  const started = async () => {
    const platform = new FakePlatform(join(folder, 'apps', 'desktop'), join(folder, 'user-data'));
    await startDesktop(platform);
    return platform;
  };

  it('opens its window where it was closed', async () => {
    const first = await started();
    expect(first.windows[0].state).toBeUndefined();
    first.closeWindow(state);
    expect(JSON.parse(readFileSync(join(folder, 'user-data', 'window.json'), 'utf8'))).toEqual(state);
    expect((await started()).windows[0].state).toEqual(state);
  });
});
