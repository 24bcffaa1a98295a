import type { Motion, Observation } from '@dreamwalk/environment';
import { compose, lookPose, type Pose, pluckerRays, relative, resizeCamera } from '@dreamwalk/geometry';
import { fillGaussian } from '@dreamwalk/inference';
import { MEMORY_POLICY_NAMES } from '@dreamwalk/model-package';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRollout } from '../../rollout/create-rollout.ts';
import type { Rollout } from '../../rollout/rollout.ts';
import type { RolloutOptions } from '../../rollout/rollout-options.ts';
import { boxView } from '../../testing/box-room.ts';
import { facing } from '../../testing/fake-entries.ts';
import { type FakeLatentModel, openFakeLatentModel } from '../../testing/fake-latent-model.ts';
import { maxAbsDifference } from '../max-abs-difference.ts';

const LATENT_SIZE = 64;
const to = (pose: Pose): Motion => ({ kind: 'pose', pose });
const along = (count: number) => Array.from({ length: count }, (_, k) => facing(10 * k, 0.1 * k));

function open({ model }: FakeLatentModel, options: Partial<RolloutOptions> = {}): Rollout {
  return createRollout(model, { seed: 7, ...options });
}

/** Starts from a view of the first pose, walks along the others, and gives the sampled latents. */
async function walk(rollout: Rollout, poses: readonly Pose[]): Promise<Float32Array[]> {
  await rollout.reset({ kind: 'view', view: boxView(rollout.camera, poses[0]) });
  const latents = [rollout.lastStep!.latent];
  for (const pose of poses.slice(1)) {
    await rollout.step(to(pose));
    latents.push(rollout.lastStep!.latent);
  }
  return latents;
}

/** The frames of a stacked feed. */
function frames(stacked: Float32Array, count: number): Float32Array[] {
  const size = stacked.length / count;
  return Array.from({ length: count }, (_, at) => stacked.subarray(at * size, (at + 1) * size));
}

