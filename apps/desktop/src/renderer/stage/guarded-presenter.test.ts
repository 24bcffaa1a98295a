import type { RgbFrame } from '@dreamwalk/environment';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GuardedPresenter } from './guarded-presenter.ts';

const flat = (byte: number): RgbFrame => ({
  widthPx: 16,
  heightPx: 16,
  rgb: new Uint8Array(16 * 16 * 3).fill(byte),
});
const BLACK = flat(0);
const WHITE = flat(255);

let drawn: RgbFrame[];
let softened: boolean[];
let presenter: GuardedPresenter;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  drawn = [];
  softened = [];
  presenter = new GuardedPresenter({ resize: () => {}, draw: (frame) => drawn.push(frame) }, (isSoftened) =>
    softened.push(isSoftened),
  );
});
afterEach(() => vi.useRealTimers());

function flicker(frames: number) {
  for (let index = 0; index < frames; index++) {
    presenter.draw(index % 2 === 0 ? BLACK : WHITE);
    vi.advanceTimersByTime(50);
  }
}

it('softens what flickers, says so once, and draws the last frame until it is there as it is', () => {
  flicker(8);
  expect(drawn.at(-1)).not.toBe(WHITE);
  expect(softened).toEqual([true]);
  vi.advanceTimersByTime(1500);
  expect(drawn.at(-1)).toBe(WHITE);
  expect(softened).toEqual([true, false]);
  const drawings = drawn.length;
  vi.advanceTimersByTime(1000);
  expect(drawn.length).toBe(drawings);
});

it('presents every frame as it is where it is not wanted, at once', () => {
  flicker(8);
  presenter.guard(false);
  expect(drawn.at(-1)).toBe(WHITE);
  expect(softened).toEqual([true, false]);
  flicker(20);
  expect(drawn.slice(-2)).toEqual([BLACK, WHITE]);
});
