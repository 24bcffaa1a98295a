import { BUILT_IN_POLICIES, type BuiltInName, PLANNER_NAMES, PLANNER_PROFILES } from '@dreamwalk/policy';
import type { WorldShift } from '@dreamwalk/simulator';
import { z } from 'zod';

/** What `format` says in every suite of this kind. */
export const SUITE_FORMAT = 'dreamwalk-suite/1';

/** The policies that every suite has besides its own: who does nothing, and who replays what is known to succeed. */
export const FLOOR_ID = 'no-op';
export const CEILING_ID = 'demonstration';

/** A world as it is. */
export const UNSHIFTED = 'none';

const BUILT_IN_NAMES = Object.keys(BUILT_IN_POLICIES) as BuiltInName[];

const worldSeed = z.int().min(0).max(0xffffffff);
const metres = z.number().positive();
const path = z.string().min(1);
const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'an id is made of small letters, digits, dots, dashes and underscores');
const wayRange = { nearestM: metres, farthestM: metres };
const withinDeg = z.number().positive().max(180).optional();

const taskSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id,
    kind: z.literal('reach-goal'),
    ...wayRange,
    withinM: metres,
    withinDeg,
    latentThreshold: z.number().positive().optional(),
  }),
  z.strictObject({ id, kind: z.literal('reach-landmark'), ...wayRange, withinM: metres }),
  z.strictObject({ id, kind: z.literal('return-home'), ...wayRange, withinM: metres, withinDeg }),
  z.strictObject({ id, kind: z.literal('follow-path'), steps: z.int().min(2), withinM: metres }),
  z.strictObject({ id, kind: z.literal('explore'), squares: z.int().min(2) }),
  z.strictObject({
    id,
    kind: z.literal('avoid-collision'),
    distanceM: metres,
    mostBlocked: z.int().min(0),
  }),
]);

const budget = z
  .strictObject({
    /** Of one answer, in steps of the world model, the search for the goal included; 0 is to plan without dreaming. */
    stepsPerDecision: z.int().min(0),
    stepsPerEpisode: z.int().min(0),
  })
  .optional();
/** How a planner is told its goal: by its picture, or by its pose. */
const goalSense = z.enum(['goal-frame', 'goal-pose']).default('goal-frame');

const actorSchemas = [
  z.strictObject({ id, kind: z.enum(BUILT_IN_NAMES) }),
  /** The folder of a `policy.json`. */
  z.strictObject({ id, kind: z.literal('onnx'), folder: path }),
  /** A JavaScript file, run in a sandbox. */
  z.strictObject({ id, kind: z.literal('script'), file: path }),
  /** The folder of a rollout, a camera path, or a `transforms.json`. */
  z.strictObject({ id, kind: z.literal('replay'), recording: path }),
  /** A server that speaks openpi's protocol. */
  z.strictObject({
    id,
    kind: z.literal('remote'),
    url: z.string().min(1),
    apiKey: z.string().min(1).optional(),
    executeSteps: z.int().min(1).optional(),
  }),
  z.strictObject({
    id,
    kind: z.literal('planner'),
    planner: z.enum(PLANNER_NAMES),
    profile: z.enum(PLANNER_PROFILES).default('desktop'),
    goalSense,
    budget,
  }),
] as const;
const actorSchema = z.discriminatedUnion('kind', actorSchemas);

/** One whose chunks another one looks over in imagination: bends them to the goal, or keeps them out of walls. */
const overseerSchemas = [
  z.strictObject({ id, kind: z.literal('refined'), policy: actorSchema, goalSense, budget }),
  z.strictObject({ id, kind: z.literal('safe'), policy: actorSchema, budget }),
] as const;

const policySchema = z.discriminatedUnion('kind', [...actorSchemas, ...overseerSchemas]);

/** A policy by its name alone is the built-in one of that name. */
const namedPolicySchema = z.union([
  z.enum(BUILT_IN_NAMES).transform((kind) => ({ id: kind as string, kind })),
  policySchema,
]);

/** A suite: which policies do which tasks, where, and how often. */
export const suiteSchema = z.strictObject({
  format: z.literal(SUITE_FORMAT),
  name: z.string().min(1),
  about: z.string().default(''),
  /** A folder, or the name of a model of the library; the bundled one by default. */
  model: z.string().min(1).optional(),
  /** Where episodes happen: imagined from a tour, imagined from a single view, in the simulator. */
  arms: z
    .array(z.enum(['tour', 'view', 'reality']))
    .min(1)
    .default(['tour']),
  /** Seeds of simulated worlds, so many from one on or a list; or folders of recorded walks. */
  worlds: z.union([
    z.strictObject({ from: worldSeed, count: z.int().min(1).max(100_000) }),
    z.strictObject({ seeds: z.array(worldSeed).min(1) }),
    z.strictObject({ tours: z.array(path).min(1) }),
  ]),
  /** How worlds differ from those that models are trained on, one after the other; not at all by default. */
  shifts: z
    .array(z.enum([UNSHIFTED, 'materials', 'layout']))
    .min(1)
    .optional(),
  startsPerWorld: z.int().min(1).max(16).default(1),
  tourViews: z.int().min(1).max(512).default(100),
  /** Frames that a policy has. */
  steps: z.int().min(1).max(10_000).default(80),
  seeds: z.array(z.int().min(0)).min(1).default([0]),
  /** Futures imagined of each seed. */
  samples: z.int().min(1).max(64).default(1),
  /** Whether what the model takes for walls stops the body. */
  solid: z.boolean().default(true),
  tasks: z.array(taskSchema).min(1),
  policies: z.array(namedPolicySchema).min(1),
  /** The policy that the others are compared with; the floor by default. */
  baseline: z.string().optional(),
  limits: z
    .strictObject({
      /** Milliseconds that a policy may take to answer. */
      inferMs: z.int().min(1).default(10_000),
      /** The same for one that dreams before it acts, and for its waking up, which remembers a tour. */
      dreamMs: z.int().min(1).default(300_000),
    })
    .prefault({}),
});

/** A suite with every default filled in. */
export type Suite = z.infer<typeof suiteSchema>;
export type SuiteTask = Suite['tasks'][number];
export type SuitePolicy = Suite['policies'][number];

/** Where starts of a suite are: in the simulated world of a seed, or where a walk was recorded. */
export type SuitePlace = { readonly worldSeed: number } | { readonly tour: string };

/** The places of a suite, in the order in which it has them. */
export function suitePlaces({ worlds }: Suite): readonly SuitePlace[] {
  if ('tours' in worlds) return worlds.tours.map((tour) => ({ tour }));
  if ('seeds' in worlds) return worlds.seeds.map((worldSeed) => ({ worldSeed }));
  return Array.from({ length: worlds.count }, (_, at) => ({ worldSeed: worlds.from + at }));
}

/** How the worlds of a suite differ from those that models are trained on; undefined where they do not. */
export function suiteShifts({ shifts = [UNSHIFTED] }: Suite): readonly (WorldShift | undefined)[] {
  return shifts.map((shift) => (shift === UNSHIFTED ? undefined : shift));
}

/** Whether a policy dreams itself, and so needs a tour to dream from and more time. */
export function isDreamer({ kind }: SuitePolicy): boolean {
  return kind === 'planner' || kind === 'refined' || kind === 'safe';
}
