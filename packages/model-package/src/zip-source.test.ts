import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ModelPackageError } from './errors.ts';
import { loadModelPackage } from './load-model-package.ts';
import { tinyPackageFiles } from './testing/tiny-package.ts';
import { zipSource } from './zip-source.ts';

describe('zipSource', () => {
  it.each(['', 'tiny/'])('opens a package whose manifest lies at "%s"', async (folder) => {
    const files = Object.entries(await tinyPackageFiles()).map(([path, bytes]) => [folder + path, bytes]);
    const source = zipSource('tiny.zip', zipSync(Object.fromEntries(files)));
    const { manifest } = await loadModelPackage(source);
    expect(manifest.id).toBe('tiny');
    expect(await source.list?.()).toContain('graphs/encoder.onnx');
  });

  it('refuses what is no zip', () => {
    const open = () => zipSource('tiny.zip', new Uint8Array(100));
    expect(open).toThrow(ModelPackageError);
    expect(open).toThrow('tiny.zip is not a zip archive or is cut short. Download it again');
  });

  it('refuses to unpack more than it may', async () => {
    const zip = zipSync(await tinyPackageFiles());
    expect(() => zipSource('tiny.zip', zip, { maxBytes: 1e6 })).not.toThrow();
    expect(() => zipSource('tiny.zip', zip, { maxBytes: 1000 })).toThrow(
      'tiny.zip unpacks to more than 0 MB',
    );
  });
});
