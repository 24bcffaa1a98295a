import { describe, expect, it } from 'vitest';
import type { Arm, EpisodeResult } from '../episodes/episode-result.ts';
import { EvaluationError } from '../errors.ts';
import { wilsonInterval } from '../policy-statistics/success-rate.ts';
import { FAKE_HEADER, fakeEpisodes } from '../testing/fake-evaluation.ts';
import { summariseEvaluation } from './summarise-evaluation.ts';

const fast = { resamples: 200 };

/** An episode of the policy `cem`, and whatever differs from it. */
function episode(change: Partial<EpisodeResult> & { readonly success?: boolean } = {}): EpisodeResult {
  const { success = true, ...rest } = change;
  const [first] = fakeEpisodes({ starts: 1, arms: ['tour'] });
  const made: EpisodeResult = {
    ...first,
    policy: 'cem',
    task: 'reach-goal',
    outcome: success ? 'success' : 'failure',
    score: success ? 1 : 0.25,
    coveredShare: 0.9,
    ...rest,
  };
  const { arm, policy, task, startIndex, seed, sample } = made;
  return { ...made, key: [arm, policy, task, startIndex, seed, sample].join('/') };
}

/** One episode a start, succeeding where the string has a `1`. */
function episodes(pattern: string, change: Partial<EpisodeResult>): EpisodeResult[] {
  return [...pattern].map((sign, startIndex) => episode({ ...change, startIndex, success: sign === '1' }));
}

