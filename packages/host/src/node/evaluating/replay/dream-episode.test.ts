import { poseDistanceM } from '@dreamwalk/geometry';
import { builtInPolicy } from '@dreamwalk/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeDream } from '../../../engine/dream-file/dream-file.ts';
import { type OpenedModel, openModel } from '../../models/open-model.ts';
import { PlaceOpener } from '../places/place-opener.ts';
import { EvaluationUnit } from '../run/evaluation-unit.ts';
import type { FinishedEpisode } from '../run/finished-episode.ts';
import { planUnits } from '../run/plan-episodes.ts';
import { createTask } from '../suite/create-task.ts';
import { suiteSchema } from '../suite/suite-schema.ts';
import { dreamEpisode } from './dream-episode.ts';
import { DreamedUnit } from './dreamed-unit.ts';

const signal = new AbortController().signal;

/** With one step, what is said of an episode is said of its last frame. */
const suite = suiteSchema.parse({
  format: 'dreamwalk-suite/1',
  name: 'one step',
  arms: ['tour', 'reality'],
  worlds: { from: 600_000, count: 1 },
  tourViews: 4,
  steps: 1,
  tasks: [{ id: 'explore', kind: 'explore', squares: 8 }],
  policies: ['wander'],
});

let opened: OpenedModel;
beforeAll(async () => {
  opened = await openModel({ threads: 1 });
}, 60_000);
afterAll(() => opened.dispose());

async function runEpisode(arm: 'tour' | 'reality'): Promise<FinishedEpisode> {
  const planned = planUnits(suite).find((unit) => unit.arm === arm)!;
  const policies = new Map([['wander', builtInPolicy('wander')]]);
  const tasks = suite.tasks.map(createTask);
  const { model } = opened;
  const places = new PlaceOpener(suite, '', model.camera);
  const unit = await EvaluationUnit.prepare(planned, { suite, model, places, tasks, policies });
  try {
    return await unit.run(planned.episodes.find(({ policy }) => policy === 'wander')!);
  } finally {
    await unit.dispose();
  }
}

describe('an episode that is dreamed again', () => {
  it.each(['tour', 'reality'] as const)(
    'is the same, of the arm %s',
    async (arm) => {
      const episode = await runEpisode(arm);
      const frames: number[] = [];
      const onFrame = (done: number) => frames.push(done);
      const bytes = await dreamEpisode({
        suite,
        suiteFolder: '',
        episode,
        model: opened.model,
        signal,
        onFrame,
      });
      const { place, rollout } = decodeDream(bytes, 'again');
      const [start, left] = rollout.moments;
      expect(place).toEqual({ kind: 'world', seed: 600_000, tourViews: 5 });
      expect([start.frameIndex, left.frameIndex]).toEqual([0, 1]);
      const { views } = rollout;
      const walkedM = poseDistanceM(views[start.previous].pose, views[left.previous].pose);
      expect(walkedM).toBeCloseTo(episode.result.pathM, 12);
      expect(walkedM).toBeGreaterThan(0);
      // Dreamed views cover some of what real ones do not.
      if (arm === 'tour')
        expect(left.record.coveredShare).toBeGreaterThanOrEqual(episode.result.coveredShare!);
      expect(frames).toEqual([1]);
      const unit = await DreamedUnit.prepare(
        { suite, suiteFolder: '', model: opened.model, signal },
        episode.result,
      );
      expect((await unit.lastFrame(episode)).rgb).toEqual(views[left.previous].rgb);
      await unit.dispose();
    },
    60_000,
  );
});
