import { beforeEach, describe, expect, it } from 'vitest';
import { HashMismatchError, MissingFileError } from './errors.ts';
import { loadModelPackage, type PackageProgress } from './load-model-package.ts';
import { memorySource, type PackageSource } from './package-source.ts';
import { sha256Hex } from './sha256.ts';
import { tinyManifest, tinyPackageFiles } from './testing/tiny-package.ts';

describe('loadModelPackage', () => {
  let files: Record<string, Uint8Array>;
  beforeEach(async () => {
    files = await tinyPackageFiles();
  });
  const load = () => loadModelPackage(memorySource('/models/tiny', files));

  it('hands out what the manifest names', async () => {
    const seen: PackageProgress[] = [];
    const loaded = await loadModelPackage(memorySource('/models/tiny', files), {
      onProgress: (progress) => seen.push(progress),
    });
    expect(loaded.name).toBe('/models/tiny');
    expect([...loaded.graphs.keys()]).toEqual(['encoder', 'conditioner', 'denoiser', 'decoder']);
    expect(loaded.graphs.get('decoder')).toBe(files['graphs/decoder.onnx']);
    expect(loaded.card).toBe('# Tiny\n');
    expect(seen.map(({ filesDone }) => filesDone)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(seen.every(({ filesTotal }) => filesTotal === 6)).toBe(true);
  });

  it.each(['world-model.json', 'README.md', 'graphs/denoiser.onnx', 'golden.npz'])(
    'names %s where it is missing',
    async (file) => {
      delete files[file];
      await expect(load()).rejects.toBeInstanceOf(MissingFileError);
      await expect(load()).rejects.toThrow(
        `The world model /models/tiny has no readable file ${file} (there is no file ${file}). Restore the file or download the model again.`,
      );
    },
  );

  it.each(['graphs/encoder.onnx', 'golden.npz'])('refuses %s with one bit changed', async (file) => {
    files[file] = files[file].map((byte, i) => (i === 5 ? byte ^ 1 : byte));
    await expect(load()).rejects.toBeInstanceOf(HashMismatchError);
    await expect(load()).rejects.toMatchObject({ file, actualSha256: await sha256Hex(files[file]) });
    await expect(load()).rejects.toThrow(/damaged or of another version\. Download or export/);
  });

  it('puts together what is kept in pieces', async () => {
    const manifest = await tinyManifest();
    const whole = files['graphs/denoiser.onnx'];
    delete files['graphs/denoiser.onnx'];
    for (const [piece, [from, to]] of [
      [0, 4],
      [4, 5],
      [5, whole.length],
    ].entries())
      files[`graphs/denoiser.onnx.${piece}`] = whole.slice(from, to);
    manifest.graphs.denoiser.pieces = 3;
    files['world-model.json'] = new TextEncoder().encode(JSON.stringify(manifest));
    const seen: PackageProgress[] = [];
    const loaded = await loadModelPackage(memorySource('/models/tiny', files), {
      onProgress: (progress) => seen.push(progress),
    });
    expect(loaded.graphs.get('denoiser')).toEqual(whole);
    expect(seen.map(({ file }) => file)).toContain('graphs/denoiser.onnx.2');
    expect(seen.at(-1)).toMatchObject({ filesDone: 7, filesTotal: 8 });

    files['graphs/denoiser.onnx.1'] = new Uint8Array([0]);
    await expect(load()).rejects.toMatchObject({ file: 'graphs/denoiser.onnx' });
    delete files['graphs/denoiser.onnx.1'];
    await expect(load()).rejects.toThrow('no readable file graphs/denoiser.onnx.1');
  });

  it('stops when it is aborted between files', async () => {
    const controller = new AbortController();
    const reads: string[] = [];
    const source: PackageSource = {
      name: 'slow',
      async read(path) {
        reads.push(path);
        if (path === 'README.md') controller.abort(new Error('enough'));
        return files[path];
      },
    };
    await expect(loadModelPackage(source, { signal: controller.signal })).rejects.toThrow('enough');
    expect(reads).toEqual(['world-model.json', 'README.md']);
  });

  it('reports an abort within a read as an abort, not as a missing file', async () => {
    const controller = new AbortController();
    const source: PackageSource = {
      name: 'slow',
      async read() {
        controller.abort(new Error('enough'));
        throw new Error('connection closed');
      },
    };
    await expect(loadModelPackage(source, { signal: controller.signal })).rejects.toThrow('enough');
  });
});

describe('sha256Hex', () => {
  it('gives the known answer of FIPS 180-2', async () => {
    expect(await sha256Hex(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