describe('summariseEvaluation', () => {
  const whole = fakeEpisodes();
  const summary = summariseEvaluation(whole, FAKE_HEADER, fast);

  it('has every policy over all tasks and in each, in every arm', () => {
    expect(summary.arms).toEqual(['tour', 'view', 'reality']);
    expect(summary.cells.length).toBe(3 * 10 * (1 + 4));
    expect(summary.leastWorldSeed).toBe(1_000_000);
    for (const { arm, policy, task, ...cell } of summary.cells) {
      const own = whole.filter(
        (e) => e.arm === arm && e.policy === policy && (task === null || e.task === task),
      );
      const successes = own.filter(({ outcome }) => outcome === 'success').length;
      expect(cell).toMatchObject({ episodes: own.length, starts: 20, successes });
      expect(cell.wilson).toEqual(wilsonInterval(successes, own.length));
      expect(cell.overStarts!.low).toBeLessThanOrEqual(cell.successRate);
      expect(cell.overStarts!.high).toBeGreaterThanOrEqual(cell.successRate);
      expect(cell.overStarts!.high).toBeGreaterThan(cell.overStarts!.low);
      expect(cell.coveredShare === null).toBe(arm === 'reality');
    }
  });

  it('says the same whatever the order of the episodes, and survives JSON', () => {
    const reversed = summariseEvaluation([...whole].reverse(), FAKE_HEADER, fast);
    expect(reversed).toEqual(summary);
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });

  it('lists who failed to act, and counts it as a failure', () => {
    expect(summary.failures.map(({ key }) => key)).toEqual(
      ['reality', 'tour', 'view'].map((arm) => `${arm}/cloned/explore/7/0/0`),
    );
    const failed = summariseEvaluation(
      [episode(), episode({ startIndex: 1, outcome: 'failed-to-act', reason: 'It hung.' })],
      FAKE_HEADER,
      fast,
    );
    expect(failed.cells[0]).toMatchObject({ successes: 1, episodes: 2, failedToAct: 1 });
    expect(failed.failures[0].reason).toBe('It hung.');
  });

  it('weighs success by path, shares of blocked steps by length', () => {
    const [cell] = summariseEvaluation(
      [
        episode({ shortestM: 2, pathM: 4, steps: 30, blockedSteps: 3, worldModelSteps: 10 }),
        episode({ startIndex: 1, shortestM: null, pathM: 9, steps: 10, blockedSteps: 5 }),
      ],
      FAKE_HEADER,
      fast,
    ).cells;
    expect(cell.spl.value).toBe(0.5);
    expect(cell.blockedShare).toBeCloseTo(8 / 40, 12);
    expect(cell.worldModelSteps).toBeCloseTo((10 + 0) / 2, 12);
  });

  it('ranks worlds by success, the worst and the worst tenth', () => {
    const worlds = [true, true, false, true].map((success, at) =>
      episode({ success, startIndex: at, worldSeed: 1_000_000 + Math.floor(at / 2) }),
    );
    const [cell] = summariseEvaluation(worlds, FAKE_HEADER, fast).cells;
    expect(cell.worlds).toEqual({ count: 2, worst: 0.5, worstTenth: 0.5 });
  });

  it('sets worlds that differ beside the same worlds as they are', () => {
    const of = (startIndex: number, success: boolean, shift?: 'materials') => {
      const made = episode({
        success,
        startIndex,
        worldSeed: 1_000_000 + startIndex,
        ...(shift && { shift }),
      });
      return { ...made, key: `${made.key}/${shift}` };
    };
    const { shifts, cells, starts } = summariseEvaluation(
      [of(0, true), of(1, true), of(2, false), of(0, true, 'materials'), of(1, false, 'materials')],
      FAKE_HEADER,
      fast,
    );
    expect(shifts.map(({ shift, episodes, successRate }) => [shift, episodes, successRate])).toEqual([
      [null, 3, 2 / 3],
      ['materials', 2, 0.5],
    ]);
    expect(shifts.map(({ difference }) => difference?.value ?? null)).toEqual([null, -0.5]);
    expect([cells[0].worlds.count, starts]).toEqual([5, 3]);
    expect(summary.shifts).toEqual([]);
  });

  it('parts the variance where starts have several samples', () => {
    expect(summary.cells.every(({ variance }) => variance === null)).toBe(true);
    const samples = [
      episode({ score: 0.2 }),
      episode({ score: 0.4, sample: 1 }),
      episode({ score: 0.8, startIndex: 1 }),
      episode({ score: 0.6, startIndex: 1, sample: 1 }),
    ];
    const { variance } = summariseEvaluation(samples, FAKE_HEADER, fast).cells[0];
    expect(variance!.sigmaWorld).toBeCloseTo(Math.sqrt(0.02), 12);
    expect(variance!.sigmaStart).toBeCloseTo(Math.sqrt((0.16 - 0.02) / 2), 12);
  });

  it('compares with the floor by default, pair by pair', () => {
    const own = [
      ...episodes('11110', { policy: 'cem' }),
      ...episodes('10001', { policy: 'no-op' }),
      // A start that the floor has not been at yet.
      episode({ startIndex: 9 }),
    ];
    const { comparisons, options } = summariseEvaluation(own, FAKE_HEADER, fast);
    expect(options.baseline).toBe('no-op');
    expect(comparisons).toMatchObject([
      {
        arm: 'tour',
        policy: 'cem',
        pairs: { both: 1, onlyFirst: 3, onlySecond: 1, neither: 0 },
        pValue: 0.625,
        holmPValue: 0.625,
      },
    ]);
    expect(comparisons[0].difference.value).toBeCloseTo(0.4, 12);
    const chosen = summariseEvaluation(own, FAKE_HEADER, { ...fast, baseline: 'cem' });
    expect(chosen.comparisons[0]).toMatchObject({ policy: 'no-op', baseline: 'cem' });
  });

  it('corrects for as many comparisons as an arm has', () => {
    const inTour = summary.comparisons.filter(({ arm }) => arm === 'tour');
    expect(inTour.length).toBe(9);
    const least = inTour.reduce((a, b) => (a.pValue <= b.pValue ? a : b));
    expect(least.holmPValue).toBeCloseTo(Math.min(1, 9 * least.pValue), 12);
  });

  it('says what a tour is worth', () => {
    const own = [...episodes('1110', {}), ...episodes('1000', { arm: 'view' })];
    expect(summariseEvaluation(own, FAKE_HEADER, fast).tourGains).toMatchObject([
      { policy: 'cem', pairs: { onlyFirst: 2, onlySecond: 0 }, difference: { value: 0.5 } },
    ]);
  });

  it('ranks the candidates alone', () => {
    const [ranking] = summary.rankings;
    expect(ranking.policies).toHaveLength(8);
    expect(ranking.policies).not.toContain('no-op');
    expect(ranking.policies).not.toContain('replay');
    for (const row of ranking.probabilities) expect(row.reduce((sum, p) => sum + p)).toBeCloseTo(1, 9);
  });

  describe('against reality', () => {
    const both = (arm: Arm) => [
      ...episodes('11111', { arm, policy: 'cem' }),
      ...episodes('11100', { arm, policy: 'wander' }),
      ...episodes('10000', { arm, policy: 'random' }),
      ...episodes('00000', { arm, policy: 'no-op' }),
    ];

    it('is perfect where imagination is real', () => {
      const { agreements } = summariseEvaluation([...both('tour'), ...both('reality')], FAKE_HEADER, fast);
      expect(agreements.map(({ policies, episodes: kept, pairs }) => [policies, kept, pairs])).toEqual([
        ['candidates', 'all', 15],
        ['candidates', 'remembered', 15],
        ['all', 'all', 20],
        ['all', 'remembered', 20],
      ]);
      for (const { byPolicy, brier, confusion } of agreements) {
        expect(byPolicy.pearson.value).toBeCloseTo(1, 12);
        expect([byPolicy.spearman.value, byPolicy.mmrv.value, brier]).toEqual([1, 0, 0]);
        expect(byPolicy.calibration).toMatchObject({ bias: 0, meanAbsoluteError: 0 });
        expect([confusion.onlyFirst, confusion.onlySecond]).toEqual([0, 0]);
      }
    });

    it('leaves what is mostly invented out on both sides', () => {
      const own = [
        ...episodes('1111', { coveredShare: 0.9 }),
        ...episodes('0011', { arm: 'reality', coveredShare: null }),
      ].map((e) => (e.arm === 'tour' && e.startIndex < 2 ? { ...e, coveredShare: 0.2 } : e));
      const { agreements, abstentions } = summariseEvaluation(own, FAKE_HEADER, fast);
      const [all, remembered] = agreements;
      expect(abstentions).toEqual([{ arm: 'tour', episodes: 4, mostlyInvented: 2 }]);
      expect(all.byPolicy.points[0]).toMatchObject({
        pairs: 4,
        imagined: { value: 1 },
        real: { value: 0.5 },
      });
      expect(remembered.byPolicy.points[0]).toMatchObject({ pairs: 2, real: { value: 1 } });
      expect([all.brier, remembered.brier]).toEqual([0.5, 0]);
      expect(all.confusion).toEqual({ both: 2, onlyFirst: 2, onlySecond: 0, neither: 0 });
    });

    it('makes one probability of the world samples of an episode', () => {
      const own = [
        episode({ sample: 0 }),
        episode({ sample: 1, success: false }),
        episode({ arm: 'reality', coveredShare: null }),
      ];
      const [{ brier, pairs }] = summariseEvaluation(own, FAKE_HEADER, fast).agreements;
      expect([brier, pairs]).toEqual([0.25, 2]);
    });

    it('makes no correlation of two policies, nor of what was not matched', () => {
      const two = ['tour', 'reality'].flatMap((arm) => [
        ...episodes('11', { arm: arm as Arm }),
        ...episodes('10', { arm: arm as Arm, policy: 'wander' }),
      ]);
      const [{ byPolicy }] = summariseEvaluation(two, FAKE_HEADER, fast).agreements;
      expect(byPolicy.pearson).toEqual({ value: null, interval: null });
      expect(byPolicy.points).toHaveLength(2);
      const apart = [episode(), episode({ arm: 'reality', startIndex: 1 })];
      const [none] = summariseEvaluation(apart, FAKE_HEADER, fast).agreements;
      expect([none.pairs, none.brier, none.byPolicy.calibration]).toEqual([0, null, null]);
    });

    it('is silent without reality', () => {
      const imagined = summariseEvaluation(fakeEpisodes({ starts: 2, arms: ['tour'] }), FAKE_HEADER, fast);
      expect([imagined.agreements, imagined.tourGains]).toEqual([[], []]);
    });
  });

  it('summarises nothing', () => {
    const empty = summariseEvaluation([], FAKE_HEADER, fast);
    expect([empty.arms, empty.cells, empty.rankings, empty.comparisons]).toEqual([[], [], [], []]);
    expect(empty.leastWorldSeed).toBeNull();
  });

  it.each([
    ['twice', [episode(), episode()], {}, /is there 2 times/],
    ['of another suite', [episode({ policy: 'who' })], {}, /do the results belong to this suite/],
    ['without its baseline', [episode()], { baseline: 'who' }, /No policy is called who/],
  ])('refuses episodes %s', (_, own, options, message) => {
    expect(() => summariseEvaluation(own, FAKE_HEADER, options)).toThrow(EvaluationError);
    expect(() => summariseEvaluation(own, FAKE_HEADER, options)).toThrow(message);
  });
});