describe('the context of a frame', () => {
  it('has the newest frames in its last places, and their cameras relative to the oldest', async () => {
    const fake = await openFakeLatentModel();
    const rollout = open(fake, { memoryPolicy: 'none' });
    const poses = along(6);
    const latents = await walk(rollout, poses);
    const cells = resizeCamera(rollout.camera, 4, 4);
    const expectWindow = (step: number, shown: readonly number[]) => {
      const { latents: fed, plucker, present, time, noise } = fake.conditionerFeeds[step];
      const absent = 3 - shown.length;
      expect([...present]).toEqual([0, 0, ...Array(absent).fill(0), ...Array(shown.length).fill(1)]);
      expect([...time]).toEqual([50, 50, 0, 1, 2]);
      expect([...noise]).toEqual([0, 0, 0, 0, 0]);
      for (const [at, frame] of shown.entries()) {
        expect(frames(fed, 5)[2 + absent + at]).toEqual(latents[frame]);
        const rays = pluckerRays(cells, relative(poses[shown[0]], poses[frame]));
        expect(frames(plucker, 5)[2 + absent + at]).toEqual(rays);
      }
    };
    expectWindow(0, [0]);
    expectWindow(1, [0, 1]);
    expectWindow(2, [0, 1, 2]);
    expectWindow(4, [2, 3, 4]);
    const { time, plucker } = fake.denoiserFeeds.at(-1)!;
    expect([...time]).toEqual([3]);
    expect(plucker).toEqual(pluckerRays(cells, relative(poses[2], poses[5])));
  });

  it('counts the latents that are remembered among what the memory takes', async () => {
    const rollout = open(await openFakeLatentModel());
    await walk(rollout, along(3));
    const views = rollout.memory.map(({ view }) => view.sizeBytes);
    expect(rollout.memoryBytes).toBe(3 * (views[0] + 4 * LATENT_SIZE));
  });

  it('begins a tour with memory alone, anchored at the new frame itself', async () => {
    const fake = await openFakeLatentModel();
    const rollout = open(fake);
    const views = [0, 30, 90].map((yaw) => boxView(rollout.camera, facing(yaw)));
    await rollout.reset({ kind: 'tour', views, pose: facing(15) });
    const { present, latents } = fake.conditionerFeeds[0];
    const { retrieved } = rollout.lastStep!;
    expect(retrieved.length).toBeGreaterThan(0);
    expect([...present]).toEqual([1, retrieved.length > 1 ? 1 : 0, 0, 0, 0]);
    const entry = rollout.memory.find(({ id }) => id === retrieved[0].entryId)!;
    expect(frames(latents, 5)[0]).toEqual(entry.latent);
    // Where the anchor is, every ray goes through the origin.
    expect(fake.denoiserFeeds[0].plucker.subarray(3 * 16).every((moment) => moment === 0)).toBe(true);
  });

  it('shows retrieved latents clean, at their own place in time, oldest first', async () => {
    const fake = await openFakeLatentModel();
    const rollout = open(fake, { memoryPolicy: 'temporal' });
    await walk(rollout, along(5));
    const { retrieved } = rollout.lastStep!;
    const { latents, time, noise, present } = fake.conditionerFeeds.at(-1)!;
    expect(retrieved.map(({ frameIndex }) => frameIndex)).toEqual([1, 2]);
    expect([...present]).toEqual([1, 1, 1, 1, 1]);
    expect([...time.subarray(0, 2), ...noise.subarray(0, 2)]).toEqual([50, 50, 0, 0]);
    for (const [slot, { entryId }] of retrieved.entries())
      expect(frames(latents, 5)[slot]).toEqual(rollout.memory.find(({ id }) => id === entryId)!.latent);
  });

  it('does not change where the whole world is moved and turned', async () => {
    const fake = await openFakeLatentModel();
    const moved = lookPose([40, -30, 2], 1.1, 0.3);
    const poses = along(6);
    const here = await walk(open(fake), poses);
    const rollout = open(fake);
    await rollout.reset({
      kind: 'view',
      view: { ...boxView(rollout.camera, poses[0]), pose: compose(moved, poses[0]) },
    });
    for (const [k, pose] of poses.slice(1).entries()) {
      await rollout.step(to(compose(moved, pose)));
      expect(maxAbsDifference(rollout.lastStep!.latent, here[k + 1])).toBeLessThan(1e-4);
    }
  });

  it('mixes a window frame’s own noise into it, the same whenever it is shown', async () => {
    const fake = await openFakeLatentModel((manifest) => {
      manifest.context!.noiseLevel = 0.25;
    });
    const latents = await walk(open(fake, { memoryPolicy: 'none', sample: 3 }), along(4));
    const noise = new Float32Array(LATENT_SIZE);
    fillGaussian(noise, { seed: 7, stream: 'world', episode: 0, sample: 3, frame: 1, draw: 1 });
    const expected = latents[1].map((value, at) => 0.75 * value + 0.25 * noise[at]);
    // Frame 1 is the newest of the window for frame 2, and the one before for frame 3.
    for (const [step, place] of [
      [1, 4],
      [2, 3],
    ]) {
      const fed = fake.conditionerFeeds[step];
      expect(maxAbsDifference(frames(fed.latents, 5)[place], expected)).toBeLessThan(1e-6);
      expect([...fed.noise]).toEqual([0, 0, step === 1 ? 0 : 0.25, 0.25, 0.25]);
    }
  });

  it('may be asked for a shorter one, of a frame at least', async () => {
    const fake = await openFakeLatentModel();
    const latents = await walk(open(fake, { memoryPolicy: 'none', windowFrames: 2 }), along(5));
    const { latents: fed, present } = fake.conditionerFeeds.at(-1)!;
    expect([...present]).toEqual([0, 0, 0, 1, 1]);
    for (const [place, frame] of [2, 3].entries()) expect(frames(fed, 5)[3 + place]).toEqual(latents[frame]);
    const short = await openFakeLatentModel((manifest) => {
      manifest.context!.shownFrames = 1;
    });
    await walk(open(short, { memoryPolicy: 'none' }), along(4));
    expect([...short.conditionerFeeds.at(-1)!.present]).toEqual([0, 0, 0, 0, 1]);
    for (const windowFrames of [0, 4, 1.5])
      expect(() => open(fake, { windowFrames })).toThrow(`holds 1 to 3 frames, not ${windowFrames}`);
  });

  it('keeps the first frame in a full window where it is a sink', async () => {
    const fake = await openFakeLatentModel((manifest) => {
      manifest.context!.attentionSink = true;
    });
    const poses = along(7);
    const latents = await walk(open(fake, { memoryPolicy: 'none' }), poses);
    const { latents: fed, plucker } = fake.conditionerFeeds.at(-1)!;
    for (const [place, frame] of [0, 4, 5].entries())
      expect(frames(fed, 5)[2 + place]).toEqual(latents[frame]);
    const cells = resizeCamera(fake.model.camera, 4, 4);
    expect(frames(plucker, 5)[4]).toEqual(pluckerRays(cells, relative(poses[0], poses[5])));
  });
});

