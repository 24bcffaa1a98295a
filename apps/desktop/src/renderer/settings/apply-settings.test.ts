// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StageCommand } from '../stage/stage-protocol.ts';
import { Studio } from '../studio/studio.ts';
import { applySettings } from './apply-settings.ts';
import { usualSettings } from './settings-schema.ts';
import { changeSettings } from './settings-store.ts';

let sent: StageCommand[];
let studio: Studio;
let stop: () => void;

beforeEach(() => {
  sent = [];
  studio = new Studio({ post: (command) => sent.push(command) });
  stop = applySettings(studio);
});
afterEach(() => {
  stop();
  changeSettings(usualSettings());
});

it('tells every model how one moves, and again what changes of it', () => {
  studio.store.setState({ model: { id: 'rooms' } as never });
  changeSettings({ motionMode: 'fly', theme: 'light' });
  const motion = { mode: 'walk', speedScale: 1, keyTurnScale: 1, stickTurnScale: 1, walls: 'true' };
  expect(sent.filter(({ type }) => type === 'engine')).toEqual(
    [motion, { ...motion, mode: 'fly' }].map((motion) => ({
      type: 'engine',
      command: { type: 'setMotion', motion },
    })),
  );
  expect(studio.store.getState().announcement).toBe('Flying');
});

it('makes the page look and speak as chosen', () => {
  expect(document.documentElement.dataset.theme).toBe('dark');
  changeSettings({ theme: 'light', language: 'fr' });
  expect(document.documentElement.dataset.theme).toBe('light');
  expect(document.documentElement.lang).toBe('fr');
});
