import { readFile } from 'node:fs/promises';
import type { ActionSpace } from '@dreamwalk/control';
import { identityPose, lookPose, type Pose, poseToMatrix } from '@dreamwalk/geometry';
import { GraphLoadError, type Runtime } from '@dreamwalk/inference';
import { createNodeRuntime, createNodeWasmRuntime } from '@dreamwalk/inference/node';
import { floats, integers, node, writeOnnx } from '@dreamwalk/inference/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PolicyLoadError } from '../errors.ts';
import { guarded } from '../guard/guarded.ts';
import { GREY_START, GREY_VIEW, plainFrame } from '../testing/episode.ts';
import { brightnessPolicy, countingPolicy, type PolicyDraft, policySource } from '../testing/tiny-policy.ts';
import type { PictureInput } from './input-schema.ts';
import { OnnxPolicy, type OpenPolicyOptions } from './onnx-policy.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await createNodeRuntime({ threads: 1 });
});
afterAll(() => runtime.dispose());

const open = async (draft: PolicyDraft, options?: OpenPolicyOptions) =>
  OnnxPolicy.open(await policySource(draft), runtime, options);

/** A graph that hands its only input on as its only output, reshaped. */
function passingOn(shape: readonly number[], outputShape: readonly number[]): Uint8Array {
  return writeOnnx(
    [node('Reshape', ['in', 'shape'], 'out')],
    [{ name: 'in', dims: shape }],
    [{ name: 'out', dims: outputShape }],
    [integers('shape', ...outputShape)],
  );
}

/** A policy whose actions are the numbers of its only input. */
function echoPolicy(
  input: PolicyDraft['manifest']['inputs'][string],
  senses: PolicyDraft['manifest']['senses'],
): { draft: PolicyDraft; options: OpenPolicyOptions } {
  const count = input.shape.reduce((product, dim) => product * dim, 1);
  const space: ActionSpace = { id: 'echo', dims: count, provenance: 'native', about: '', decode: () => [] };
  return {
    draft: {
      graph: passingOn(input.shape, [1, 1, count]),
      manifest: {
        ...brightnessPolicy().manifest,
        senses,
        inputs: { in: input },
        outputs: { out: { kind: 'actions', dtype: 'float32', shape: [1, 1, count], space: 'echo' } },
        chunk: 1,
      },
    },
    options: { spaces: [space] },
  };
}

async function echoed(
  input: PolicyDraft['manifest']['inputs'][string],
  senses: PolicyDraft['manifest']['senses'],
  seen: object,
): Promise<readonly number[]> {
  const { draft, options } = echoPolicy(input, senses);
  const policy = await open(draft, options);
  await policy.reset(GREY_START);
  const { actions } = await policy.infer({ ...GREY_VIEW, ...seen });
  await policy.dispose();
  return actions[0];
}

