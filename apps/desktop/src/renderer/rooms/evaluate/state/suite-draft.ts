import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import { keepStored, readStored } from '../../../settings/stored.ts';

const STORED_AS = 'dreamwalk.suite';

/** Of a suite's name, which its folder is called by. */
export const MOST_NAME_CHARACTERS = 60;

/** Policies that are in every suite: the floor and the ceiling. */
export const ALWAYS_THERE = 2;

/** Where episodes happen, in the order in which they are shown. */
export const ARMS = ['tour', 'view', 'reality'] as const;

/** Places to walk in: those of the simulator, or those of recorded walks, which have no reality. */
export const PLACE_KINDS = ['worlds', 'tours'] as const;

/** Nobody knows the landmarks of a place of which there is but a recording. */
const SIMULATED_ONLY_TASK = 'reach-landmark';

/** What can be counted, and how far. */
export const COUNT_RANGES = {
  firstWorld: { min: 1_000_000, max: 4_294_000_000 },
  worlds: { min: 1, max: 500 },
  startsPerWorld: { min: 1, max: 16 },
  seeds: { min: 1, max: 100 },
  samples: { min: 1, max: 64 },
  maxSteps: { min: 5, max: 1000 },
} as const;

export type CountName = keyof typeof COUNT_RANGES;

const count = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().min(min).max(max);

const draftSchema = z.object({
  /** Empty for that of its tasks. */
  name: z.string().max(MOST_NAME_CHARACTERS),
  policies: z.array(z.string()),
  tasks: z.array(z.string()),
  arms: z.array(z.enum(ARMS)),
  places: z.enum(PLACE_KINDS).default('worlds'),
  /** Folders of recorded walks, whole paths. */
  tours: z.array(z.string()).default([]),
  /** Seed of the first world; the others are the numbers after it. */
  firstWorld: count(COUNT_RANGES.firstWorld),
  worlds: count(COUNT_RANGES.worlds),
  startsPerWorld: count(COUNT_RANGES.startsPerWorld),
  /** Keys of the noise: 0 and those after it. */
  seeds: count(COUNT_RANGES.seeds),
  /** Futures of one seed, in imagination only. */
  samples: count(COUNT_RANGES.samples),
  maxSteps: count(COUNT_RANGES.maxSteps),
});

/** A suite as it is put together: everything is tried with everything. */
export type SuiteDraft = z.infer<typeof draftSchema>;

/** Small enough to see something within a few minutes, and with reality, so that one sees what imagination is worth. */
export const EXAMPLE_DRAFT: SuiteDraft = {
  name: '',
  policies: ['random', 'wander', 'bump-and-turn'],
  tasks: ['explore'],
  arms: ['tour', 'reality'],
  places: 'worlds',
  tours: [],
  firstWorld: 2_000_000,
  worlds: 2,
  startsPerWorld: 2,
  seeds: 1,
  samples: 1,
  maxSteps: 40,
};

/** What was put together last, kept in this browser. */
export const suiteDraft = createStore<SuiteDraft>(() =>
  readStored(STORED_AS, draftSchema.catch(EXAMPLE_DRAFT)),
);

keepStored(STORED_AS, suiteDraft);

export function changeDraft(change: Partial<SuiteDraft>): void {
  suiteDraft.setState(change);
}

/** What of a draft can be had in its places; of recorded walks, there are as many worlds as walks. */
export function placedDraft(draft: SuiteDraft): SuiteDraft {
  if (draft.places === 'worlds') return draft;
  return {
    ...draft,
    arms: armsIn(draft.places).filter((arm) => draft.arms.includes(arm)),
    tasks: draft.tasks.filter((id) => isTaskIn(draft.places, id)),
    worlds: draft.tours.length,
  };
}

/** Where episodes can happen. */
export function armsIn(places: SuiteDraft['places']): readonly (typeof ARMS)[number][] {
  return places === 'worlds' ? ARMS : ARMS.filter((arm) => arm !== 'reality');
}

/** Whether a task can be set. */
export function isTaskIn(places: SuiteDraft['places'], id: string): boolean {
  return places === 'worlds' || id !== SIMULATED_ONLY_TASK;
}

/** What a suite is called: what its tasks are, unless it has a name of its own. */
export function suiteName({ name, tasks }: SuiteDraft): string {
  return name.trim() || tasks.join(', ').slice(0, MOST_NAME_CHARACTERS);
}

/** Episodes in all arms, floor and ceiling among them; what is real has one future only. */
export function episodeCount({
  policies,
  tasks,
  arms,
  worlds,
  startsPerWorld,
  seeds,
  samples,
}: SuiteDraft): number {
  const each = (policies.length + ALWAYS_THERE) * tasks.length * worlds * startsPerWorld * seeds;
  return arms.reduce((sum, arm) => sum + each * (arm === 'reality' ? 1 : samples), 0);
}
