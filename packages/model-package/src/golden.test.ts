import { beforeEach, describe, expect, it } from 'vitest';
import { NpzError } from './errors.ts';
import { readGolden } from './golden.ts';
import { loadModelPackage, type ModelPackage } from './load-model-package.ts';
import { readNpz, writeNpz } from './npz.ts';
import { memorySource } from './package-source.ts';
import { tinyLatentManifest, tinyPackageFiles } from './testing/tiny-package.ts';

describe('readGolden', () => {
  let pkg: ModelPackage;
  beforeEach(async () => {
    pkg = await loadModelPackage(memorySource('/models/tiny', await tinyPackageFiles()));
  });

  it('gives one case for each graph, with every input and output', () => {
    const cases = readGolden(pkg);
    expect(cases.map(({ graph }) => graph)).toEqual(['encoder', 'conditioner', 'denoiser', 'decoder']);
    const denoiser = cases[2];
    expect([...denoiser.inputs.keys()]).toEqual(['sample', 'noise_level', 'features']);
    expect(denoiser.outputs.get('x0')?.shape).toEqual([1, 4, 2, 2]);
  });

  it('takes any length of a dimension that may be of any', async () => {
    const files = await tinyPackageFiles(tinyLatentManifest());
    const latent = await loadModelPackage(memorySource('/models/tiny', files));
    const arrays = readNpz(latent.goldenBytes, 'golden.npz');
    arrays.set('denoiser/in/time_index', { shape: [1, 8], data: new Float32Array(8) });
    const ofEight = { ...latent, goldenBytes: writeNpz(arrays) };
    expect(readGolden(ofEight)[2].inputs.get('time_index')?.shape).toEqual([1, 8]);
    arrays.set('denoiser/in/time_index', { shape: [2, 8], data: new Float32Array(16) });
    expect(() => readGolden({ ...latent, goldenBytes: writeNpz(arrays) })).toThrow(
      'the array denoiser/in/time_index is [2, 8], not [1, frames]',
    );
  });

  it('names an array that is missing', () => {
    const arrays = readNpz(pkg.goldenBytes, 'golden.npz');
    arrays.delete('denoiser/in/sample');
    const broken = { ...pkg, goldenBytes: writeNpz(arrays) };
    expect(() => readGolden(broken)).toThrow(NpzError);
    expect(() => readGolden(broken)).toThrow('golden.npz is not usable: it has no array denoiser/in/sample.');
  });

  it('names an array of another shape', () => {
    const arrays = readNpz(pkg.goldenBytes, 'golden.npz');
    arrays.set('decoder/out/depth', { shape: [64], data: new Float32Array(64) });
    expect(() => readGolden({ ...pkg, goldenBytes: writeNpz(arrays) })).toThrow(
      'the array decoder/out/depth is [64], not [1, 1, 8, 8]',
    );
  });
});
