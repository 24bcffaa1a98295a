import { join, normalize } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveResource } from './resource-path.ts';

describe('resolveResource', () => {
  it('finds the studio and the files of models', () => {
    expect(resolveResource('/')).toEqual({ root: 'studio', parts: ['index.html'] });
    expect(resolveResource('/assets/main-1a2b.js')).toEqual({
      root: 'studio',
      parts: ['assets', 'main-1a2b.js'],
    });
    expect(resolveResource('/models/voxel-rooms/world-model.json')).toEqual({
      root: 'models',
      parts: ['voxel-rooms', 'world-model.json'],
    });
    expect(resolveResource('/models/large/denoiser.onnx.4')?.parts).toEqual(['large', 'denoiser.onnx.4']);
    expect(resolveResource('/models/my%20model/a.onnx')).toEqual({
      root: 'models',
      parts: ['my model', 'a.onnx'],
    });
  });

  it.each([
    '',
    'index.html',
    '/..',
    '/../etc/passwd',
    '/assets/../../secret',
    '/%2e%2e/secret',
    '/..%2fsecret',
    '/assets/%2e%2e%2f%2e%2e%2fsecret',
    '/assets\\..\\secret',
    '/%5c..%5csecret',
    '/C:/windows',
    '/c%3a/windows',
    '//server/share',
    '/assets//x',
    '/.env',
    '/models/voxel-rooms/.git/config',
    '/assets/%00.js',
    '/assets/%0a',
    '/%',
    '/%zz',
    '/%c0%ae%c0%ae/secret',
  ])('refuses %s', (pathname) => {
    expect(resolveResource(pathname)).toBeUndefined();
  });

  it.each([
    '/models',
    '/models/',
    '/models/voxel-rooms',
    '/models/a/recipe/train.py',
    '/models/a/checkpoints/last.pt',
  ])('keeps %s private', (pathname) => {
    expect(resolveResource(pathname)).toBeUndefined();
  });

  it('never leaves its root, whatever it is given', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('..', '.', '%2e', '%2e%2e', '%2f', '%5c', '\\', '/', '%252e', 'models', '\u0000', 'C:'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const found = resolveResource(`/${pieces.join('/')}`);
        if (found) expect(normalize(join('/root', ...found.parts)).startsWith('/root/')).toBe(true);
      }),
    );
  });
});