describe('memory', () => {
  it.each(MEMORY_POLICY_NAMES)('can be asked by the policy %s', async (memoryPolicy) => {
    const fake = await openFakeLatentModel();
    const rollout = open(fake, { memoryPolicy });
    await walk(rollout, along(6));
    const { retrieved, coveredShare } = rollout.lastStep!;
    expect(retrieved.length).toBeLessThanOrEqual(2);
    expect(retrieved.length > 0).toBe(memoryPolicy !== 'none');
    expect(coveredShare).toBeGreaterThan(0.5);
  });

  it('is left out where the manifest or the rollout says so, and has no more slots than the graph', async () => {
    const off = await openFakeLatentModel((manifest) => Object.assign(manifest.memory, { enabled: false }));
    expect(open(off).memoryPolicy).toBe('none');
    const fake = await openFakeLatentModel();
    const rollout = open(fake, { slots: 0 });
    await walk(rollout, along(3));
    expect(rollout.lastStep!.retrieved).toEqual([]);
    expect(() => open(fake, { slots: 3 })).toThrow('can be shown 0 to 2 remembered views, not 3');
  });

  it('tells the splat that the model is not shown, where it is asked for', async () => {
    const rollout = open(await openFakeLatentModel(), { keepSplat: true });
    await walk(rollout, along(3));
    const { splat, coveredMask, coveredShare } = rollout.lastStep!;
    expect(splat?.widthPx).toBe(32);
    expect(coveredMask!.reduce((sum, value) => sum + value, 0) / 32 ** 2).toBe(coveredShare);
  });
});

describe('sampling', () => {
  it('works the context through once a frame, however many steps follow', async () => {
    const fake = await openFakeLatentModel();
    await walk(open(fake, { samplerSteps: 4 }), along(2));
    expect(fake.runtime.runs).toEqual(['encoder', 'conditioner', ...Array(4).fill('denoiser'), 'decoder']);
  });

  it('climbs a staircase with the cameras that the last twist leads to', async () => {
    const fake = await openFakeLatentModel();
    await walk(open(fake, { schedule: 'staircase', memoryPolicy: 'none' }), along(4));
    expect(fake.runtime.runs.filter((name) => name === 'denoiser')).toHaveLength(3 * 2);
    const { sample, time, plucker, noise } = fake.denoiserFeeds.at(-1)!;
    expect(sample).toHaveLength(3 * LATENT_SIZE);
    expect([...time]).toEqual([3, 4, 5]);
    expect(noise[0]).toBeCloseTo(0.5, 6); // s = 1/6: 5s / (1 + 4s)
    const cells = resizeCamera(fake.model.camera, 4, 4);
    const step = relative(facing(20, 0.2), facing(30, 0.3));
    const beyond = compose(facing(30, 0.3), step);
    const expected = pluckerRays(cells, relative(facing(0), beyond));
    expect(maxAbsDifference(frames(plucker, 3)[1], expected)).toBeLessThan(1e-6);
  });

  it('goes on from a latent that is forced', async () => {
    const fake = await openFakeLatentModel();
    const rollout = open(fake, { memoryPolicy: 'temporal' });
    await walk(rollout, along(2));
    const forcedLatent = new Float32Array(LATENT_SIZE).fill(0.5);
    await rollout.step(to(facing(30)), { forcedLatent });
    expect(rollout.lastStep!.latent).not.toEqual(forcedLatent);
    expect(rollout.lastStep!.forcedDifference).toBeGreaterThan(0);
    await rollout.step(to(facing(40)));
    expect(frames(fake.conditionerFeeds.at(-1)!.latents, 5)[4]).toEqual(forcedLatent);
    expect(rollout.memory.at(-2)!.latent).toEqual(forcedLatent);
  });

  it('says what the latent of a true frame would have shown', async () => {
    const rollout = open(await openFakeLatentModel());
    await walk(rollout, along(2));
    const truth = boxView(rollout.camera, facing(25)).frame;
    await rollout.step(to(facing(25)), { trueFrame: truth });
    expect(rollout.lastStep!.reconstruction?.rgb).toHaveLength(truth.rgb.length);
  });

  it('begins a staircase anew after a true view', async () => {
    const fake = await openFakeLatentModel();
    const rollout = open(fake, { schedule: 'staircase' });
    await walk(rollout, along(4));
    await rollout.observe(boxView(rollout.camera, facing(50)));
    const { latent } = rollout.lastStep!;
    fake.denoiserFeeds.length = 0;
    await rollout.step(to(facing(55)));
    const noise = new Float32Array(LATENT_SIZE);
    fillGaussian(noise, { seed: 7, stream: 'world', episode: 0, sample: 0, frame: 5, draw: 0 });
    const { sample, noise: sigmas } = fake.denoiserFeeds[0];
    const expected = latent.map((value, at) => (1 - sigmas[0]) * value + sigmas[0] * noise[at]);
    expect(maxAbsDifference(sample.subarray(0, LATENT_SIZE), expected)).toBeLessThan(1e-6);
  });
});

