import type { RgbFrame } from '@dreamwalk/environment';
import { describe, expect, it } from 'vitest';
import { SuiteError } from '../errors.ts';
import { BoxRoom, plainFrame } from '../testing/box-room.ts';
import { type FakeDream, FakeImagination } from '../testing/fake-imagination.ts';
import { measureMemory } from './memory.ts';
import { memoryPlot } from './memory-curves.ts';
import type { SuiteProgress } from './suite.ts';

const room = new BoxRoom();

const LEVELS: Readonly<Record<string, number>> = { none: 32, coverage: 4, 'by-depth': 8, random: 16 };

function offBy(levels: number, frame: RgbFrame): RgbFrame {
  return { ...frame, rgb: frame.rgb.map((value) => value + levels) };
}

const step = () => ({
  retrieved: [],
  splat: plainFrame(48, 48, [128, 128, 128]),
  coveredMask: new Uint8Array(48 * 48).fill(1),
});

const psnrOffBy = (levels: number) => 20 * Math.log10(255 / levels);

const asRemembered: FakeDream = {
  paint: (pose, _, { memoryPolicy }) => offBy(LEVELS[memoryPolicy], room.render(pose).frame),
};

function suiteOf(dream: FakeDream) {
  const imagination = new FakeImagination(room, { step, ...dream });
  const policies = ['coverage', 'by-depth', 'none'];
  return { imagination, worldSeeds: [1, 2], openWorld: () => room, policies, frames: 3, tourViews: 5 };
}

describe('measureMemory', () => {
  it('compares every policy with none, on the same walk and noise', async () => {
    const suite = suiteOf(asRemembered);
    const { policies, figures, worlds } = await measureMemory(suite);
    expect(Object.keys(policies)).toEqual(['coverage', 'by-depth', 'none']);
    for (const policy of suite.policies)
      expect(policies[policy].figures.psnr).toBeCloseTo(psnrOffBy(LEVELS[policy]), 9);
    expect(policies['by-depth'].figures.psnrOverNone).toBeCloseTo(psnrOffBy(8) - psnrOffBy(32), 9);
    expect(policies['by-depth'].figures.sharpnessRatio).toBeCloseTo(1, 6);
    expect(policies.none.figures.psnrOverNone).toBeNull();
    expect(policies['by-depth'].figures.psnrOverRandom).toBeNull();
    expect(figures).toMatchObject(policies.coverage.figures);
    expect(worlds.map(({ seed }) => seed)).toEqual([1, 2]);
    expect(suite.imagination.log.filter((line) => line.startsWith('create')).slice(0, 3)).toEqual([
      'create coverage 0',
      'create by-depth 0',
      'create none 0',
    ]);
  });

  it('gives the interval of the paired difference, not of two means', async () => {
    let painted = 0;
    const suite = suiteOf({
      // Both policies are worse in the second world, by the same amount.
      paint: (pose, _, { memoryPolicy }) => {
        const isSecondWorld = painted++ >= 9;
        return offBy(LEVELS[memoryPolicy] * (isSecondWorld ? 0.5 : 1), room.render(pose).frame);
      },
    });
    const { intervals } = await measureMemory(suite);
    expect(intervals.psnr!.high - intervals.psnr!.low).toBeGreaterThan(5);
    expect(intervals.psnrOverNone!.high - intervals.psnrOverNone!.low).toBeLessThan(1e-9);
  });

  it('tells what a policy is worth over random and temporal where these are compared', async () => {
    const suite = { ...suiteOf(asRemembered), policies: ['coverage', 'random', 'none'] };
    const { figures, policies } = await measureMemory(suite);
    expect(figures.psnrOverRandom).toBeCloseTo(psnrOffBy(4) - psnrOffBy(16), 9);
    expect(figures.psnrOverTemporal).toBeNull();
    expect(policies.random.figures.psnrOverRandom).toBeNull();
  });

  it('has the ceiling and the splat of every policy, and the copies once', async () => {
    const suite = suiteOf({
      ...asRemembered,
      reconstruct: (frame) => offBy(2, frame),
    });
    const { figures, policies } = await measureMemory(suite);
    for (const policy of Object.values(policies)) {
      expect(policy.figures.psnrCeiling).toBeCloseTo(psnrOffBy(2), 9);
      expect(policy.figures.psnrSplat).toBeLessThan(psnrOffBy(32));
      expect(policy.figures).not.toHaveProperty('psnrCopyFirst');
    }
    expect(figures.psnrCopyLast).toBeGreaterThan(figures.psnrCopyFirst!);
  });

  it('draws six policies at most: its own, none and the best of the others', async () => {
    const { curves } = await measureMemory(suiteOf(asRemembered));
    expect(curves.none.map(({ mean }) => mean)).toEqual(Array(3).fill(curves.none[0].mean));
    expect(curves.none[0].mean).toBeCloseTo(psnrOffBy(32), 9);
    const flat = (mean: number) => [{ mean, low: mean, high: mean }];
    const many = Object.fromEntries(
      ['none', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((policy, at) => [policy, flat(20 + at)]),
    );
    const svg = memoryPlot(many, 'c');
    const shown = [...svg.matchAll(/>([b-h]|none)</g)].map(([, policy]) => policy);
    expect(shown).toEqual(['c', 'none', 'h', 'g', 'f', 'e']);
  });

  it('tells the figures of the model’s own policy', async () => {
    const { figures, policies } = await measureMemory({ ...suiteOf(asRemembered), ownPolicy: 'by-depth' });
    expect(figures).toMatchObject(policies['by-depth'].figures);
  });

  it('reports how far it is through all policies, and stops when told to', async () => {
    const suite = suiteOf(asRemembered);
    const controller = new AbortController();
    const seen: SuiteProgress[] = [];
    const measuring = measureMemory({
      ...suite,
      signal: controller.signal,
      onProgress: (progress) => {
        seen.push(progress);
        if (progress.stage === 'walking with by-depth' && progress.done === 4) controller.abort();
      },
    });
    await expect(measuring).rejects.toThrow('aborted');
    expect(seen.at(-1)).toMatchObject({ worldIndex: 0, done: 4, total: 9 });
    expect(suite.imagination.log.at(-1)).toBe('dispose');
  });

  it('needs the policies that it compares', async () => {
    const suite = suiteOf(asRemembered);
    await expect(measureMemory({ ...suite, policies: ['coverage'] })).rejects.toThrow(SuiteError);
    await expect(measureMemory({ ...suite, policies: ['none'] })).rejects.toThrow('"coverage"');
    await expect(measureMemory({ ...suite, frames: 0 })).rejects.toThrow('at least one step');
  });
});
