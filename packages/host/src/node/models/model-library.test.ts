import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ManifestSyntaxError } from '@dreamwalk/model-package';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelNotFoundError } from '../errors.ts';
import { folderSource } from './folder-source.ts';
import { ModelLibrary } from './model-library.ts';

const BUNDLED_MANIFEST = fileURLToPath(
  new URL('../../../../../models/voxel-rooms/world-model.json', import.meta.url),
);

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dreamwalk-library-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function addModel(shelf: string, name: string, manifest: string | Buffer): Promise<string> {
  const folder = join(root, shelf, name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'world-model.json'), manifest);
  return folder;
}

describe('ModelLibrary', () => {
  it('lists what is on its shelves, the damaged too', async () => {
    const manifest = await readFile(BUNDLED_MANIFEST);
    const rooms = await addModel('bundled', 'rooms', manifest);
    await writeFile(join(rooms, 'decoder.onnx'), 'x'.repeat(100));
    await addModel('own', 'broken', '{');
    await mkdir(join(root, 'own', 'no-model'));
    const library = new ModelLibrary([join(root, 'bundled'), join(root, 'own'), join(root, 'nowhere')]);
    expect(await library.list()).toMatchObject([
      { name: 'rooms', folder: rooms, sizeBytes: 100, manifest: { id: 'voxel-rooms' } },
      { name: 'broken', manifest: expect.any(ManifestSyntaxError) },
    ]);
  });

  it('finds by name, the first shelf first, and by path', async () => {
    const first = await addModel('bundled', 'rooms', '{}');
    const second = await addModel('own', 'rooms', '{}');
    const library = new ModelLibrary([join(root, 'bundled'), join(root, 'own')]);
    expect(await library.find('rooms')).toBe(first);
    expect(await library.find(second)).toBe(second);
  });

  it('says what there is when there is none of that name', async () => {
    await addModel('own', 'rooms', '{}');
    const library = new ModelLibrary([join(root, 'own')]);
    await expect(library.find('dragons')).rejects.toThrow(ModelNotFoundError);
    await expect(library.find('dragons')).rejects.toThrow("one of the library's models (rooms)");
    await expect(library.find('../own/dragons')).rejects.toThrow(ModelNotFoundError);
  });
});

describe('folderSource', () => {
  it('reads and lists files with forward slashes', async () => {
    await mkdir(join(root, 'model', 'deep'), { recursive: true });
    await writeFile(join(root, 'model', 'deep', 'graph.onnx'), 'graph');
    const source = folderSource(join(root, 'model'));
    expect(await source.list?.()).toEqual(['deep/graph.onnx']);
    expect(Buffer.from(await source.read('deep/graph.onnx')).toString()).toBe('graph');
  });

  it('does not read outside the folder, also not through a link', async () => {
    await mkdir(join(root, 'model'));
    await writeFile(join(root, 'secret'), 'secret');
    await symlink(join(root, 'secret'), join(root, 'model', 'link'));
    const source = folderSource(join(root, 'model'));
    await expect(source.read('../secret')).rejects.toThrow('leaves the folder');
    await expect(source.read('link')).rejects.toThrow('leaves the folder');
  });
});