describe('a moment', () => {
  it('is gone back to bit by bit, window and staircase with it', async () => {
    const yaw = fc.integer({ min: -170, max: 170 });
    const fake = await openFakeLatentModel((manifest) => {
      manifest.context = { frames: 3, noiseLevel: 0.1, attentionSink: true };
    });
    const turn = async (rollout: Rollout, yaws: readonly number[]) => {
      const seen: [Observation, Float32Array][] = [];
      for (const yawDeg of yaws)
        seen.push([await rollout.step(to(facing(yawDeg))), rollout.lastStep!.latent]);
      return seen;
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(yaw, { maxLength: 4 }),
        fc.array(yaw, { minLength: 1, maxLength: 3 }),
        fc.array(yaw, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('few-step', 'staircase'),
        async (before, between, after, schedule) => {
          const rollout = open(fake, { schedule, memoryBudget: 4 });
          await walk(rollout, [facing(0), ...before.map((yawDeg) => facing(yawDeg))]);
          const snapshot = await rollout.snapshot();
          const reference = await turn(rollout, after);
          await rollout.restore(snapshot);
          await turn(rollout, between);
          await rollout.restore(snapshot);
          expect(await turn(rollout, after)).toEqual(reference);
          snapshot.dispose();
          await rollout.dispose();
        },
      ),
      { numRuns: 12 },
    );
    expect(fake.runtime.compute.viewsAlive).toBe(0);
    expect(fake.runtime.compute.tensorsAlive).toBe(0);
  });

  it('is left as it was by a step that is aborted, at whatever graph', async () => {
    for (const schedule of ['few-step', 'staircase'] as const) {
      const reference = open(await openFakeLatentModel(), { schedule });
      await walk(reference, along(3));
      const expected = await reference.step(to(facing(40)));
      for (const graph of ['conditioner', 'denoiser', 'decoder']) {
        const fake = await openFakeLatentModel();
        const rollout = open(fake, { schedule });
        await walk(rollout, along(3));
        const controller = new AbortController();
        fake.runtime.onRun = (name) => name === graph && controller.abort();
        await expect(rollout.step(to(facing(40)), { signal: controller.signal })).rejects.toThrow('aborted');
        fake.runtime.onRun = () => {};
        expect(fake.runtime.compute.tensorsAlive).toBe(0);
        expect(await rollout.step(to(facing(40)))).toEqual(expected);
      }
    }
  });
});
