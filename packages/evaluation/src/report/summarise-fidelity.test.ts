import type { Twist } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import type { DreamProbe } from '../fidelity/dream-probe.ts';
import { summariseFidelity } from './summarise-fidelity.ts';

const fast = { resamples: 200 };
const ahead = (m: number): Twist => ({ linear: [0, 0, m], angular: [0, 0, 0] });

/** A walk that goes as far as told, times `scale`, and whose states are off by `error` of a move of 2. */
function probe(
  startIndex: number,
  scale: number,
  error: number,
  change: Partial<DreamProbe> = {},
): DreamProbe {
  return {
    arm: 'tour',
    startIndex,
    motions: [0.1, 0.2].map((m) => ({ asked: ahead(m), recovered: ahead(scale * m) })),
    states: [1, 4].map((horizon) => ({ horizon, errorDistance: error * horizon, movedDistance: 2 })),
    ...change,
  };
}

describe('summariseFidelity', () => {
  it('pools the walks of an arm, with intervals over starts', () => {
    const [tour, ...others] = summariseFidelity([probe(0, 1, 0.1), probe(1, 0.8, 0.3)], fast);
    expect(others).toEqual([]);
    expect(tour).toMatchObject({ arm: 'tour', starts: 2, actionFollowing: { motions: 4 } });
    expect(tour.actionFollowing?.scaleRatio.value).toBeCloseTo(0.9, 12);
    expect(tour.actionFollowing?.scaleRatio.interval).toEqual({ low: 0.8, high: 1 });
    expect(tour.stateAlignment.map(({ horizon, alignment: { value } }) => [horizon, value])).toEqual([
      [1, 0.1],
      [4, 0.4],
    ]);
    expect(tour.stateAlignment[1].alignment.interval!.low).toBeCloseTo(0.2, 12);
  });

  it('keeps arms apart, and says the same whatever the order', () => {
    const probes = [probe(1, 1, 0.1), probe(0, 0.9, 0.2), probe(0, 0.5, 0.9, { arm: 'view' })];
    const summary = summariseFidelity(probes, fast);
    expect(summary.map(({ arm, starts }) => [arm, starts])).toEqual([
      ['tour', 2],
      ['view', 1],
    ]);
    expect(summariseFidelity([...probes].reverse(), fast)).toEqual(summary);
  });

  it('stands where nothing is known to be true, or nothing moved', () => {
    expect(summariseFidelity([], fast)).toEqual([]);
    expect(summariseFidelity([probe(0, 1, 0, { states: [], motions: [] })], fast)).toEqual([
      { arm: 'tour', starts: 1, actionFollowing: null, stateAlignment: [] },
    ]);
  });

  it('counts at a far horizon the starts alone whose walk is that long', () => {
    const short = probe(1, 1, 0.1, { states: [{ horizon: 1, errorDistance: 0, movedDistance: 1 }] });
    const [{ stateAlignment }] = summariseFidelity([probe(0, 1, 0.1), short], fast);
    expect(stateAlignment.map(({ starts }) => starts)).toEqual([2, 1]);
  });
});
