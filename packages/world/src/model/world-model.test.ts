import {
  GraphMismatchError,
  type Manifest,
  type NpyArray,
  readNpz,
  writeNpz,
} from '@dreamwalk/model-package';
import { describe, expect, it } from 'vitest';
import { GoldenTestError, RolloutOptionError } from '../errors.ts';
import { createRollout } from '../rollout/create-rollout.ts';
import { boxView } from '../testing/box-room.ts';
import { facing } from '../testing/fake-entries.ts';
import { FakeRuntime, fakeManifest, fakePackage, openFakeModel } from '../testing/fake-model.ts';
import { runGoldenTests } from './golden-tests.ts';
import { WorldModel } from './world-model.ts';

describe('WorldModel.open', () => {
  it('tells what the model is, and how far it has got', async () => {
    const seen: string[] = [];
    const model = await WorldModel.open(new FakeRuntime(), fakePackage(), {
      onProgress: ({ graph, graphsDone, graphsTotal }) => seen.push(`${graph} ${graphsDone}/${graphsTotal}`),
    });
    expect(seen).toEqual(['encoder 0/4', 'conditioner 1/4', 'denoiser 2/4', 'decoder 3/4']);
    expect(model.id).toBe('fake');
    expect(model.camera.fx).toBeCloseTo(16 / Math.tan((40 * Math.PI) / 180), 12);
    expect(model.memory).toEqual({
      slots: 4,
      retrievedViews: 3,
      mostSlots: Number.POSITIVE_INFINITY,
      policy: 'coverage',
      grid: 8,
    });
    expect(model.latentDims).toEqual([4, 4, 4]);
    expect(model.graphHashes.decoder).toMatch(/^decoder0/);
  });

  it('refuses a graph that is not what the manifest says, and gives back what it loaded', async () => {
    const runtime = new FakeRuntime();
    const manifest = fakeManifest();
    manifest.graphs.decoder.outputs.depth.shape = [1, 1, 32, 31];
    await expect(WorldModel.open(runtime, fakePackage(manifest))).rejects.toThrow(GraphMismatchError);
    expect(runtime.sessionsOpen).toBe(0);
  });

  it('stops between graphs', async () => {
    const runtime = new FakeRuntime();
    const controller = new AbortController();
    const opening = WorldModel.open(runtime, fakePackage(), {
      signal: controller.signal,
      onProgress: ({ graph }) => graph === 'denoiser' && controller.abort(),
    });
    await expect(opening).rejects.toThrow('aborted');
    expect(runtime.sessionsOpen).toBe(0);
  });

  it('releases its graphs', async () => {
    const { model, runtime } = await openFakeModel();
    expect(runtime.sessionsOpen).toBe(4);
    await model.dispose();
    expect(runtime.sessionsOpen).toBe(0);
  });
});

describe('encodeView', () => {
  it('finds latent and depth', async () => {
    const { model, runtime } = await openFakeModel();
    const { frame, pose } = boxView(model.camera, facing(0));
    const { view, latent } = await model.encodeView(frame, pose);
    const { rgb, depthM } = await runtime.compute.readView(view);
    expect(rgb).toEqual(frame.rgb);
    expect(depthM[16 * 32 + 16]).toBeCloseTo(4, 0);
    expect(latent).toHaveLength(64);
    expect(runtime.compute.tensorsAlive).toBe(0);
  });
});

describe('a model without memory', () => {
  const forget = (manifest: Manifest) => {
    manifest.memory = { kind: 'none' };
  };

  it('walks, but has no policy to choose', async () => {
    const { model } = await openFakeModel(forget);
    expect(model.memory.slots).toBe(0);
    const walk = createRollout(model, { seed: 1 });
    await walk.reset({ kind: 'view', view: boxView(model.camera, facing(0)) });
    await walk.step({ kind: 'pose', pose: facing(5) });
    expect(walk.lastStep).toMatchObject({ retrieved: [], coveredShare: 0 });
    expect(() => createRollout(model, { seed: 1, memoryPolicy: 'coverage' })).toThrow(RolloutOptionError);
  });
});

describe('runGoldenTests', () => {
  it('passes a runtime that computes what it should', async () => {
    const { model, runtime } = await openFakeModel();
    const results = await runGoldenTests(model);
    expect(results.map(({ graph, output }) => `${graph}.${output}`)).toEqual([
      'encoder.latent',
      'encoder.depth',
      'conditioner.context',
      'denoiser.x0',
      'decoder.frame',
      'decoder.depth',
    ]);
    expect(Math.max(...results.map(({ maxDifference }) => maxDifference))).toBe(0);
    expect(runtime.compute.tensorsAlive).toBe(0);
  });

  it.each([
    [0.003, 'off its golden value by 0.00150, more than the 0.001 allowed'],
    [Number.NaN, 'off its golden value by NaN'],
  ])('names the output that is off by %s', async (error, message) => {
    const pkg = fakePackage();
    const golden = new Map<string, NpyArray>(readNpz(pkg.goldenBytes, 'golden.npz'));
    golden.get('decoder/out/depth')!.data[5] += error;
    const model = await WorldModel.open(new FakeRuntime(), { ...pkg, goldenBytes: writeNpz(golden) });
    const failing = runGoldenTests(model);
    await expect(failing).rejects.toThrow(GoldenTestError);
    await expect(failing).rejects.toThrow(
      `the graph decoder.onnx of the world model /models/fake gives an output "depth" that is ${message}`,
    );
  });
});
