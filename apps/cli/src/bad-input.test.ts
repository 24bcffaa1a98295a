import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ModelCopy } from './testing/model-copy.ts';
import { runCli } from './testing/run-cli.ts';

let folder: string;
let before: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** One clear sentence on stderr, exit code 2, no stack trace, nothing written. */
async function expectRefused(args: readonly string[], sentence: RegExp): Promise<void> {
  before = (await readdir(folder, { recursive: true })).sort();
  const { code, stdout, stderr } = await runCli(folder, ...args);
  const said = stderr.split('\n').filter((line) => line.startsWith('dreamwalk: '));
  expect(said, stderr).toHaveLength(1);
  expect(stderr.endsWith(`${said[0]}\n`), stderr).toBe(true);
  expect(said[0]).toMatch(sentence);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  expect((await readdir(folder, { recursive: true })).sort()).toEqual(before);
}

const somewhere = ['rollout', '--world', '1000003', '--out', 'walk', '--no-video'];

describe('usage', () => {
  it.each([
    ['an unknown command', ['dance'], /unknown command 'dance'/],
    ['an unknown option', [...somewhere, '--fast'], /unknown option '--fast'/],
    ['a negative step count', [...somewhere, '--steps', '-5'], /'-5' is invalid.*whole number from 1/],
    ['a step count that is none', [...somewhere, '--steps', '1e3'], /'1e3' is invalid.*whole number/],
    ['a seed that is none', ['rollout', '--world', 'north'], /'north' is invalid.*whole number/],
    [
      'two starts',
      [...somewhere, '--image', 'cat.png'],
      /'--world <seed>' cannot be used with option '--image/,
    ],
    [
      'walls for a walk that minds none',
      [...somewhere, '--path', 'wander', '--walls', 'dreamed'],
      /followed whatever stands there; leave --walls out, or give --keys/,
    ],
    ['no start', ['rollout', '--out', 'walk'], /give one of --world SEED, --image FILE, --tour DIR/],
    ['two motions', [...somewhere, '--keys', 'w', '--path', 'loop'], /cannot be used with option '--path/],
    [
      'an unknown memory policy',
      [...somewhere, '--memory', 'vivid'],
      /'vivid' is invalid.*coverage, temporal/,
    ],
    ['an unknown provider', [...somewhere, '--provider', 'tpu'], /'tpu' is invalid.*cpu, wasm, webgpu/],
    ['something that cannot be measured', ['measure', 'beauty'], /'beauty' is invalid.*fidelity, tour/],
    [
      'reports for what is measured',
      ['measure', 'tour', '--from', 'reports'],
      /Reports are read for "measure card" only, not for tour; leave --from out/,
    ],
    ['a replay for nothing', ['replay', 'walk'], /either --verify, or --out DIR/],
    [
      'a data set of measuring seeds',
      ['dataset', '--worlds', '2', '--seed-base', '999999', '--out', 'data'],
      /lower --seed-base/,
    ],
    [
      'a data set without a size',
      ['dataset', '--out', 'data'],
      /required option '--worlds <count>' not specified/,
    ],
  ])('%s', (_, args, sentence) => expectRefused(args, sentence));
});

describe('files', () => {
  it.each([
    ['an unknown key', 'w*40,jump*3', /"jump\*3" names the unknown key "jump"/],
    ['a count that is none', 'w*lots', /"w\*lots" has the frame count "lots"/],
    ['an empty key script', ' ', /key script is empty/],
  ])('%s', (_, script, sentence) => expectRefused([...somewhere, '--keys', script], sentence));

  it('a TUM file with a bad line', async () => {
    const file = join(folder, 'way.tum');
    await writeFile(file, '# timestamp tx ty tz qx qy qz qw\n0 0 0 1.6 0 0 0 1\n0.05 0 zero 1.6 0 0 0 1\n');
    await expectRefused(
      [...somewhere, '--trajectory', 'way.tum'],
      /way\.tum, line 3: Column 3 \(ty\) is "zero"/,
    );
  });

  it('a trajectory that is missing', () =>
    expectRefused(
      [...somewhere, '--trajectory', 'way.tum'],
      /way\.tum: there is no such file; check the path/,
    ));

  it('an output folder that is taken', async () => {
    await mkdir(join(folder, 'walk'));
    await writeFile(join(folder, 'walk', 'mine.txt'), 'mine');
    await expectRefused(somewhere, /walk: this folder exists already and is not empty/);
  });

  it('an output folder that is a file', async () => {
    await writeFile(join(folder, 'walk'), 'mine');
    await expectRefused(somewhere, /walk: a file is in the way; name another folder/);
  });

  it('an image that is none', async () => {
    await writeFile(join(folder, 'cat.png'), 'meow');
    await expectRefused(
      ['rollout', '--image', 'cat.png', '--out', 'walk'],
      /cat\.png: this is no picture.*give a PNG/,
    );
  });

  it('an image that is missing', () =>
    expectRefused(['rollout', '--image', 'cat.png', '--out', 'walk'], /cat\.png: there is no such file/));

  it('a tour that is none', async () => {
    await mkdir(join(folder, 'scan'));
    await expectRefused(
      ['rollout', '--tour', 'scan', '--out', 'walk'],
      /scan: this is no tour.*transforms\.json/,
    );
  });

  it('a rollout that is none', async () => {
    await expectRefused(
      ['replay', 'walk', '--verify'],
      /walk.rollout\.json: this file is missing, so walk is not a/,
    );
  });

  it('a sheet that is a folder', async () => {
    await mkdir(join(folder, 'sheet.png'));
    await expectRefused(
      ['worlds', '--sheet', 'sheet.png'],
      /sheet\.png: this is a folder where a file should be/,
    );
  });

  it('sampler steps that the model does not allow', () =>
    expectRefused([...somewhere, '--sampler-steps', '3'], /voxel-rooms samples in 1, 2, 4 steps, not in 3/));

  it('a sampling schedule that the model does not know', () =>
    expectRefused(
      [...somewhere, '--schedule', 'staircase'],
      /voxel-rooms knows one sampling schedule only, that of flow_euler, so "staircase" cannot be chosen/,
    ));

  it('a suite that does not have what is to be measured', () =>
    expectRefused(
      ['measure', 'tour', '--suite', 'all'],
      /The suite "all" measures revisit only, not tour; choose another suite/,
    ));

  it('WebGPU outside a browser', () =>
    expectRefused(
      [...somewhere, '--provider', 'webgpu'],
      /WebGPU provider cannot be used here.*Use --provider cpu/,
    ));
});

describe('world models', () => {
  let models: string;
  beforeAll(async () => {
    models = await mkdtemp(join(tmpdir(), 'dreamwalk-models-'));
  });
  afterAll(() => rm(models, { recursive: true, force: true }));

  async function expectModelRefused(
    name: string,
    damage: (model: ModelCopy) => Promise<void>,
    sentence: RegExp,
  ) {
    const model = await ModelCopy.make(join(models, name));
    await damage(model);
    await expectRefused([...somewhere, '--model', model.folder], sentence);
    await rm(model.folder, { recursive: true });
  }

  it('a name that is unknown', () =>
    expectRefused(
      [...somewhere, '--model', 'dragons'],
      /no world model dragons.*library's models \(voxel-rooms, voxel-rooms-dit\)/,
    ));

  it('more slots than a model has, and a window where there is none', async () => {
    await expectRefused([...somewhere, '--window', '3'], /voxel-rooms has no window of newest frames/);
    await expectRefused(
      [...somewhere, '--model', 'voxel-rooms-dit', '--slots', '5'],
      /voxel-rooms-dit can be shown 0 to 4 remembered views, not 5/,
    );
  });

  it('an option that a measure has no use for', async () => {
    await expectRefused(
      ['measure', 'tour', '--mapping', 'linear'],
      /--mapping says nothing to "measure tour"/,
    );
    await expectRefused(['measure', 'follow', '--policies', 'random'], /--policies says nothing to/);
    await expectRefused(['measure', 'fidelity', '--slots', '1'], /it shows four views to every model/);
    await expectRefused(['measure', 'card', '--window', '1'], /--window is for a single measure/);
  });

  it('a wrong hash', () =>
    expectModelRefused(
      'wrong-hash',
      (model) => truncate(model.path('denoiser.onnx'), 5000),
      /denoiser\.onnx of the world model .*wrong-hash has SHA-256 [0-9a-f]{64}, but the manifest says.*again/,
    ));

  it('a damaged ONNX file', () =>
    expectModelRefused(
      'damaged',
      async (model) => {
        await truncate(model.path('decoder.onnx'), 5000);
        await model.edit(() => {});
      },
      /The graph decoder\.onnx could not be loaded by the .*; export or download it again/,
    ));

  it('a mismatched ONNX file', () =>
    expectModelRefused(
      'mismatched',
      (model) =>
        model.edit((manifest) => {
          manifest.graphs.decoder.file = manifest.graphs.encoder.file;
        }),
      /The decoder graph encoder\.onnx of the world model .* does not fit its manifest/,
    ));

  it('an unknown role', () =>
    expectModelRefused(
      'unknown-role',
      (model) =>
        model.edit((manifest) => {
          manifest.graphs.encoder.inputs.frame.role = 'feelings';
        }),
      /world-model\.json of the world model .* is wrong at graphs\.encoder\.inputs\.frame\.role/,
    ));

  it('a path that leaves the folder', () =>
    expectModelRefused(
      'leaving',
      (model) =>
        model.edit((manifest) => {
          manifest.graphs.encoder.file = '../encoder.onnx';
        }, true),
      /names the path "\.\.\/encoder\.onnx" at graphs\.encoder\.file.*stay within the model's folder/,
    ));

  it('a missing file', () =>
    expectModelRefused(
      'missing',
      (model) => rm(model.path('conditioner.onnx')),
      /has no readable file conditioner\.onnx.*Restore the file/,
    ));

  it('a manifest that is no JSON', () =>
    expectModelRefused(
      'no-json',
      (model) => writeFile(model.path('world-model.json'), '{\n  "format": \n}'),
      /world-model\.json of the world model .* is not valid JSON.*line 3/,
    ));
});
