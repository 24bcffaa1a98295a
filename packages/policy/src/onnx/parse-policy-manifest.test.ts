import { readFileSync } from 'node:fs';
import { TWIST_SPACE, WALK_SPACE } from '@dreamwalk/control';
import { beforeEach, describe, expect, it } from 'vitest';
import { PolicyLoadError } from '../errors.ts';
import { brightnessPolicy, countingPolicy } from '../testing/tiny-policy.ts';
import { parsePolicyManifest } from './parse-policy-manifest.ts';
import type { PolicyManifest } from './policy-manifest.ts';

describe('parsePolicyManifest', () => {
  let manifest: PolicyManifest;
  beforeEach(() => {
    manifest = { ...brightnessPolicy().manifest, sha256: '0'.repeat(64) };
  });
  const parseText = (text: string) => parsePolicyManifest(text, '/policies/tiny', [WALK_SPACE, TWIST_SPACE]);
  const parse = () => parseText(JSON.stringify(manifest, null, 2));

  it('returns a sound manifest as it is', () => {
    expect(parse()).toEqual(manifest);
    manifest = { ...countingPolicy().manifest, sha256: '0'.repeat(64) };
    expect(parse()).toEqual(manifest);
  });

  it('reads the one of the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, text] = /```json\n([\s\S]*?)```/.exec(readme)!;
    expect(parseText(text.replace('"…"', `"${'0'.repeat(64)}"`))).toMatchObject({ id: 'walker', chunk: 8 });
  });

  it('has no state where none is named', () => {
    const { recurrentState, ...rest } = manifest;
    expect(parseText(JSON.stringify(rest)).recurrentState).toEqual(recurrentState);
  });

  it('names line and column of a syntax error', () => {
    const text = JSON.stringify(manifest, null, 2).replace('"id": "brightness",', '"id": "brightness"');
    expect(() => parseText(text)).toThrow(PolicyLoadError);
    expect(() => parseText(text)).toThrow(
      'policy.json of the policy /policies/tiny is not valid JSON in line 4, column 3: expected "," or "}", found "\\"". Correct it there.',
    );
  });

  it('names line and key of a mistake, and the keys of the others', () => {
    Object.assign(manifest.inputs.image, { layout: 'CHWN' });
    Object.assign(manifest, { chunk: 0 });
    expect(parse).toThrow(PolicyLoadError);
    expect(parse).toThrow(
      /^policy\.json of the policy \/policies\/tiny is wrong in line 14 at inputs\.image\.layout: invalid option.* \(and 1 more: chunk\)\. Correct the manifest or export the policy again\.$/,
    );
  });

  it.each<[string, (m: PolicyManifest) => void, RegExp]>([
    [
      'a source is not known',
      (m) => Object.assign(m.inputs.image, { source: 'latent' }),
      /line 13 at inputs\.image\.source: invalid/,
    ],
    [
      'a key is not known',
      (m) => Object.assign(m.inputs.image, { fov: 1 }),
      /line 12 at inputs\.image: unrecognized key: "fov"/,
    ],
    [
      'the format is newer',
      (m) => Object.assign(m, { format: 'dreamwalk-policy/9' }),
      /line 2 at format: .*dreamwalk-policy\/1/,
    ],
    [
      'the file is elsewhere',
      (m) => Object.assign(m, { file: '../policy.onnx' }),
      /at file: the path \.\.\/policy\.onnx leaves the folder/,
    ],
    [
      'a sense is missing',
      (m) => m.senses.pop(),
      /at inputs\.image\.source: frame needs the sense frame, which senses lacks/,
    ],
    [
      'a sense is not needed',
      (m) => m.senses.push('pose'),
      /line \d+ at senses\.1: no input needs the sense pose/,
    ],
    [
      'a picture has no size',
      (m) => m.inputs.image.shape.pop(),
      /at inputs\.image\.shape: a frame in NCHW is \[1, 3, height, width\], not \[1, 3, 2\]/,
    ],
    [
      'the layout is another',
      (m) => Object.assign(m.inputs.image, { layout: 'NHWC' }),
      /a frame in NHWC is \[1, height, width, 3\], not/,
    ],
    [
      'the batch is not 1',
      (m) => {
        m.inputs.image.shape[0] = 8;
      },
      /a frame in NCHW is/,
    ],
    [
      'a mean is too long',
      (m) => Object.assign(m.inputs.image, { mean: [0, 0] }),
      /at inputs\.image\.mean: it must have 3 numbers, but has 2/,
    ],
    [
      'a std is 0',
      (m) => Object.assign(m.inputs.image, { std: [1, 0, 1] }),
      /at inputs\.image\.std\.1: too small/,
    ],
    [
      'the frame is what there is without a goal',
      (m) => Object.assign(m.inputs.image, { withoutGoal: 'black' }),
      /at inputs\.image\.withoutGoal: it is for the picture of a goal/,
    ],
    [
      'a pose is no matrix',
      (m) =>
        Object.assign(m, {
          senses: ['pose'],
          inputs: { at: { source: 'pose', dtype: 'float32', shape: [1, 7] } },
        }),
      /at inputs\.at\.shape: pose is 16 numbers, not \[1, 7\]/,
    ],
    [
      'there are two outputs',
      (m) => {
        m.outputs.value = m.outputs.action;
      },
      /at outputs: one output gives the actions, but 2 are named/,
    ],
    [
      'the space is not known',
      (m) => Object.assign(m.outputs.action, { space: 'keys' }),
      /at outputs\.action\.space: there is no action space "keys" but walk, twist/,
    ],
    [
      'the actions are of another space',
      (m) => Object.assign(m.outputs.action, { space: 'twist' }),
      /at outputs\.action\.shape: 2 actions of the space twist are \[1, 2, 6\], not \[1, 2, 4\]/,
    ],
    [
      'the chunk is another',
      (m) => Object.assign(m, { chunk: 4 }),
      /4 actions of the space walk are \[1, 4, 4\]/,
    ],
    [
      'scores choose among no codes',
      (m) => {
        m.outputs.action = { kind: 'scores', dtype: 'float32', shape: [1, 2, 4], space: 'walk' };
      },
      /at outputs\.action\.kind: scores choose a code, but an action of walk is 4 numbers/,
    ],
    [
      'bounds are too few',
      (m) => Object.assign(m.outputs.action, { clip: { low: [0], high: [1, 1, 1, 1] } }),
      /at outputs\.action\.clip\.low: it must have 4 numbers/,
    ],
    [
      'statistics are too few',
      (m) =>
        Object.assign(m.outputs.action, { denormalise: { kind: 'mean-std', mean: [0, 0, 0, 0], std: [1] } }),
      /at outputs\.action\.denormalise\.std: it must have 4 numbers/,
    ],
    [
      'more is executed than there is',
      (m) => Object.assign(m, { executeSteps: 3 }),
      /at executeSteps: a chunk has only 2 actions/,
    ],
    [
      'a state has the name of an input',
      (m) => m.recurrentState.push(['h', 'image', [1]]),
      /at recurrentState\.0\.1: the input "image" is named twice/,
    ],
    [
      'a state has the name of an output',
      (m) => m.recurrentState.push(['action', 'h', [1]]),
      /at recurrentState\.0\.0: the output "action" is named twice/,
    ],
  ])('refuses a manifest in which %s', (_, spoil, message) => {
    spoil(manifest);
    expect(parse).toThrow(PolicyLoadError);
    expect(parse).toThrow(message);
  });
});
