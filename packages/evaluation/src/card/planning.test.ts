import { describe, expect, it } from 'vitest';
import { summariseEvaluation } from '../report/summarise-evaluation.ts';
import { FAKE_HEADER, type FakeSize, fakeEpisodes, fakeProbes } from '../testing/fake-evaluation.ts';
import type { EvaluatedPolicies } from './agreement-bars.ts';
import { planningAndPolicy } from './planning.ts';
import type { CardTopic, FigureTable, GridTable } from './report-card.ts';

function evaluatedOf(size: FakeSize = {}, heldOut = true): EvaluatedPolicies {
  return { summary: summariseEvaluation(fakeEpisodes(size), FAKE_HEADER, { resamples: 50 }), heldOut };
}

function topicOf(evaluated?: EvaluatedPolicies): CardTopic {
  return planningAndPolicy(evaluated).topics[0];
}

describe('planningAndPolicy', () => {
  const whole = evaluatedOf();

  it('claims nothing where nothing was evaluated', () => {
    for (const topic of [topicOf(), topicOf(evaluatedOf({ starts: 0 }))]) {
      expect(topic.provenance).toBeUndefined();
      expect(topic.notes[0]).toContain('nothing is claimed');
      expect(topic.tables).toMatchObject([{ rows: [] }]);
    }
  });

  it('tells how well imagination ranks, beside what memory did not cover and what had no tour', () => {
    const { tables, provenance, pictures } = topicOf(whole);
    const [agreement, success] = tables as [FigureTable, GridTable];
    const [main] = whole.summary.agreements;
    expect(agreement.caption).toBe('Imagined from a tour against reality, over 8 candidates');
    expect(agreement.rows.map(({ value }) => value)).toEqual(
      (['pearson', 'spearman', 'mmrv'] as const).map((figure) => main.byPolicy[figure].value),
    );
    expect(agreement.rows[0].baselines.map(({ title }) => title)).toEqual(['remembered', 'from one view']);
    expect(success.rows.map(({ title }) => title)).toContain('no-op (floor)');
    expect(provenance).toContainEqual({ name: 'episodes', value: '2400' });
    expect(pictures).toHaveLength(1);
  });

  it('judges by the bars of the roadmap', () => {
    const { rows } = topicOf(whole).tables[0] as FigureTable;
    const [main] = whole.summary.agreements;
    expect(rows[0].bars[0]).toEqual({
      title: 'CPU',
      low: 0.9,
      verdict: main.byPolicy.pearson.value! >= 0.9 ? 'met' : 'missed',
    });
    expect(rows[2].bars[1]).toMatchObject({ title: 'GPU', high: 0.06 });
  });

  it.each([
    ['too few starts', evaluatedOf({ starts: 4 }), 'asked of 20 starts'],
    ['worlds trained on', { ...whole, heldOut: false }, 'worlds that may have been trained on'],
    ['no tour', evaluatedOf({ starts: 20, arms: ['view', 'reality'] }), 'asked of dreams from a tour'],
  ])('judges nothing of %s', (_, evaluated, remark) => {
    const { rows } = topicOf(evaluated).tables[0] as FigureTable;
    for (const { bars } of rows) expect(bars[0]).toMatchObject({ verdict: 'not judged', remark });
  });

  it('tells how far the model itself follows and is true, where dreams were probed', () => {
    const summary = summariseEvaluation(fakeEpisodes({ starts: 2 }), FAKE_HEADER, {
      resamples: 50,
      probes: fakeProbes(2),
    });
    const [, fidelity] = planningAndPolicy({ summary, heldOut: true }).topics;
    expect(fidelity.title).toBe('The world model itself');
    expect(fidelity.pictures).toHaveLength(1);
    expect(planningAndPolicy(whole).topics).toHaveLength(1);
  });

  it('says what is imagined alone', () => {
    const topic = topicOf(evaluatedOf({ starts: 2, arms: ['tour'] }));
    expect(topic.notes[0]).toContain('Imagined, not real');
    expect(topic.tables).toMatchObject([{ caption: 'Success by policy' }]);
    expect(topic.pictures).toEqual([]);
  });
});
