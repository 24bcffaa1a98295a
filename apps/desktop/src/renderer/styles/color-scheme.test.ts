// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { colorSchemeStore, followTheme } from './color-scheme.ts';

describe('followTheme', () => {
  const root = document.documentElement;
  let change: () => void = () => {};
  let isSystemLight = false;
  let stop: () => void;

  beforeEach(() => {
    vi.stubGlobal('matchMedia', () => ({
      get matches() {
        return isSystemLight;
      },
      addEventListener: (_: string, listener: () => void) => {
        change = listener;
      },
      removeEventListener: () => {},
    }));
    stop = followTheme();
  });
  afterEach(() => {
    stop();
    delete root.dataset.theme;
    isSystemLight = false;
    vi.unstubAllGlobals();
  });

  const scheme = () => [root.dataset.scheme, colorSchemeStore.getState().scheme];

  it('has the scheme of the system, also when that changes', () => {
    expect(scheme()).toEqual(['dark', 'dark']);
    isSystemLight = true;
    change();
    expect(scheme()).toEqual(['light', 'light']);
  });

  it('has the scheme that was chosen, whatever the system has', async () => {
    root.dataset.theme = 'light';
    await vi.waitFor(() => expect(scheme()).toEqual(['light', 'light']));
    root.dataset.theme = 'system';
    await vi.waitFor(() => expect(scheme()).toEqual(['dark', 'dark']));
  });
});

// WCAG 2.2, success criteria 1.4.3 and 1.4.11.
describe.each(['dark', 'light'])('the %s tokens', (scheme) => {
  const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
  const block = css.slice(css.indexOf(`[data-scheme="${scheme}"] {`)).split('}')[0];
  const tokens = new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );
  const grounds = ['ground', 'panel', 'raised'];

  const contrast = (a: string, b: string) => {
    const [darker, lighter] = [luminance(tokens.get(a)!), luminance(tokens.get(b)!)].sort((x, y) => x - y);
    return (lighter + 0.05) / (darker + 0.05);
  };

  it.each(['text', 'text-dim', 'text-faint', 'recalled'])('can be read: %s', (name) => {
    for (const ground of grounds) expect(contrast(name, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('can be told from what they are drawn on', () => {
    const drawn = [...tokens.keys()].filter((name) =>
      /^(seen|dreamed|record|focus|bar|stage-\d)$/.test(name),
    );
    expect(drawn).toHaveLength(12);
    for (const name of drawn)
      for (const ground of grounds) expect(contrast(name, ground)).toBeGreaterThanOrEqual(3);
  });
});

/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
