import { describe, expect, it } from 'vitest';
import type { Measured } from '../card/measured.ts';
import { EvaluationError } from '../errors.ts';
import { compareMeasured, type LabelledMeasured } from './compare-measured.ts';
import { comparisonPlot } from './comparison-plot.ts';

/** A report of worlds by seed. */
function report(
  label: string,
  worlds: Readonly<Record<number, number | null>>,
  more: Partial<Measured> = {},
): LabelledMeasured {
  const measured: Measured = {
    measure: 'tour',
    suite: 'full',
    provider: 'cpu',
    samplerSteps: 1,
    worldCount: Object.keys(worlds).length,
    seedBase: 1,
    heldOut: true,
    frames: 2,
    model: { id: `model of ${label}`, graphs: {} },
    figures: { psnr: 0, ssim: null },
    intervals: {},
    worlds: Object.entries(worlds).map(([seed, psnr]) => ({
      seed: Number(seed),
      figures: { psnr, ssim: null },
    })),
    groups: {},
    ...more,
  };
  return { label, measured };
}

describe('compareMeasured', () => {
  it('takes the worlds that all have, and differences world by world', () => {
    const { worldSeeds, figures, labels, models } = compareMeasured([
      report('a', { 1: 10, 2: 20, 3: 30, 4: 99 }),
      report('b', { 3: 33, 2: 22, 1: 11 }),
      report('c', { 1: 10, 2: null, 3: 30, 5: 0 }),
    ]);
    expect(worldSeeds).toEqual([1, 2, 3]);
    expect(labels).toEqual(['a', 'b', 'c']);
    expect(models[1]).toBe('model of b');
    const [psnr, ssim] = figures;
    expect(psnr.means.map((interval) => interval?.mean)).toEqual([20, 22, 20]);
    const [more, same] = psnr.differences;
    expect(more?.mean).toBe(2);
    // The worlds differ by tens, b and a by one to three in each: paired, the interval keeps clear of nought.
    expect(more!.low).toBeGreaterThanOrEqual(1);
    expect(psnr.means[0]!.high).toBeGreaterThan(psnr.means[1]!.low);
    expect(same).toEqual({ mean: 0, low: 0, high: 0 });
    expect(ssim).toEqual({ name: 'ssim', means: [null, null, null], differences: [null, null] });
  });

  it('refuses what was not measured alike', () => {
    const a = report('a', { 1: 1 });
    expect(() => compareMeasured([a])).toThrow(EvaluationError);
    expect(() => compareMeasured([a, report('b', { 1: 1 }, { frames: 3 })])).toThrow('over 3 frames');
    expect(() => compareMeasured([a, report('b', { 1: 1 }, { measure: 'drift' })])).toThrow('"drift"');
    expect(() => compareMeasured([a, report('b', { 2: 1 })])).toThrow('no world in common');
  });
});

describe('comparisonPlot', () => {
  const curve = [
    { mean: 20, low: 19, high: 21 },
    { mean: 18, low: 17, high: 19 },
  ];
  const drawn = (label: string) =>
    report(label, { 1: 1 }, { curves: { psnr: curve, psnrNoMemory: curve, psnrSplat: curve } });

  it('draws every report with and without memory while there is room', () => {
    const two = comparisonPlot('Two', [drawn('geometry'), drawn('attention')]);
    for (const label of ['geometry', 'attention', 'geometry, no memory', 'attention, no memory'])
      expect(two).toContain(`>${label}<`);
    const four = comparisonPlot('Four', ['a', 'b', 'c', 'd'].map(drawn));
    expect(four).toContain('>d<');
    expect(four).not.toContain('no memory');
  });

  it('draws nothing where a report has no curve', () => {
    expect(comparisonPlot('None', [drawn('a'), report('b', { 1: 1 })])).toBeUndefined();
  });
});
