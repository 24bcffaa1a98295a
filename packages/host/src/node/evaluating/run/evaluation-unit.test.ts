import { actionFollowing, type DreamProbe } from '@dreamwalk/evaluation';
import { builtInPolicy, guarded } from '@dreamwalk/policy';
import { beforeAll, describe, expect, it } from 'vitest';
import { openModel } from '../../models/open-model.ts';
import { PlaceOpener } from '../places/place-opener.ts';
import { createTask } from '../suite/create-task.ts';
import { suiteSchema } from '../suite/suite-schema.ts';
import { EvaluationUnit } from './evaluation-unit.ts';
import type { FinishedEpisode } from './finished-episode.ts';
import { planUnits } from './plan-episodes.ts';

const suite = suiteSchema.parse({
  format: 'dreamwalk-suite/1',
  name: 'probed',
  worlds: { seeds: [600_304] },
  tourViews: 12,
  steps: 10,
  tasks: [{ id: 'explore', kind: 'explore', squares: 8 }],
  policies: ['follow-floor'],
});

describe('the probe of a dream', () => {
  let probe: DreamProbe;
  let [before, after]: FinishedEpisode[] = [];
  beforeAll(async () => {
    const opened = await openModel({ threads: 1 });
    const { model } = opened;
    const [planned] = planUnits(suite);
    const episode = planned.episodes.find(({ policy }) => policy === 'follow-floor')!;
    const unit = await EvaluationUnit.prepare(planned, {
      suite,
      model,
      places: new PlaceOpener(suite, '', model.camera),
      tasks: suite.tasks.map(createTask),
      policies: new Map([['follow-floor', guarded(builtInPolicy('follow-floor'))]]),
    });
    before = await unit.run(episode);
    probe = await unit.probe();
    after = await unit.run(episode);
    await unit.dispose();
    await opened.dispose();
  }, 180_000);

  it('finds the bundled model to go where it is told', () => {
    const { arm, startIndex, motions } = probe;
    expect([arm, startIndex, motions.length]).toEqual(['tour', 0, 10]);
    const { correlation, scaleRatio } = actionFollowing([motions], { resamples: 2 });
    expect(correlation.vz.value).toBeGreaterThan(0.95);
    expect(correlation.wy.value).toBeGreaterThan(0.98);
    expect(Math.abs(scaleRatio.value! - 1)).toBeLessThan(0.15);
  });

  it('finds it to show what is true', () => {
    expect(probe.states.map(({ horizon }) => horizon)).toEqual([1, 2, 4, 8, 10]);
    const { errorDistance, movedDistance } = probe.states[4];
    expect(errorDistance / movedDistance).toBeLessThan(0.8);
  });

  it('is noticed by no episode', () => {
    // Who acts by what it sees does the same only where it sees the same.
    expect({ ...after, result: { ...after.result, timings: before.result.timings } }).toEqual(before);
  });
});
