import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { bundledCamera } from '@dreamwalk/simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InputFileError } from '../../errors.ts';
import { suiteSchema } from '../suite/suite-schema.ts';
import { recordWalk } from '../testing/record-walk.ts';
import { PlaceOpener } from './place-opener.ts';

const SEED = 600_301;
const TOUR = 'kitchen';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-places-'));
  await recordWalk(join(folder, TOUR), SEED, 8, 5);
});
afterAll(() => rm(folder, { recursive: true }));

const suite = suiteSchema.parse({
  format: 'dreamwalk-suite/1',
  name: 'recorded',
  worlds: { tours: [TOUR] },
  startsPerWorld: 2,
  tasks: [{ id: 'explore', kind: 'explore', squares: 2 }],
  policies: ['random'],
});
const opener = () => new PlaceOpener(suite, folder, bundledCamera());

test('a place may be a recorded walk, with as many starts along it as the suite has', async () => {
  const places = opener();
  const [first, second] = [
    await places.open({ place: { tour: TOUR }, which: 0 }),
    await places.open({ place: { tour: TOUR }, which: 1 }),
  ];
  const real = await places.open({ place: { worldSeed: SEED }, which: 0 });
  expect(poseDistanceM(first.start, real.start)).toBeLessThan(1e-9);
  expect(poseAngleRad(first.start, real.start)).toBeLessThan(1e-6);
  expect(poseDistanceM(first.start, second.start)).toBeGreaterThan(0.2);
  expect(first.picture(first.start).rgb).toEqual(real.picture(real.start).rgb);
  expect(first.summary(8)).toEqual({ kind: 'tour', name: TOUR });
  expect([first.reality, real.reality].map((reality) => reality !== undefined)).toEqual([false, true]);
});

test('a simulated world may differ from the one of its seed, from the same start', async () => {
  const open = (shift?: 'materials') => opener().open({ place: { worldSeed: SEED }, shift, which: 0 });
  const [plain, shifted] = [await open(), await open('materials')];
  expect(shifted.start).toEqual(plain.start);
  expect(shifted.picture(shifted.start).rgb).not.toEqual(plain.picture(plain.start).rgb);
  expect(plain.summary(8)).toEqual({ kind: 'world', seed: SEED, tourViews: 8 });
  expect(shifted.summary(8)).toEqual({ kind: 'tour', name: `world ${SEED}, materials` });
});

test('a walk that is not there is named', async () => {
  const nowhere = opener().open({ place: { tour: 'cellar' }, which: 0 });
  await expect(nowhere).rejects.toThrow(InputFileError);
  await expect(nowhere).rejects.toThrow('cellar');
});
