import { lookPose, type Pose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SavedRolloutError } from '../errors.ts';
import { boxView } from '../testing/box-room.ts';
import { openFakeLatentModel } from '../testing/fake-latent-model.ts';
import { openFakeModel } from '../testing/fake-model.ts';
import { createRollout } from './create-rollout.ts';
import type { Rollout } from './rollout.ts';

const facing = (yawDeg: number): Pose => lookPose([0, 0, 1.6], (yawDeg * Math.PI) / 180, 0);

/** What is to be seen of a walk that goes on, and how it came about. */
async function turn(walk: Rollout, yawsDeg: readonly number[]) {
  const seen = [];
  for (const yawDeg of yawsDeg) {
    const observation = await walk.step({ kind: 'pose', pose: facing(yawDeg) });
    seen.push({ observation, step: { ...walk.lastStep, timingsMs: null } });
  }
  return seen;
}

const tourOf = ({ camera }: Rollout) => ({
  kind: 'tour' as const,
  views: [0, 90].map((yawDeg) => boxView(camera, facing(yawDeg))),
  pose: facing(10),
});

describe.each([
  ['reprojection', openFakeModel],
  ['latent context', openFakeLatentModel],
])('a saved rollout by %s', (_, open) => {
  it('goes on elsewhere bit by bit as it does here, forgetting alike', async () => {
    const [here, there] = [await open(), await open()];
    const yaw = fc.integer({ min: -170, max: 170 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(yaw, { maxLength: 6 }),
        fc.array(yaw, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 3, max: 6 }),
        async (before, after, memoryBudget) => {
          const options = { seed: 7, memoryBudget };
          const walk = createRollout(here.model, options);
          await walk.reset(tourOf(walk));
          await turn(walk, before);
          const moment = await walk.snapshot();
          const saved = structuredClone(await walk.save([moment]));
          const other = createRollout(there.model, options);
          const [loaded] = await other.load(saved);
          const restored = await other.restore(loaded);
          expect(restored).toEqual(await walk.restore(moment));
          expect({ ...other.lastStep, timingsMs: null }).toEqual({ ...walk.lastStep, timingsMs: null });
          expect(await turn(other, after)).toEqual(await turn(walk, after));
          for (const snapshot of [moment, loaded]) snapshot.dispose();
          for (const rollout of [walk, other]) await rollout.dispose();
        },
      ),
      { numRuns: 12 },
    );
    for (const { runtime } of [here, there]) expect(runtime.compute.viewsAlive).toBe(0);
  });
});

describe('a saved rollout', () => {
  it('holds several moments and each view once', async () => {
    const { model, runtime } = await openFakeModel();
    const walk = createRollout(model, { seed: 7 });
    await walk.reset(tourOf(walk));
    const first = await walk.snapshot();
    await turn(walk, [30, 60]);
    const left = await walk.snapshot();
    await walk.restore(first);
    await turn(walk, [-30]);
    const right = await walk.snapshot();
    const saved = await walk.save([first, left, right]);
    // Two of the tour, the first frame, two to the left and one to the right, of which one bears the number of another.
    expect(saved.views).toHaveLength(6);
    expect(new Set(saved.views.map(({ id }) => id)).size).toBe(5);
    const expected = [];
    for (const moment of [first, left, right]) {
      await walk.restore(moment);
      expected.push(await turn(walk, [15, 45]));
    }
    const other = createRollout(model, { seed: 7 });
    const loaded = await other.load(saved);
    for (const [at, moment] of loaded.entries()) {
      await other.restore(moment);
      expect(await turn(other, [15, 45])).toEqual(expected[at]);
    }
    for (const snapshot of [first, left, right, ...loaded]) snapshot.dispose();
    for (const rollout of [walk, other]) await rollout.dispose();
    expect(runtime.compute.viewsAlive).toBe(0);
  });

  it('goes into another episode after its own', async () => {
    const { model } = await openFakeModel();
    const walk = createRollout(model, { seed: 7, episode: 3 });
    await walk.reset(tourOf(walk));
    const other = createRollout(model, { seed: 7 });
    const [moment] = await other.load(await walk.save([await walk.snapshot()]));
    await other.restore(moment);
    await other.reset(tourOf(other));
    await walk.reset(tourOf(walk));
    expect(await turn(other, [80])).toEqual(await turn(walk, [80]));
  });

  it('is refused by another model and by other weights, with nothing left behind', async () => {
    const { model } = await openFakeModel();
    const walk = createRollout(model, { seed: 7 });
    await walk.reset(tourOf(walk));
    const saved = await walk.save([await walk.snapshot()]);
    const another = await openFakeModel((manifest) => {
      manifest.id = 'another';
    });
    await expect(createRollout(another.model, { seed: 7 }).load(saved)).rejects.toThrow(
      'This dream was dreamed by the world model fake, and another is open. Open fake first.',
    );
    const newer = await openFakeModel((manifest) => {
      manifest.graphs.decoder.sha256 = 'f'.repeat(64);
    });
    await expect(createRollout(newer.model, { seed: 7 }).load(saved)).rejects.toThrow(SavedRolloutError);
    for (const { runtime } of [another, newer]) expect(runtime.compute.viewsAlive).toBe(0);
  });
});

describe('an anchor', () => {
  it('keeps a view whatever the budget, also in a saved rollout, until it is lifted', async () => {
    const { model } = await openFakeModel();
    const walk = createRollout(model, { seed: 7, memoryBudget: 3 });
    await walk.reset({ kind: 'view', view: boxView(model.camera, facing(0)) });
    await turn(walk, [2]);
    const { entryId } = walk.lastStep!;
    const anchor = await walk.snapshot();
    walk.anchor(anchor, true);
    await turn(walk, [90, 180, 270]);
    const idsOf = ({ memory }: Rollout) => memory.map(({ id }) => id);
    expect(idsOf(walk)).toContain(entryId);
    const other = createRollout(model, { seed: 7, memoryBudget: 3 });
    const [moment, anchored] = await other.load(await walk.save([await walk.snapshot(), anchor]));
    await other.restore(moment);
    await turn(other, [45, 135]);
    expect(idsOf(other)).toContain(entryId);
    other.anchor(anchored, false);
    await turn(other, [225, 300]);
    expect(idsOf(other)).not.toContain(entryId);
  });

  it('lets a memory grow beyond its budget where every view is anchored', async () => {
    const { model } = await openFakeModel();
    const walk = createRollout(model, { seed: 7, memoryBudget: 2 });
    await walk.reset({ kind: 'view', view: boxView(model.camera, facing(0)) });
    for (const yawDeg of [90, 180, 270]) {
      walk.anchor(await walk.snapshot(), true);
      await turn(walk, [yawDeg]);
    }
    expect(walk.memory).toHaveLength(4);
  });
});