describe('OnnxPolicy', () => {
  it.each([
    ['native CPU', createNodeRuntime],
    ['WASM', createNodeWasmRuntime],
  ])('acts on %s', async (_, create) => {
    const own = await create({ threads: 1 });
    const policy = await OnnxPolicy.open(await policySource(brightnessPolicy()), own);
    const guard = guarded(policy);
    await guard.reset(GREY_START);
    const white = plainFrame(4, 2, [255, 255, 255]);
    const { actions, executeSteps } = await guard.infer({ ...GREY_VIEW, frame: white });
    expect(executeSteps).toBe(1);
    expect(actions).toEqual([
      [1, 0, 0, 0],
      [0.5, 0, expect.closeTo(0.1, 6), 0],
    ]);
    await policy.dispose();
    await policy.dispose();
    await own.dispose();
  });

  it('is tried when it is opened', async () => {
    const policy = await open(brightnessPolicy());
    expect(policy.dryRun.actions[0][0]).toBeCloseTo(128 / 255, 6);
    expect(policy.dryRun.inferMs).toBeGreaterThan(0);
    expect(policy).toMatchObject({ id: 'brightness', senses: ['frame'], actionSpace: { id: 'walk' } });
    await policy.dispose();
    const renamed = await open(brightnessPolicy(), { id: 'other' });
    expect(renamed.id).toBe('other');
    await renamed.dispose();
  });

  it('remembers within an episode and forgets between two', async () => {
    const policy = await open(countingPolicy());
    const act = async () => (await policy.infer(GREY_VIEW)).actions[0].slice(0, 2);
    await policy.reset(GREY_START);
    expect([await act(), await act(), await act()]).toEqual([
      [1, 1],
      [2, 0],
      [3, 0],
    ]);
    await policy.reset(GREY_START);
    expect(await act()).toEqual([1, 1]);
    await policy.dispose();
  });

  it('denormalises and clips', async () => {
    const draft = brightnessPolicy();
    const [output] = Object.values(draft.manifest.outputs);
    Object.assign(output, {
      denormalise: { kind: 'mean-std', mean: [1, 0, -1, 0], std: [2, 1, 10, 1] },
      clip: { low: [0, 0, -0.5, 0], high: [2, 1, 1, 1] },
    });
    const white = { ...GREY_VIEW, frame: plainFrame(4, 2, [255, 255, 255]) };
    let policy = await open(draft);
    await policy.reset(GREY_START);
    expect((await policy.infer(white)).actions).toEqual([
      [2, 0, -0.5, 0],
      [2, 0, expect.closeTo(0, 6), 0],
    ]);
    await policy.dispose();
    Object.assign(output, {
      denormalise: { kind: 'min-max', min: [-1, 0, 0, 0], max: [3, 2, 2, 4] },
      clip: undefined,
    });
    policy = await open(draft);
    await policy.reset(GREY_START);
    // −1 is min, 1 is max: 1 → 3, 0.5 → 2, 0 → the middle, 0.1 → 1.1
    expect((await policy.infer(white)).actions).toEqual([
      [3, 1, 1, 2],
      [2, 1, expect.closeTo(1.1, 6), 2],
    ]);
    await policy.dispose();
  });

  it('chooses the code of the best score', async () => {
    const draft = brightnessPolicy();
    draft.manifest.outputs = {
      action: { kind: 'scores', dtype: 'float32', shape: [1, 2, 4], space: 'keys' },
    };
    const keys: ActionSpace = { id: 'keys', dims: 1, provenance: 'native', about: '', decode: () => [] };
    const policy = await open(draft, { spaces: [keys] });
    await policy.reset(GREY_START);
    const black = { ...GREY_VIEW, frame: plainFrame(4, 2, [0, 0, 0]) };
    expect((await policy.infer(black)).actions).toEqual([[0], [2]]);
    await policy.dispose();
  });
});

