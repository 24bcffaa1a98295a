import { expect, it } from 'vitest';
import { BoxMemory, facing } from '../testing/fake-entries.ts';
import { isWalkedInto } from './walked-into.ts';

it('finds dreamed views that are filled by something within arm’s reach, and no others', async () => {
  const memory = new BoxMemory();
  expect(isWalkedInto(await memory.add(facing(0), true, 0.6))).toBe(true);
  expect(isWalkedInto(await memory.add(facing(0), true, 0.9))).toBe(false);
  expect(isWalkedInto(await memory.add(facing(0), true))).toBe(false);
  expect(isWalkedInto(await memory.add(facing(0), false, 0.6))).toBe(false);
});
