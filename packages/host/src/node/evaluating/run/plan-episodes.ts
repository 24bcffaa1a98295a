import type { Arm } from '@dreamwalk/evaluation';
import { CEILING_ID, FLOOR_ID, type Suite, worldSeeds } from '../suite/suite-schema.ts';

/** An episode to be run. */
export interface PlannedEpisode {
  readonly key: string;
  readonly arm: Arm;
  readonly policy: string;
  readonly task: string;
  readonly startIndex: number;
  readonly seed: number;
  readonly sample: number;
}

/** Episodes that share what takes long to prepare: a start in one arm. */
export interface PlannedUnit {
  readonly arm: Arm;
  readonly startIndex: number;
  readonly worldSeed: number;
  /** Which of the world's starts. */
  readonly which: number;
  readonly episodes: readonly PlannedEpisode[];
}

/** One of several parts of a suite, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Ids of all policies of a suite, floor and ceiling first. */
export function policyIds({ policies }: Suite): string[] {
  return [FLOOR_ID, CEILING_ID, ...policies.map(({ id }) => id).filter((id) => id !== FLOOR_ID)];
}

/**
 * All episodes of a suite or of a shard of it, in the order in which they are run and written: one arm after the other, so that
 * what is listed first is known first.
 */
export function planUnits(suite: Suite, { index, count }: Shard = { index: 1, count: 1 }): PlannedUnit[] {
  const seeds = worldSeeds(suite);
  const starts = Array.from({ length: seeds.length * suite.startsPerWorld }, (_, at) => at);
  const ours = starts.filter((startIndex) => startIndex % count === index - 1);
  return suite.arms.flatMap((arm) =>
    ours.map((startIndex) => ({
      arm,
      startIndex,
      worldSeed: seeds[Math.floor(startIndex / suite.startsPerWorld)],
      which: startIndex % suite.startsPerWorld,
      episodes: planEpisodes(suite, arm, startIndex),
    })),
  );
}

function planEpisodes(suite: Suite, arm: Arm, startIndex: number): PlannedEpisode[] {
  const samples = arm === 'reality' ? 1 : suite.samples;
  const episodes: PlannedEpisode[] = [];
  for (const { id: task } of suite.tasks)
    for (const policy of policyIds(suite))
      for (const seed of suite.seeds)
        for (let sample = 0; sample < samples; sample++) {
          const key = [arm, policy, task, startIndex, seed, sample].join('/');
          episodes.push({ key, arm, policy, task, startIndex, seed, sample });
        }
  return episodes;
}
