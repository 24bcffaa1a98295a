import { describe, expect, it } from 'vitest';
import type { Measured, MeasuredSource } from './measured.ts';
import type { CardTopic, FigureTable, GridTable } from './report-card.ts';
import { visualFidelity } from './visual-fidelity.ts';

const interval = (mean: number) => ({ mean, low: mean - 1, high: mean + 1 });

const tour: Measured = {
  measure: 'tour',
  suite: 'full',
  provider: 'CPU',
  samplerSteps: 1,
  worldCount: 2,
  seedBase: 1_000_000,
  heldOut: true,
  frames: 1000,
  measuredAt: '2026-11-22T18:00:00.000Z',
  model: { id: 'a-model', graphs: { decoder: 'abcdef0123456789' } },
  figures: { psnr: 29, psnrSplat: 24, psnrFirst100: 30, psnrLast100: 29.6, shinyNewLoss: 1.5 },
  intervals: { psnr: interval(29), psnrSplat: interval(24), psnrFirst100: null, psnrLast100: null },
  worlds: [
    { seed: 1_000_000, figures: { psnrFirst100: 31, psnrLast100: 30.4 } },
    { seed: 1_000_001, figures: { psnrFirst100: 29, psnrLast100: 28.8 } },
    { seed: 1_000_002, figures: { psnrFirst100: null, psnrLast100: 28 } },
  ],
  groups: { splits: { 'unseen-layouts': { figures: { psnr: 27, psnrSplat: 22 }, intervals: {} } } },
};

const source = (measured: Measured): MeasuredSource => ({ measured, plots: [], strips: [] });

function topicOf(sources: readonly MeasuredSource[], title: string): CardTopic {
  return visualFidelity(sources, []).topics.find((topic) => topic.title === title)!;
}

function figuresOf(measured: Measured): FigureTable {
  return topicOf([source(measured)], 'A walk through a toured place').tables[0] as FigureTable;
}

describe('visualFidelity', () => {
  it('sets figures beside what their names make baselines of them', () => {
    const [psnr] = figuresOf(tour).rows;
    expect(psnr).toMatchObject({ title: 'PSNR', unit: 'dB', value: 29, interval: interval(29) });
    expect(psnr.baselines).toEqual([{ title: 'raw splat', value: 24 }]);
  });

  it('judges by the bars of the measure', () => {
    const [psnr] = figuresOf(tour).rows;
    expect(psnr.bars).toEqual([
      { title: 'CPU', low: 28, verdict: 'met' },
      { title: 'GPU', low: 30, verdict: 'missed' },
    ]);
  });

  it('pairs differences by world, over the worlds that have both', () => {
    const difference = figuresOf(tour).rows.at(-1)!;
    expect(difference.title).toContain('paired in 2 worlds');
    expect(difference.value).toBeCloseTo(-0.4, 9);
    expect(difference.bars.map(({ verdict }) => verdict)).toEqual(['met', 'missed']);
  });

  it.each([
    [{ suite: 'quick' }, 'the quick suite is too small'],
    [{ frames: 300 }, 'asked of 1000 frames'],
    [{ heldOut: false }, 'worlds that may have been trained on'],
  ])('does not judge %o', (change, remark) => {
    const [psnr] = figuresOf({ ...tour, ...change }).rows;
    expect(psnr.bars[0]).toMatchObject({ verdict: 'not judged', remark });
  });

  it('judges what is invented by the invented pixels, after 200 frames', () => {
    const figures = { sharpnessRatio: 0.9, sharpnessRatioInvented: 0.5, auc: 0.8, aucSplat: 1 };
    const judged = (frames: number) => {
      const topic = topicOf([source({ ...tour, measure: 'invent', frames, figures })], 'What is invented');
      const { rows } = topic.tables[0] as FigureTable;
      return rows.map(({ value, bars }) => [value, ...bars.map(({ verdict }) => verdict)]);
    };
    expect(judged(200)).toEqual([[0.9], [0.5, 'missed', 'missed'], [0.8, 'met']]);
    expect(judged(60)).toEqual([[0.9], [0.5, 'not judged', 'not judged'], [0.8, 'not judged']]);
  });

  it('shows what it does not know by its name', () => {
    const shiny = figuresOf(tour).rows.find(({ value }) => value === 1.5);
    expect(shiny).toMatchObject({ title: 'Shiny new loss', unit: 'dB', interval: null });
    const axis = visualFidelity([source({ ...tour, measure: 'daydream' })], []);
    expect(axis.topics.at(-1)!.title).toBe('Daydream');
  });

  it('has tables for each group', () => {
    const [, own, baselines] = topicOf([source(tour)], 'A walk through a toured place').tables as GridTable[];
    expect([own.caption, baselines.caption]).toEqual(['Splits', 'Splits: baselines']);
    expect([own.columns, baselines.columns]).toEqual([
      ['', 'PSNR (dB)'],
      ['', 'PSNR of raw splat (dB)'],
    ]);
    expect(own.rows).toMatchObject([{ title: 'Unseen layouts', cells: [{ value: 27 }] }]);
    expect(baselines.rows[0].cells).toMatchObject([{ value: 22 }]);
  });

  it('says how it was measured, and what was not', () => {
    const { provenance } = topicOf([source(tour)], 'A walk through a toured place');
    expect(Object.fromEntries(provenance!.map(({ name, value }) => [name, value]))).toMatchObject({
      suite: 'full',
      worlds: '2',
      seeds: '1000000–1000001',
      decoder: 'abcdef012345',
      measured: '2026-11-22',
    });
    const missing = topicOf([source(tour)], 'Pose following');
    expect(missing.provenance).toBeUndefined();
    expect(missing.tables).toEqual([]);
    expect(missing.notes[0]).toContain('Not measured. “dreamwalk measure follow');
  });

  it('tells two suites of one measure apart, and leaves out bars of the other', () => {
    const revisit = { ...tour, measure: 'revisit', figures: { selfPsnr: 30 } };
    const sources = [source(revisit), source({ ...revisit, suite: 'all' })];
    const barsIn = (suite: string) =>
      (topicOf(sources, `Coming back: the suite ${suite}`).tables[0] as FigureTable).rows[0].bars.length;
    expect([barsIn('full'), barsIn('all')]).toEqual([0, 2]);
  });
});
