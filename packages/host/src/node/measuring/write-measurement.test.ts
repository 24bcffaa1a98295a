import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Measurement } from './run-measurement.ts';
import { writeMeasurement } from './write-measurement.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-measurement-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const measurement: Measurement = {
  measure: 'tour',
  suite: 'quick',
  measuredAt: '2026-11-22T18:00:00.000Z',
  model: { id: 'a-model', graphs: {} },
  provider: 'CPU',
  samplerSteps: 1,
  worldCount: 1,
  seedBase: 1_000_000,
  heldOut: true,
  frames: 2,
  figures: { psnr: 20 },
  intervals: { psnr: null },
  worlds: [],
};

describe('writeMeasurement', () => {
  it('writes the report alone where there is nothing to look at', async () => {
    const out = join(folder, 'figures');
    expect(await writeMeasurement(out, { measurement, strips: [] })).toEqual(['tour.json']);
    expect(JSON.parse(await readFile(join(out, 'tour.json'), 'utf8'))).toEqual(measurement);
  });

  it('writes curves beside it', async () => {
    const out = join(folder, 'curves');
    const names = await writeMeasurement(out, { measurement, strips: [], plot: '<svg/>' });
    expect(names).toEqual(['tour.json', 'tour.svg']);
    expect(await readFile(join(out, 'tour.svg'), 'utf8')).toBe('<svg/>');
  });
});
