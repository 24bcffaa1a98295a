import { ActionError, StoredSpaceError } from '../errors.ts';
import { ACTION_MANIFOLD } from './action-manifold/fit-action-manifold.ts';
import type { ActionSpace } from './action-space.ts';
import { CODEBOOK } from './codebook/fit-codebook.ts';
import { CTRL_WORLD_SPACE } from './ctrl-world-space.ts';
import { DMP_GOAL_SPACE, DMP_SPACE } from './dmp-space.ts';
import type { FittedSpace, SpaceFamily } from './fitted-space.ts';
import { FLY_KEY_SPACE, KEY_SPACE } from './key-space.ts';
import { MACRO_SPACE } from './macro-space.ts';
import { MINED_MACROS } from './mined-macros/fit-mined-macros.ts';
import { PATH_VOCABULARY } from './path-vocabulary/fit-path-vocabulary.ts';
import { proceduralVocabulary } from './path-vocabulary/procedural-vocabulary.ts';
import { TWIST_SPACE } from './twist-space.ts';
import { UNIFIED_SPACE } from './unified/unified-space.ts';
import { WALK_SPACE } from './walk-space.ts';
import { WORLD_IN_WORLD_SPACE } from './world-in-world-space.ts';

const FIXED_SPACES: readonly ActionSpace[] = [
  TWIST_SPACE,
  WALK_SPACE,
  KEY_SPACE,
  FLY_KEY_SPACE,
  WORLD_IN_WORLD_SPACE,
  CTRL_WORLD_SPACE,
  MACRO_SPACE,
  DMP_SPACE,
  DMP_GOAL_SPACE,
  UNIFIED_SPACE,
];

/** The vocabulary is made when it is asked for: that takes some 50 ms, which nobody should pay for an import. */
const BUILT_IN = new Map<string, () => ActionSpace>([
  ...FIXED_SPACES.map((space) => [space.id, () => space] as const),
  [PATH_VOCABULARY.id, () => proceduralVocabulary()],
]);

/** Ids of the spaces that need neither walks nor options, the procedural path vocabulary among them. */
export const ACTION_SPACE_IDS: readonly string[] = [...BUILT_IN.keys()];

/** Every family of spaces that are learned from walks. */
export const SPACE_FAMILIES: readonly Pick<SpaceFamily<FittedSpace>, 'id' | 'fromJSON'>[] = [
  MINED_MACROS,
  PATH_VOCABULARY,
  ACTION_MANIFOLD,
  CODEBOOK,
];

/** @throws ActionError where no built-in space has this id */
export function actionSpaceNamed(id: string): ActionSpace {
  const make = BUILT_IN.get(id);
  if (make) return make();
  const isFamily = SPACE_FAMILIES.some((family) => family.id === id);
  throw new ActionError(
    isFamily
      ? `The action space "${id}" is learned from walks; there is none built in. Read one that was stored.`
      : `There is no action space "${id}". Built in are ${ACTION_SPACE_IDS.join(', ')}.`,
  );
}

/**
 * The space that was stored with `JSON.stringify`, whatever its family.
 *
 * @throws StoredSpaceError where it is of no family, or not as its family stores it
 */
export function storedActionSpace(stored: unknown): FittedSpace {
  const id = typeof stored === 'object' && stored !== null && 'space' in stored ? stored.space : undefined;
  const family = SPACE_FAMILIES.find((candidate) => candidate.id === id);
  if (family) return family.fromJSON(stored);
  throw new StoredSpaceError(
    `A stored action space names its family under "space", one of ${SPACE_FAMILIES.map((f) => f.id).join(', ')}, but this names ${JSON.stringify(id)}.`,
  );
}
