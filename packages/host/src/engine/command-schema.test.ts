import { idleKeys } from '@dreamwalk/control';
import { expect, it } from 'vitest';
import { parseEngineCommand } from './command-schema.ts';

it('lets every command of the protocol through', () => {
  const input = { type: 'input', keys: idleKeys, timeMs: 12.5 };
  expect(parseEngineCommand(input)).toEqual(input);
  const motion = {
    type: 'setMotion',
    motion: { mode: 'fly', speedScale: 2, keyTurnScale: 1, stickTurnScale: 0.5, walls: 'dreamed' },
  };
  expect(parseEngineCommand(motion)).toEqual(motion);
  const image = {
    type: 'openImage',
    name: 'a.png',
    frame: { widthPx: 2, heightPx: 1, rgb: new Uint8Array(6) },
  };
  expect(parseEngineCommand(image)).toEqual(image);
});

it('names the field at fault', () => {
  expect(() => parseEngineCommand({ type: 'newWorld', seed: -1 })).toThrow(/seed/);
  expect(() => parseEngineCommand({ type: 'openModel', modelId: '../secret' })).toThrow(/modelId/);
  expect(() => parseEngineCommand({ type: 'format-disk' })).toThrow(/type/);
  const pushedTooFar = { ...idleKeys, stickForward: 1.5 };
  expect(() => parseEngineCommand({ type: 'input', keys: pushedTooFar, timeMs: 0 })).toThrow(/stickForward/);
  const motion = { mode: 'walk', speedScale: 0, keyTurnScale: 1, stickTurnScale: 1, walls: 'true' };
  expect(() => parseEngineCommand({ type: 'setMotion', motion })).toThrow(/speedScale/);
  expect(() =>
    parseEngineCommand({
      type: 'openImage',
      name: 'a',
      frame: { widthPx: 2, heightPx: 2, rgb: new Uint8Array(6) },
    }),
  ).toThrow(/pixels do not fit/);
});
