import { type Pose, poseToMatrix } from '@dreamwalk/geometry';
import type { MemoryPolicyName } from '@dreamwalk/model-package';
import { describe, expect, it } from 'vitest';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import { BoxMemory, camera, facing } from '../testing/fake-entries.ts';
import { createRetrievalPolicy } from './policies.ts';
import type { RetrievedView } from './retrieval-policy.ts';

function retrieve(
  name: MemoryPolicyName,
  memory: BoxMemory,
  targetPose: Pose,
  { previous = null as MemoryEntry | null, count = 3, frame = 0 } = {},
): RetrievedView[] {
  return createRetrievalPolicy(name)({
    camera,
    targetPose,
    entries: memory.bank.entries,
    previous,
    count,
    draw: { seed: 1, episode: 0, sample: 0, frame },
  });
}

const idsOf = (retrieved: readonly RetrievedView[]) => retrieved.map(({ entry }) => entry.id);

describe('coverage', () => {
  it('takes the views that look where the camera looks, oldest first', async () => {
    const memory = new BoxMemory();
    for (const yaw of [180, 110, 20, 250, -30]) await memory.add(facing(yaw));
    expect(idsOf(retrieve('coverage', memory, facing(0)))).toEqual([2, 4]);
  });

  it('covers the rest of the view, not the same part again', async () => {
    const memory = new BoxMemory();
    for (const yaw of [20, 21, 22, 23, -40]) await memory.add(facing(yaw));
    const chosen = retrieve('coverage', memory, facing(0), { count: 2 });
    expect(idsOf(chosen)).toContain(4);
    expect(chosen.find(({ entry }) => entry.id === 4)?.reason).toMatch(
      /^best source of \d+ % of the view, the only one of \d+ %$/,
    );
  });

  it('leaves out what the previous frame shows already, and the previous frame itself', async () => {
    const memory = new BoxMemory();
    await memory.add(facing(0));
    await memory.add(facing(60));
    const previous = await memory.add(facing(0));
    expect(idsOf(retrieve('coverage', memory, facing(0), { previous }))).toEqual([]);
    expect(idsOf(retrieve('coverage', memory, facing(30), { previous }))).toEqual([1]);
  });

  it('does not count what a nearer wall hides', async () => {
    const memory = new BoxMemory();
    // Sees the far wall, and knows nothing of one that stands half a metre before the camera.
    await memory.add(facing(0, -0.5));
    expect(idsOf(retrieve('coverage', memory, facing(0)))).toEqual([0]);
    await memory.add(facing(0), false, 0.5);
    expect(idsOf(retrieve('coverage', memory, facing(0)))).toEqual([1]);
  });

  it('lets a real view win wherever it sees the point, however much better a dreamed one is', async () => {
    const gainOfDream = (retrieved: readonly RetrievedView[]) =>
      retrieved.find(({ entry }) => entry.generated)?.score ?? 0;
    const memory = new BoxMemory();
    await memory.add(facing(1), true);
    expect(gainOfDream(retrieve('coverage', memory, facing(0)))).toBeGreaterThan(0.9);
    await memory.add(facing(25, -1, 1));
    const chosen = retrieve('coverage', memory, facing(0));
    expect(idsOf(chosen)).toEqual([0, 1]);
    // The dream sees nearly everything from the very place, but counts only where the real view does not look.
    expect(gainOfDream(chosen)).toBeLessThan(0.6);
    const seesAll = new BoxMemory();
    await seesAll.add(facing(0, -0.4, 0.05));
    await seesAll.add(facing(0), true);
    // At most a corner that the coarse grid leaves open.
    expect(gainOfDream(retrieve('coverage', seesAll, facing(0, 0.1)))).toBeLessThan(0.01);
  });

  it('prefers the look that is closer and squarer', async () => {
    const memory = new BoxMemory();
    await memory.add(facing(0, -3));
    await memory.add(facing(0, 0.5));
    await memory.add(facing(70, 1, -2.5));
    const [best] = retrieve('coverage', memory, facing(0, 1), { count: 1 });
    expect(best.entry.id).toBe(1);
  });

  it('of equals takes the oldest', async () => {
    const memory = new BoxMemory();
    for (let k = 0; k < 4; k++) await memory.add(facing(10));
    expect(idsOf(retrieve('coverage', memory, facing(0)))).toEqual([0]);
  });

  it('retrieves nothing from nothing', () => {
    expect(retrieve('coverage', new BoxMemory(), facing(0))).toEqual([]);
  });

  it('agrees with the guide about how much of the view is covered, and how well', async () => {
    const memory = new BoxMemory();
    const source = await memory.add(facing(15, -0.5, 0.2));
    for (const target of [facing(0), facing(30, 0.5), facing(-20, 0.3, 0.4)]) {
      const [{ score }] = retrieve('coverage', memory, target, { count: 1 });
      const guide = memory.compute.splat(
        [{ view: source.view, pose: source.cameraToWorld, generated: false }],
        camera,
        poseToMatrix(target),
      ).data;
      const pixels = 64 * 64;
      const confidence = guide.slice(4 * pixels, 5 * pixels).reduce((sum, value) => sum + value, 0) / pixels;
      expect(Math.abs(score - confidence)).toBeLessThan(0.05);
    }
  });
});

describe('the other policies', () => {
  it('temporal takes the last ones besides the previous frame', async () => {
    const memory = new BoxMemory();
    for (let k = 0; k < 5; k++) await memory.add(facing(180));
    const previous = memory.bank.entries[4];
    const chosen = retrieve('temporal', memory, facing(0), { previous });
    expect(idsOf(chosen)).toEqual([1, 2, 3]);
    expect(chosen.map(({ score }) => score)).toEqual([1 / 3, 1 / 2, 1]);
    expect(idsOf(retrieve('temporal', memory, facing(0), { previous, count: 0 }))).toEqual([]);
  });

  it('random draws each view as often, never the previous frame, and the same again for the same frame', async () => {
    const memory = new BoxMemory();
    for (let k = 0; k < 6; k++) await memory.add(facing(180));
    const previous = memory.bank.entries[5];
    const counts = new Array(6).fill(0);
    for (let frame = 0; frame < 500; frame++) {
      const ids = idsOf(retrieve('random', memory, facing(0), { previous, count: 2, frame }));
      expect(ids).toHaveLength(2);
      expect(ids[0]).toBeLessThan(ids[1]);
      for (const id of ids) counts[id]++;
    }
    expect(counts[5]).toBe(0);
    for (const count of counts.slice(0, 5)) expect(Math.abs(count - 200)).toBeLessThan(50);
    expect(retrieve('random', memory, facing(0), { frame: 3 })).toEqual(
      retrieve('random', memory, facing(0), { frame: 3 }),
    );
  });

  it('none takes none', async () => {
    const memory = new BoxMemory();
    await memory.add(facing(0));
    expect(retrieve('none', memory, facing(0))).toEqual([]);
  });
});