describe('what the graph is fed', () => {
  const picture: Pick<PictureInput, 'source' | 'dtype' | 'range' | 'fit'> = {
    source: 'frame',
    dtype: 'float32',
    range: [0, 1],
    fit: 'stretch',
  };
  const frame = { widthPx: 2, heightPx: 1, rgb: Uint8Array.of(255, 0, 51, 0, 255, 102) };
  const tenths = (numbers: readonly number[]) => numbers.map((value) => Math.round(value * 10) / 10);

  it('is a picture in the layout and the range asked for', async () => {
    const nchw = { ...picture, layout: 'NCHW' as const, shape: [1, 3, 1, 2] };
    expect(tenths(await echoed(nchw, ['frame'], { frame }))).toEqual([1, 0, 0, 1, 0.2, 0.4]);
    const nhwc = { ...picture, layout: 'NHWC' as const, shape: [1, 1, 2, 3], range: [-1, 1] as [-1, 1] };
    expect(tenths(await echoed(nhwc, ['frame'], { frame }))).toEqual([1, -1, -0.6, -1, 1, -0.2]);
    const bytes = { ...nhwc, range: [0, 255] as [0, 255] };
    expect(tenths(await echoed(bytes, ['frame'], { frame }))).toEqual([255, 0, 51, 0, 255, 102]);
  });

  it('is normalised by mean and std of each channel, in either layout', async () => {
    const statistics = { mean: [0.5, 0, 0.2], std: [0.5, 0.1, 0.2] };
    const nchw = { ...picture, ...statistics, layout: 'NCHW' as const, shape: [1, 3, 1, 2] };
    expect(tenths(await echoed(nchw, ['frame'], { frame }))).toEqual([1, -1, 0, 10, 0, 1]);
    const nhwc = { ...nchw, layout: 'NHWC' as const, shape: [1, 1, 2, 3] };
    expect(tenths(await echoed(nhwc, ['frame'], { frame }))).toEqual([1, 0, 0, -1, 10, 1]);
  });

  it('is the newest frames where it asks for several, the first of them repeated', async () => {
    const { draft, options } = echoPolicy(
      { ...picture, layout: 'NCHW', shape: [1, 9, 1, 1], range: [0, 255] },
      ['frame'],
    );
    const policy = await open(draft, options);
    const show = async (level: number) => {
      const [action] = (await policy.infer({ ...GREY_VIEW, frame: plainFrame(1, 1, [level, 0, 0]) })).actions;
      return [action[0], action[3], action[6]];
    };
    await policy.reset(GREY_START);
    expect([await show(1), await show(2), await show(3), await show(4)]).toEqual([
      [1, 1, 1],
      [1, 1, 2],
      [1, 2, 3],
      [2, 3, 4],
    ]);
    await policy.reset(GREY_START);
    expect(await show(5)).toEqual([5, 5, 5]);
    await policy.dispose();
  });

  it('is the goal as seen from the camera', async () => {
    const pose = lookPose([1, 2, 1.5], 0.3, 0);
    const input = { source: 'goal-pose-in-camera', dtype: 'float32', shape: [1, 4, 4] } as const;
    const numbers = await echoed({ ...input, shape: [1, 4, 4] }, ['pose', 'goal-pose'], {
      pose,
      goalPose: pose,
    });
    for (const [at, value] of poseToMatrix(identityPose).entries()) expect(numbers[at]).toBeCloseTo(value, 6);
  });

  it('is depth, of which bars have none', async () => {
    const depthM = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    const input = {
      source: 'depth',
      layout: 'NCHW',
      dtype: 'float32',
      shape: [1, 1, 4, 4],
      fit: 'pad',
    } as const;
    const numbers = await echoed({ ...input, shape: [1, 1, 4, 4] }, ['depth'], { depthM });
    expect(numbers).toEqual([0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0]);
  });

  it('is noise that depends on seed, episode and step alone', async () => {
    const { draft, options } = echoPolicy({ source: 'noise', dtype: 'float32', shape: [1, 8] }, []);
    const policy = await open(draft, options);
    const draw = async (seed: number, step: number) => {
      await policy.reset({ ...GREY_START, seed });
      return (await policy.infer({ ...GREY_VIEW, step })).actions[0];
    };
    const first = await draw(1, 0);
    expect(await draw(1, 1)).not.toEqual(first);
    expect(await draw(2, 0)).not.toEqual(first);
    expect(await draw(1, 0)).toEqual(first);
    await policy.dispose();
  });

  it('is black for the picture of a goal that there is not, if the policy knows that', async () => {
    const input = { ...picture, source: 'goal-frame' as const, layout: 'NCHW' as const, shape: [1, 3, 1, 2] };
    const black = { ...input, range: [-1, 1] as [-1, 1], withoutGoal: 'black' as const };
    expect(await echoed(black, ['goal-frame'], {})).toEqual([-1, -1, -1, -1, -1, -1]);
    expect(await echoed(black, ['goal-frame'], { goalFrame: plainFrame(2, 1, [255, 255, 255]) })).toEqual([
      1, 1, 1, 1, 1, 1,
    ]);
  });

  it('is missed in words where the task does not show it', async () => {
    const { draft, options } = echoPolicy(
      { ...picture, source: 'goal-frame', layout: 'NCHW', shape: [1, 3, 1, 1] },
      ['goal-frame'],
    );
    const policy = guarded(await open(draft, options));
    await policy.reset(GREY_START);
    await expect(policy.infer(GREY_VIEW)).rejects.toThrow(/needs the goal frame, which this task/);
    await policy.dispose();
  });
});

