import type { Motion, Observation } from '@dreamwalk/environment';
import { lookPose, type Pose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { RolloutOptionError, RolloutStateError, StartError } from '../errors.ts';
import type { WorldModel } from '../model/world-model.ts';
import { boxView, patternDifference } from '../testing/box-room.ts';
import { type FakeRuntime, openFakeModel, SIDE_PX } from '../testing/fake-model.ts';
import { createRollout } from './create-rollout.ts';
import type { Rollout } from './rollout.ts';
import type { RolloutOptions } from './rollout-options.ts';

let model: WorldModel;
let runtime: FakeRuntime;
beforeEach(async () => {
  ({ model, runtime } = await openFakeModel());
});

const facing = (yawDeg: number, x = 0, y = 0): Pose => lookPose([x, y, 1.6], (yawDeg * Math.PI) / 180, 0);
const to = (pose: Pose): Motion => ({ kind: 'pose', pose });
const rollout = (options: Partial<RolloutOptions> = {}) => createRollout(model, { seed: 7, ...options });
const fromView = (yawDeg: number) => ({ kind: 'view', view: boxView(model.camera, facing(yawDeg)) }) as const;
const fromTour = (pose: Pose, ...yawsDeg: number[]) =>
  ({ kind: 'tour', views: yawsDeg.map((yaw) => boxView(model.camera, facing(yaw))), pose }) as const;

async function turn(walk: Rollout, yawsDeg: readonly number[]): Promise<Observation[]> {
  const seen: Observation[] = [];
  for (const yawDeg of yawsDeg) seen.push(await walk.step(to(facing(yawDeg))));
  return seen;
}

describe('a walk', () => {
  it('begins at the very view it is given', async () => {
    const walk = rollout();
    const start = fromView(10);
    const seen = await walk.reset(start);
    expect(seen.frameIndex).toBe(0);
    expect(seen.frame).toEqual(start.view.frame);
    expect(seen.depthM?.[SIDE_PX * 16 + 16]).toBeCloseTo(4, 0);
    expect(walk.lastStep).toMatchObject({ generated: false, coveredShare: 1, retrieved: [], entryId: 0 });
    expect(walk.memory).toHaveLength(1);
  });

  it('says what the views take that it remembers', async () => {
    const walk = rollout({ memoryBudget: 2 });
    await walk.reset(fromView(0));
    // On the CPU: the view's bytes, and the floats that are made of them for splats.
    const viewBytes = SIDE_PX * SIDE_PX * (3 + 4 * (3 + 2));
    expect(walk.memoryBytes).toBe(viewBytes);
    await turn(walk, [5, 10]);
    expect(walk.memoryBytes).toBe(2 * viewBytes);
  });

  it('turns away, comes back and finds the place as it was', async () => {
    const walk = rollout();
    const { frame: first } = await walk.reset(fromView(0));
    await turn(walk, [30, 60, 90, 120, 150, 180, 150, 120, 90, 60, 30]);
    const [back] = await turn(walk, [0]);
    expect(patternDifference(back.frame.rgb, first.rgb)).toBeLessThan(3);
    expect(
      walk.lastStep?.retrieved.map(({ entryId, frameIndex, generated }) => ({
        entryId,
        frameIndex,
        generated,
      })),
    ).toContainEqual({
      entryId: 0,
      frameIndex: 0,
      generated: false,
    });
    expect(walk.lastStep?.coveredShare).toBe(1);

    const forgetful = rollout({ memoryPolicy: 'none' });
    await forgetful.reset(fromView(0));
    await turn(forgetful, [30, 60, 90, 120, 150, 180, 150, 120, 90, 60, 30]);
    const [lost] = await turn(forgetful, [0]);
    expect(forgetful.lastStep?.retrieved).toEqual([]);
    expect(patternDifference(lost.frame.rgb, first.rgb)).toBeGreaterThan(15);
  });

  it('is shown the previous frame and up to three retrieved ones, oldest first', async () => {
    const walk = rollout();
    await walk.reset(fromTour(facing(20), 0, 90, 180, 270, 45, 135));
    await turn(walk, [30, 40]);
    const { retrieved } = walk.lastStep!;
    expect(retrieved.length).toBeGreaterThan(0);
    expect(retrieved.length).toBeLessThanOrEqual(3);
    const ids = retrieved.map(({ entryId }) => entryId);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const previousId = walk.memory.at(-2)!.id;
    expect(ids).not.toContain(previousId);
    for (const { reason, score } of retrieved) {
      expect(reason).toMatch(/^best source of \d+ % of the view/);
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('composes twists on the right and takes poses as they are', async () => {
    const walk = rollout();
    await walk.reset(fromView(0));
    const { pose } = await walk.step({ kind: 'twist', twist: { linear: [0, 0, 0.2], angular: [0, 0, 0] } });
    expect(pose.translation[0]).toBeCloseTo(0.2, 12);
    const asked = facing(5, 0.3);
    expect((await walk.step(to(asked))).pose).toBe(asked);
  });

  it('observes a true view in between', async () => {
    const walk = rollout();
    await walk.reset(fromTour(facing(0), 0, 180));
    const view = boxView(model.camera, facing(90));
    const seen = await walk.observe(view);
    expect(seen.frameIndex).toBe(1);
    expect(seen.frame).toEqual(view.frame);
    await turn(walk, [95]);
    expect(walk.lastStep?.coveredShare).toBeGreaterThan(0.85);
    expect(walk.memory.map(({ generated }) => generated)).toEqual([false, false, false, true]);
  });

  it('keeps the splat where asked to', async () => {
    const walk = rollout({ keepSplat: true });
    await walk.reset(fromView(0));
    await turn(walk, [40]);
    const { splat, coveredMask, coveredShare } = walk.lastStep!;
    const covered = coveredMask!.reduce((sum, value) => sum + value, 0);
    expect(covered / SIDE_PX ** 2).toBe(coveredShare);
    expect(coveredShare).toBeGreaterThan(0.3);
    expect(coveredShare).toBeLessThan(0.9);
    expect(splat?.widthPx).toBe(SIDE_PX);
  });

  it('says what the latent of a true frame would have shown, and goes on as if not asked', async () => {
    const ask = rollout();
    const plain = rollout();
    await ask.reset(fromView(0));
    await plain.reset(fromView(0));
    const views = runtime.compute.viewsAlive;
    const truth = boxView(model.camera, facing(60)).frame;
    const asked = await ask.step(to(facing(60)), { trueFrame: truth });
    expect(asked).toEqual(await plain.step(to(facing(60))));
    expect(plain.lastStep).not.toHaveProperty('reconstruction.rgb');
    expect(runtime.compute.viewsAlive).toBe(views + 2);
    expect(runtime.compute.tensorsAlive).toBe(0);
    // The fake decoder keeps the guide and fills the rest with the latent, which the fake encoder sets to the frame's
    // first red value: covered pixels are the dream's own, the others that red.
    const { rgb } = ask.lastStep!.reconstruction!;
    const changed = [...rgb.keys()].filter((at) => rgb[at] !== asked.frame.rgb[at]);
    expect(changed.length).toBeGreaterThan(100);
    for (const at of changed) expect(Math.abs(rgb[at] - truth.rgb[0])).toBeLessThanOrEqual(1);
    expect(await turn(ask, [80])).toEqual(await turn(plain, [80]));
  });

  it('times its stages', async () => {
    const walk = rollout();
    await walk.reset(fromView(0));
    expect(walk.lastStep!.timingsMs.encode).toBeGreaterThan(0);
    await turn(walk, [5]);
    const { timingsMs } = walk.lastStep!;
    expect(timingsMs.encode).toBe(0);
    for (const stage of ['retrieve', 'splat', 'condition', 'denoise', 'decode', 'store'] as const)
      expect(timingsMs[stage]).toBeGreaterThan(0);
  });
});

describe('a tour', () => {
  it('is remembered as real, and its first frame is dreamed from it', async () => {
    const walk = rollout();
    const seen: string[] = [];
    const start = fromTour(facing(20), 0, 45);
    const first = await walk.reset(start, { onView: (...view) => seen.push(view.join(' ')) });
    expect(seen).toEqual([
      'encode 0 2',
      'encode 1 2',
      ...Array.from({ length: 10 }, (_, done) => `correct ${done} 10`),
    ]);
    expect(walk.lastStep).toMatchObject({ generated: true, frameIndex: 0 });
    expect(
      walk.memory.map(({ tourIndex, frameIndex, generated }) => [tourIndex, frameIndex, generated]),
    ).toEqual([
      [0, undefined, false],
      [1, undefined, false],
      [undefined, 0, true],
    ]);
    expect(patternDifference(first.frame.rgb, boxView(model.camera, facing(20)).frame.rgb)).toBeLessThan(4);
  });

  it('begins at a view of the tour that has the very pose', async () => {
    const walk = rollout();
    const start = fromTour(facing(45), 0, 45, 90);
    expect((await walk.reset(start)).frame).toEqual(start.views[1].frame);
    expect(walk.lastStep).toMatchObject({ generated: false, entryId: 1, frameIndex: 0 });
    expect(walk.memory).toHaveLength(3);
  });

  it('begins the same whatever the policy', async () => {
    const firsts = [];
    for (const memoryPolicy of ['coverage', 'none', 'temporal', 'random'] as const)
      firsts.push((await rollout({ memoryPolicy }).reset(fromTour(facing(20), 0, 45, 180))).frame);
    for (const frame of firsts) expect(frame).toEqual(firsts[0]);
  });

  it('needs a view, of the right size', async () => {
    await expect(rollout().reset({ kind: 'tour', views: [], pose: facing(0) })).rejects.toThrow(StartError);
    const small = { widthPx: 4, heightPx: 4, rgb: new Uint8Array(48) };
    await expect(rollout().reset({ kind: 'view', view: { frame: small, pose: facing(0) } })).rejects.toThrow(
      'A view of 4×4 pixels with 48 values does not fit the model fake, which sees 32×32 pixels of three.',
    );
  });
});

describe('noise', () => {
  const dreamOnce = async (walk: Rollout) => {
    await walk.reset(fromView(0));
    return (await turn(walk, [60]))[0].frame.rgb;
  };

  it('repeats for a seed and differs between seeds, samples and episodes', async () => {
    const reference = await dreamOnce(rollout());
    expect(await dreamOnce(rollout())).toEqual(reference);
    expect(await dreamOnce(rollout({ seed: 8 }))).not.toEqual(reference);
    expect(await dreamOnce(rollout({ sample: 1 }))).not.toEqual(reference);
    const walk = rollout();
    expect(await dreamOnce(walk)).toEqual(reference);
    const second = await dreamOnce(walk);
    expect(second).not.toEqual(reference);
    expect(await dreamOnce(rollout({ episode: 1 }))).toEqual(second);
  });

  it('goes through as many denoising steps as asked', async () => {
    const walk = rollout({ samplerSteps: 4 });
    await walk.reset(fromView(0));
    runtime.runs.length = 0;
    await turn(walk, [60]);
    expect(runtime.runs).toEqual(['conditioner', ...Array(4).fill('denoiser'), 'decoder']);
    expect(() => rollout({ samplerSteps: 3 })).toThrow(RolloutOptionError);
  });
});

describe('snapshot and restore', () => {
  it('takes the walk up again bit by bit, whatever came between', async () => {
    const yaw = fc.integer({ min: -170, max: 170 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(yaw, { maxLength: 4 }),
        fc.array(yaw, { maxLength: 4 }),
        fc.array(yaw, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('coverage', 'temporal', 'random', 'none'),
        fc.integer({ min: 3, max: 6 }),
        async (before, between, after, memoryPolicy, memoryBudget) => {
          const walk = rollout({ memoryPolicy, memoryBudget });
          await walk.reset(fromTour(facing(10), 0, 90));
          await turn(walk, before);
          const snapshot = await walk.snapshot();
          const there = walk.lastStep;
          const reference = await turn(walk, after);
          const records = walk.lastStep;
          expect((await walk.restore(snapshot)).frameIndex).toBe(snapshot.frameIndex);
          expect(walk.lastStep).toBe(there);
          await turn(walk, between);
          await walk.restore(snapshot);
          const again = await turn(walk, after);
          expect(again).toEqual(reference);
          expect({ ...walk.lastStep, timingsMs: null }).toEqual({ ...records, timingsMs: null });
          snapshot.dispose();
          await walk.dispose();
        },
      ),
      { numRuns: 15 },
    );
    expect(runtime.compute.viewsAlive).toBe(0);
  });

  it('survives going back behind itself, and a new episode', async () => {
    const walk = rollout();
    await walk.reset(fromView(0));
    const early = await walk.snapshot();
    await turn(walk, [30, 60]);
    const late = await walk.snapshot();
    const [reference] = await turn(walk, [80]);
    await walk.restore(early);
    await turn(walk, [-30]);
    await walk.reset(fromView(90));
    expect(walk.memory).toHaveLength(1);
    await walk.restore(late);
    expect((await turn(walk, [80]))[0]).toEqual(reference);
    early.dispose();
    late.dispose();
    late.dispose();
    await walk.dispose();
    expect(runtime.compute.viewsAlive).toBe(0);
  });

  it('refuses a disposed snapshot and another rollout’s', async () => {
    const walk = rollout();
    await walk.reset(fromView(0));
    const snapshot = await walk.snapshot();
    await expect(rollout().restore(snapshot)).rejects.toThrow(RolloutStateError);
    snapshot.dispose();
    await expect(walk.restore(snapshot)).rejects.toThrow('was disposed');
  });
});

describe('a fork', () => {
  it('goes on as the walk does, and neither disturbs the other', async () => {
    const alone = rollout();
    await alone.reset(fromTour(facing(0), 0, 90, 180, 270));
    const expected = await turn(alone, [20, 40, 60, 80]);
    const walk = rollout();
    await walk.reset(fromTour(facing(0), 0, 90, 180, 270));
    await turn(walk, [20, 40]);
    const fork = walk.fork();
    await turn(fork, [-50, -120]);
    const twin = walk.fork();
    const [seen, seenByTwin] = [await turn(walk, [60, 80]), await turn(twin, [60, 80])];
    expect(seen.map(({ frame }) => frame)).toEqual(expected.slice(2).map(({ frame }) => frame));
    expect(seenByTwin.map(({ frame }) => frame)).toEqual(seen.map(({ frame }) => frame));
    expect(twin.lastStep?.retrieved).toEqual(walk.lastStep?.retrieved);
    for (const each of [alone, walk, fork, twin]) await each.dispose();
    expect(runtime.compute.viewsAlive).toBe(0);
  });

  it('may remember otherwise, with the same noise', async () => {
    const walk = rollout();
    await walk.reset(fromTour(facing(0), 0, 90, 180, 270));
    const forgetful = walk.fork({ memoryPolicy: 'none' });
    await turn(walk, [60, 120]);
    await turn(forgetful, [60, 120]);
    expect([walk.memoryPolicy, forgetful.memoryPolicy]).toEqual(['coverage', 'none']);
    expect(forgetful.lastStep?.retrieved).toEqual([]);
    expect(forgetful.lastStep?.coveredShare).toBeLessThan(walk.lastStep!.coveredShare);
    expect(() => rollout().fork()).toThrow(RolloutStateError);
  });
});

describe('a call that does not finish', () => {
  it('leaves everything as it was, at whatever graph it is aborted', async () => {
    const reference = rollout();
    await reference.reset(fromView(0));
    const [expected] = await turn(reference, [40]);
    for (const graph of ['conditioner', 'denoiser', 'decoder']) {
      const walk = rollout();
      await walk.reset(fromView(0));
      const tensors = runtime.compute.tensorsAlive;
      const views = runtime.compute.viewsAlive;
      const controller = new AbortController();
      runtime.onRun = (name) => name === graph && controller.abort();
      await expect(walk.step(to(facing(40)), { signal: controller.signal })).rejects.toThrow('aborted');
      runtime.onRun = () => {};
      expect(runtime.compute.tensorsAlive).toBe(tensors);
      expect(runtime.compute.viewsAlive).toBe(views);
      expect((await turn(walk, [40]))[0]).toEqual(expected);
    }
  });

  it('keeps the old episode when a reset fails', async () => {
    const walk = rollout();
    await walk.reset(fromView(0));
    const views = runtime.compute.viewsAlive;
    const controller = new AbortController();
    let encoded = 0;
    runtime.onRun = () => ++encoded === 2 && controller.abort();
    await expect(walk.reset(fromTour(facing(5), 0, 90, 180), { signal: controller.signal })).rejects.toThrow(
      'aborted',
    );
    expect(runtime.compute.viewsAlive).toBe(views);
    expect(walk.memory).toHaveLength(1);
    expect((await turn(walk, [10]))[0].frameIndex).toBe(1);
  });

  it('disposes every tensor it makes', async () => {
    const walk = rollout({ samplerSteps: 4, keepSplat: true });
    await walk.reset(fromTour(facing(20), 0, 90));
    await turn(walk, [30, 40]);
    expect(runtime.compute.tensorsAlive).toBe(0);
  });
});

describe('misuse', () => {
  it('is told in a sentence', async () => {
    const walk = rollout();
    await expect(walk.step(to(facing(0)))).rejects.toThrow(RolloutStateError);
    await expect(walk.snapshot()).rejects.toThrow('Call reset');
    const first = walk.reset(fromView(0));
    await expect(walk.step(to(facing(0)))).rejects.toThrow('still at its last call');
    await first;
    expect(() => rollout({ memoryBudget: 0 })).toThrow(RolloutOptionError);
    expect(() => rollout({ windowFrames: 4 })).toThrow('has no window of newest frames');
    expect(() => walk.setMemoryPolicy('best' as 'none')).toThrow(RolloutOptionError);
  });

  it('shows pictures of what is remembered only', async () => {
    const walk = rollout();
    const start = fromView(0);
    await walk.reset(start);
    expect(await walk.readView(0)).toMatchObject({ frame: start.view.frame, pose: start.view.pose });
    expect(await walk.readView(1)).toBeUndefined();
    walk.setMemoryPolicy('none');
    expect(walk.memoryPolicy).toBe('none');
  });
});
