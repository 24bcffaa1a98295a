import { lookPose, type Pose, poseFromMatrix, type Twist } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixtures from '../../../fixtures/action-spaces-scipy.json' with { type: 'json' };
import { ActionError, SpaceFitError, StoredSpaceError } from '../../errors.ts';
import { chunkVector } from '../fitting/chunks.ts';
import { wayM } from '../motion-metric.ts';
import { twistsBetween } from '../poses-along.ts';
import { walkAlong, wanderings } from '../testing/walks.ts';
import { ACTION_MANIFOLD } from './fit-action-manifold.ts';

const START = lookPose([1, 2, 1.6], 0.4, -0.5);
const { frames, components, walks, other, ...expected } = fixtures.manifold;
const posesOf = (matrices: readonly (readonly number[])[]): Pose[] => matrices.map(poseFromMatrix);

describe('an action manifold', () => {
  it('is the principal component analysis of NumPy', async () => {
    const space = await ACTION_MANIFOLD.fit(walks.map(posesOf), { frames, components });
    const { deviationsM } = space.toJSON() as { deviationsM: number[] };
    deviationsM.forEach((value, k) => {
      expect(value).toBeCloseTo(expected.deviationsM[k], 9);
    });
    expect(space.explainedShare).toBeCloseTo(expected.explainedShare, 9);

    const poses = posesOf(other);
    const chunk = twistsBetween(poses);
    space.encode(chunk, poses[0]).forEach((value, k) => {
      expect(Math.abs(value)).toBeCloseTo(expected.otherAction[k], 6);
    });
    expect(space.project(chunk, poses[0]).residualM).toBeCloseTo(expected.otherResidualM, 9);
  });

  it('gets an action back from its chunk, which lies on it', async () => {
    const space = await ACTION_MANIFOLD.fit(wanderings(3, 60), { components: 4 });
    const actions = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
      minLength: space.dims,
      maxLength: space.dims,
    });
    fc.assert(
      fc.property(actions, (action) => {
        const twists = space.decode(action, START);
        space.encode(twists, START).forEach((value, k) => {
          expect(value).toBeCloseTo(action[k], 9);
        });
        expect(space.project(twists, START).residualM).toBeLessThan(1e-12);
      }),
      { numRuns: 30 },
    );
  });

  it('tells what was recorded from what never was', async () => {
    const space = await ACTION_MANIFOLD.fit(wanderings(4, 100));
    const [walk] = wanderings(6, 40).slice(5);
    const unseen = space.project(twistsBetween(walk.slice(0, 9)), walk[0]).residualM;
    const climb: Twist[] = new Array(8).fill({ linear: [0, -0.2, 0], angular: [0, 0, 0] });
    expect(space.project(climb, lookPose([0, 0, 1.6], 0, 0)).residualM).toBeCloseTo(0.2, 2);
    expect(unseen).toBeLessThan(0.01);
  });

  it('draws chunks like the recorded ones from standard normal numbers: few dimensions, most of the variance', async () => {
    const space = await ACTION_MANIFOLD.fit(wanderings(4, 100));
    expect(space.dims).toBe(8);
    expect(space.frames).toBe(8);
    expect(space.explainedShare).toBeGreaterThan(0.9);
    const mean = space.decode(new Array(8).fill(0), START);
    expect(Math.max(...mean.map(wayM))).toBeLessThan(0.25);
  });

  it('leaves out directions in which the walks do not differ', async () => {
    const walk = walkAlong(START, [{ forwardM: 2 }, { forwardM: 0 }, { forwardM: 0 }]);
    const space = await ACTION_MANIFOLD.fit([walk], { frames: 1 });
    expect(space.dims).toBe(1);
    expect(chunkVector(space.decode([0], START))).toHaveLength(6);
  });

  it('comes back from JSON as it was, and refuses what is none', async () => {
    const space = await ACTION_MANIFOLD.fit(wanderings(2, 40));
    const back = ACTION_MANIFOLD.fromJSON(JSON.parse(JSON.stringify(space)));
    const action = [1, -1, 0.5, 0, 0, 2, 0, 0];
    expect(back.decode(action, START)).toEqual(space.decode(action, START));
    expect(() => ACTION_MANIFOLD.fromJSON({ space: 'path-vocabulary', version: 1 })).toThrow(
      StoredSpaceError,
    );
    expect(() => space.encode([], START)).toThrow(ActionError);
  });

  it('says what is missing', async () => {
    await expect(ACTION_MANIFOLD.fit([walkAlong(START, [{ forwardM: 1 }])])).rejects.toThrow(SpaceFitError);
    const even = walkAlong(START, [{ forwardM: 4 }]).map(({ translation }) => ({ ...START, translation }));
    await expect(ACTION_MANIFOLD.fit([even.map(() => START)])).rejects.toThrow(/alike/);
  });
});