describe('a folder that cannot be used', () => {
  it.each<[string, (draft: PolicyDraft) => void, RegExp]>([
    [
      'the graph is another file',
      ({ manifest }) => {
        manifest.sha256 = 'a'.repeat(64);
      },
      /^policy\.onnx of the policy \/policies\/tiny has SHA-256 [0-9a-f]{64}, but the manifest says a{64}: it is damaged/,
    ],
    [
      'an input has another name',
      ({ manifest }) => {
        manifest.inputs = { picture: manifest.inputs.image };
      },
      /does not fit its manifest: the manifest names the input "picture", but the graph's are "image"\./,
    ],
    [
      'an input has another shape',
      ({ manifest }) => {
        manifest.inputs.image.shape[2] = 8;
      },
      /the input "image" has shape \[1, 3, 2, 4\], not \[1, 3, 8, 4\]/,
    ],
    [
      'the output has another shape',
      ({ manifest }) => {
        manifest.outputs.action.shape[1] = 3;
        manifest.chunk = 3;
      },
      /the output "action" has shape \[1, 2, 4\], not \[1, 3, 4\]/,
    ],
    [
      'an input is forgotten',
      (draft) => {
        Object.assign(draft, countingPolicy());
        draft.manifest.recurrentState = [];
      },
      /the graph has the input "count_in", which the manifest lacks/,
    ],
    [
      'a state is of another shape',
      (draft) => {
        Object.assign(draft, countingPolicy());
        draft.manifest.recurrentState[0][2] = [1, 2, 1];
      },
      /the input "count_in" has shape \[1, 1, 1\], not \[1, 2, 1\]/,
    ],
    [
      'the actions are not numbers',
      (draft) => {
        draft.graph = writeOnnx(
          [node('Mul', ['image', 'nothing'], 'none'), node('Div', ['none', 'none'], 'action')],
          [{ name: 'image', dims: [1, 3, 2, 4] }],
          [{ name: 'action', dims: [1, 3, 2, 4] }],
          [floats('nothing', [1], () => 0)],
        );
        draft.manifest.outputs.action.shape = [1, 3, 2, 4];
        draft.manifest.chunk = 6;
      },
      /cannot act on grey pictures: The policy "brightness" at step 0 handed over NaN as number 0 of action 0/,
    ],
    [
      'a dimension that was left open is another',
      (draft) => {
        // As many actions as there are shades in the picture.
        draft.graph = writeOnnx(
          [
            node('Unique', ['image'], 'shades'),
            node('Reshape', ['shades', 'column'], 'speeds'),
            node('Mul', ['speeds', 'gain'], 'action'),
          ],
          [{ name: 'image', dims: [1, 3, 2, 4] }],
          [{ name: 'action', dims: [1, 'shades', 4] }],
          [integers('column', 1, -1, 1), floats('gain', [1, 1, 4], () => 1)],
        );
      },
      /The output "action" of the policy "brightness" has shape \[1, 1, 4\], not \[1, 2, 4\]/,
    ],
  ])('is refused where %s', async (_, spoil, message) => {
    const draft = brightnessPolicy();
    spoil(draft);
    const opened = open(draft);
    await expect(opened).rejects.toThrow(PolicyLoadError);
    await expect(opened).rejects.toThrow(message);
  });

  it('is refused where a file is missing', async () => {
    const source = {
      ...(await policySource(brightnessPolicy())),
      read: async () => Promise.reject(new Error('gone')),
    };
    await expect(OnnxPolicy.open(source, runtime)).rejects.toThrow(
      'The policy /policies/tiny has no readable file policy.json (gone). Restore the file or export the policy again.',
    );
  });

  it('is refused by the runtime where the bytes are no graph', async () => {
    const draft = { ...brightnessPolicy(), graph: new Uint8Array(9) };
    await expect(open(draft)).rejects.toThrow(GraphLoadError);
  });
});

describe('a recurrent policy that PyTorch exported', () => {
  const folder = new URL('../../fixtures/recurrent-policy/', import.meta.url);
  const SIDE_PX = 8;

  /** The picture of `make_recurrent_policy.py`. */
  function frameOf(step: number) {
    const rgb = new Uint8Array(SIDE_PX * SIDE_PX * 3);
    for (let y = 0, at = 0; y < SIDE_PX; y++)
      for (let x = 0; x < SIDE_PX; x++)
        for (let c = 0; c < 3; c++) rgb[at++] = (x * 31 + y * 17 + c * 73 + step * 53) % 256;
    return { widthPx: SIDE_PX, heightPx: SIDE_PX, rgb };
  }

  it('does what PyTorch says it does, step by step and episode by episode', async () => {
    const source = { name: 'recurrent-policy', read: (file: string) => readFile(new URL(file, folder)) };
    const expected = JSON.parse((await source.read('expected.json')).toString());
    const policy = guarded(await OnnxPolicy.open(source, runtime));
    const pose: Pose = { ...identityPose, translation: [1, 2, 1.5] };
    for (const episode of [0, 1]) {
      await policy.reset({ ...GREY_START, episode });
      for (const [step, chunk] of expected.entries()) {
        const { actions } = await policy.infer({ step, prompt: '', frame: frameOf(step), pose });
        for (const [index, action] of actions.entries())
          for (const [axis, value] of action.entries()) expect(value).toBeCloseTo(chunk[index][axis], 6);
      }
    }
    await policy.dispose();
  });
});
