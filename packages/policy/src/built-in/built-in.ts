import type { Policy, PolicyStart, Sense } from '../policy.ts';
import { standStill, walkAtRandom, wanderAhead } from './blind.ts';
import { bumpAndTurn } from './bump-and-turn.ts';
import { followFloor } from './follow-floor.ts';
import { followWall } from './follow-wall.ts';
import { seekPicture } from './seek-picture.ts';
import { WalkingPolicy, type WalkMind } from './walking-policy.ts';

interface BuiltIn {
  /** For people: what it does, and from what. */
  readonly about: string;
  readonly senses: readonly Sense[];
  readonly wake: (start: PolicyStart) => WalkMind;
}

/** The policies that are always there. */
export const BUILT_IN_POLICIES = {
  'no-op': { about: 'Stands still: the floor of every table.', senses: [], wake: standStill },
  random: { about: 'Walks and turns by lot, without looking.', senses: [], wake: walkAtRandom },
  wander: { about: 'Walks ahead, swaying by lot, without looking.', senses: [], wake: wanderAhead },
  'bump-and-turn': {
    about: 'Walks ahead until the picture no longer changes, then turns away by lot.',
    senses: ['frame'],
    wake: bumpAndTurn,
  },
  'follow-floor': {
    about: 'Walks to where the floor goes on farthest, by its colour.',
    senses: ['frame'],
    wake: followFloor,
  },
  'seek-picture': {
    about: "Looks round for what looks like the goal's picture, and walks there.",
    senses: ['frame', 'goal-frame'],
    wake: seekPicture,
  },
  'follow-wall': { about: 'Keeps a wall at its right hand, by depth.', senses: ['depth'], wake: followWall },
} as const satisfies Record<string, BuiltIn>;

/** The name of a policy that is always there. */
export type BuiltInName = keyof typeof BUILT_IN_POLICIES;

/** A built-in policy; all of them act in the walk space. @param id what to call it, its own name by default */
export function builtInPolicy(name: BuiltInName, id: string = name): Policy {
  const { senses, wake } = BUILT_IN_POLICIES[name];
  return new WalkingPolicy(id, senses, wake);
}
