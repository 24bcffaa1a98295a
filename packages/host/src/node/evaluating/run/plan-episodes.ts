import type { Arm } from '@dreamwalk/evaluation';
import type { WorldShift } from '@dreamwalk/simulator';
import {
  CEILING_ID,
  FLOOR_ID,
  type Suite,
  type SuitePlace,
  suitePlaces,
  suiteShifts,
} from '../suite/suite-schema.ts';

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
  readonly place: SuitePlace;
  /** How the world differs from those that models are trained on, where it does. */
  readonly shift?: WorldShift;
  /** Which of the place's starts. */
  readonly which: number;
  /** Whether its dream is to be probed before its episodes; reality is no dream. */
  readonly needsProbe: boolean;
  readonly episodes: readonly PlannedEpisode[];
}

/** One of several parts of a suite, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Unique in a suite. */
export function unitKey({ arm, ...start }: Pick<PlannedUnit, 'arm' | 'startIndex' | 'shift'>): string {
  return `${arm}/${startKey(start)}`;
}

/** Unique among the starts of a suite: one in a world that differs is another. */
export function startKey({ startIndex, shift }: Pick<PlannedUnit, 'startIndex' | 'shift'>): string {
  return shift ? `${startIndex}/${shift}` : `${startIndex}`;
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
  const places = suitePlaces(suite);
  const starts = Array.from({ length: places.length * suite.startsPerWorld }, (_, at) => at);
  const ours = starts.filter((startIndex) => startIndex % count === index - 1);
  return suite.arms.flatMap((arm) =>
    ours.flatMap((startIndex) =>
      suiteShifts(suite).map((shift) => ({
        arm,
        startIndex,
        place: places[Math.floor(startIndex / suite.startsPerWorld)],
        shift,
        which: startIndex % suite.startsPerWorld,
        needsProbe: arm !== 'reality',
        episodes: planEpisodes(suite, arm, startIndex, shift),
      })),
    ),
  );
}

function planEpisodes(suite: Suite, arm: Arm, startIndex: number, shift?: WorldShift): PlannedEpisode[] {
  const samples = arm === 'reality' ? 1 : suite.samples;
  const episodes: PlannedEpisode[] = [];
  for (const { id: task } of suite.tasks)
    for (const policy of policyIds(suite))
      for (const seed of suite.seeds)
        for (let sample = 0; sample < samples; sample++) {
          const key = [arm, policy, task, startIndex, seed, sample, ...(shift ? [shift] : [])].join('/');
          episodes.push({ key, arm, policy, task, startIndex, seed, sample });
        }
  return episodes;
}
