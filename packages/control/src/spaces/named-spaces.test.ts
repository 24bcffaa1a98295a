import { lookPose, type Twist } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActionError, StoredSpaceError } from '../errors.ts';
import { ACTION_MANIFOLD } from './action-manifold/fit-action-manifold.ts';
import type { ActionSpace } from './action-space.ts';
import type { ChoiceSpace } from './choice-space.ts';
import { CODEBOOK } from './codebook/fit-codebook.ts';
import { logAction } from './logged-action.ts';
import { macroAction } from './macro-space.ts';
import { MINED_MACROS } from './mined-macros/fit-mined-macros.ts';
import { ACTION_SPACE_IDS, actionSpaceNamed, storedActionSpace } from './named-spaces.ts';
import { PATH_VOCABULARY } from './path-vocabulary/fit-path-vocabulary.ts';
import { wanderings } from './testing/walks.ts';
import { unifiedVector } from './unified/unified-vector.ts';

const START = lookPose([1, 2, 1.6], 0.4, -0.3);

/** Actions of a space; of those with choices, the choices. */
function actionsOf(space: ActionSpace): fc.Arbitrary<readonly number[]> {
  if ('choices' in space)
    return fc.constantFrom(...(space as ChoiceSpace).choices.map(({ action }) => action));
  const small = fc.double({ min: -1, max: 1, noNaN: true });
  if (space.id === 'unified')
    return small.map((forwardM) => unifiedVector({ base: { forwardM, leftM: 0, turnRad: 0 } }));
  if (space.id === 'path-vocabulary')
    return fc.tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 0, max: 15 }));
  return fc.array(small, { minLength: space.dims, maxLength: space.dims });
}

const isFiniteTwist = ({ linear, angular }: Twist) => [...linear, ...angular].every(Number.isFinite);

describe.each(ACTION_SPACE_IDS.map((id) => ({ id, space: actionSpaceNamed(id) })))(
  'the space $id',
  ({ id, space }) => {
    it('is found by its id, and says what it is', () => {
      expect(space.id).toBe(id);
      expect(space.about.length).toBeGreaterThan(20);
      if (space.provenance !== 'native') expect(space.about).toMatch(/\d{4}\.\d{5}|RDT/);
    });

    it('decodes each of its actions to finite twists, the same each time, at both levels', () => {
      fc.assert(
        fc.property(actionsOf(space), (action) => {
          const logged = logAction(space, action, START);
          expect(logged.space).toBe(id);
          expect(logged.action).toEqual(action);
          expect(logged.twists.length).toBeGreaterThan(0);
          expect(logged.twists.every(isFiniteTwist)).toBe(true);
          expect(logAction(space, action, START)).toEqual(logged);
        }),
        { numRuns: 20 },
      );
    });

    it('refuses what is not finite, and another number of numbers', () => {
      expect(() => space.decode(new Array(space.dims).fill(Number.NaN), START)).toThrow(ActionError);
      expect(() => space.decode(new Array(space.dims + 1).fill(0), START)).toThrow(ActionError);
    });
  },
);

it('says what there is where a space is not there', () => {
  expect(() => actionSpaceNamed('telepathy')).toThrow(/Built in are twist, walk, keys/);
  expect(() => actionSpaceNamed('codebook')).toThrow(/learned from walks/);
  expect(() => macroAction('fly')).toThrow(ActionError);
});

it('reads back a space of any family', async () => {
  const walks = wanderings(2, 60);
  const spaces = [
    await MINED_MACROS.fit(walks, { codes: 6, merges: 4 }),
    await PATH_VOCABULARY.fit(walks, { paths: 6, profiles: 3, pieces: 8, horizonFrames: 8 }),
    await ACTION_MANIFOLD.fit(walks),
    await CODEBOOK.fit(walks, { codes: 6 }),
  ];
  for (const space of spaces) {
    const back = storedActionSpace(JSON.parse(JSON.stringify(space)));
    const action = new Array(space.dims).fill(1);
    expect(back.decode(action, START)).toEqual(space.decode(action, START));
    expect(back.id).toBe(space.id);
    expect(space.provenance).toBe('inspired');
  }
  expect(() => storedActionSpace({ space: 'telepathy' })).toThrow(StoredSpaceError);
  expect(() => storedActionSpace(null)).toThrow(/but this names undefined/);
});
