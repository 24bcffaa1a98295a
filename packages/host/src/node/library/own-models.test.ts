import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputFileError, NotInLibraryError, OutputError } from '../errors.ts';
import { OwnModels } from './own-models.ts';

let root: string;
let models: OwnModels;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dreamwalk-own-'));
  await mkdir(join(root, 'bundled', 'rooms'), { recursive: true });
  await writeFile(join(root, 'bundled', 'rooms', 'world-model.json'), '{}');
  models = new OwnModels(join(root, 'own'), join(root, 'bundled'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function* bytes(text = '{}') {
  yield new TextEncoder().encode(text);
}

async function uploaded(): Promise<string> {
  const upload = await models.beginUpload('mine');
  await upload.receiveFile('world-model.json', bytes());
  await upload.receiveFile('graphs/decoder.onnx', bytes());
  return upload.id;
}

describe('OwnModels', () => {
  it('shows nothing of a model before it is installed, and leaves nothing of the upload after it', async () => {
    const id = await uploaded();
    expect(await readdir(join(root, 'own'))).toEqual(['.uploads']);
    await models.install(id, 'mine');
    expect((await readdir(join(root, 'own'))).sort()).toEqual(['.uploads', 'mine']);
    expect(await readdir(join(root, 'own', '.uploads'))).toEqual([]);
    expect((await readdir(join(root, 'own', 'mine'), { recursive: true })).sort()).toEqual([
      'graphs',
      join('graphs', 'decoder.onnx'),
      'world-model.json',
    ]);
    expect(() => models.upload(id)).toThrow(NotInLibraryError);
  });

  it('takes no name that is taken, be it by a model that came with the application', async () => {
    await models.install(await uploaded(), 'mine');
    for (const taken of ['mine', 'rooms'])
      await expect(models.install(await uploaded(), taken)).rejects.toThrow(OutputError);
  });

  it.each([
    '../out.json',
    '/out.json',
    'a\\out.json',
    'C:out.json',
    'a/../../out.json',
    'train.py',
    'last.pt',
  ])('does not take in %s', async (path) => {
    const upload = await models.beginUpload('mine');
    await expect(upload.receiveFile(path, bytes())).rejects.toThrow(InputFileError);
    expect(await readdir(root)).not.toContain('out.json');
  });

  it('throws an upload away', async () => {
    await models.discard(await uploaded());
    expect(await readdir(join(root, 'own', '.uploads'))).toEqual([]);
  });

  it("removes a person's own models only, and brings them back", async () => {
    await models.install(await uploaded(), 'mine');
    for (const name of ['rooms', '../bundled/rooms', '.uploads'])
      await expect(models.remove(name), name).rejects.toThrow(NotInLibraryError);
    const ticket = await models.remove('mine');
    await expect(models.find('mine')).rejects.toThrow(NotInLibraryError);
    expect(await models.restore(ticket)).toBe('mine');
    expect(await models.find('mine')).toBe(join(root, 'own', 'mine'));
  });
});
