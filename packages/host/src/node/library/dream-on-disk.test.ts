import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityPose } from '@dreamwalk/geometry';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeDream } from '../../engine/dream-file/dream-file.ts';
import { DreamFileError } from '../../engine/errors.ts';
import { InputFileError, NotInLibraryError } from '../errors.ts';
import { RolloutShelf } from './rollout-shelf.ts';

const NAME = 'world-7 2026-01-02 03.04.05.dream.safetensors';
const [WIDTH_PX, HEIGHT_PX] = [2, 2];

let root: string;
let shelf: RolloutShelf;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dreamwalk-dreams-'));
  shelf = new RolloutShelf(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A dream whose views are plain: a red value of 10 for the first, 20 for the second … The first was seen. */
function dreamOf(views: number): Uint8Array {
  const moment = (frameIndex: number) => ({
    episode: 0,
    frameIndex,
    previous: 0,
    places: [...Array(views).keys()],
    nextId: views,
    context: { window: [], first: null, begun: [] },
    record: { retrieved: [], coveredShare: 1, latent: new Float32Array(1) },
  });
  return encodeDream({
    createdAt: '2026-01-02T03:04:05.000Z',
    place: { kind: 'world', seed: 7, tourViews: 1 },
    memoryPolicy: 'coverage',
    widthPx: WIDTH_PX,
    heightPx: HEIGHT_PX,
    latentDims: [1, 1, 1],
    rollout: {
      model: { id: 'rooms', graphs: {} },
      views: Array.from({ length: views }, (_, id) => ({
        id,
        pose: identityPose,
        generated: id > 0,
        anchored: false,
        rgb: new Uint8Array(3 * WIDTH_PX * HEIGHT_PX).fill(10 * (id + 1)),
        depthM: new Float32Array(WIDTH_PX * HEIGHT_PX).fill(2),
      })),
      moments: [moment(0), moment(9), moment(4)],
    },
    bookmarks: [{ name: 'a' }],
  });
}

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
}

describe('a saved dream on the shelf', () => {
  it('is listed with what it says of itself', async () => {
    const bytes = dreamOf(4);
    expect(await shelf.putDream(NAME, inPieces(bytes))).toBe(NAME);
    expect(await shelf.list()).toEqual([
      {
        kind: 'dream',
        name: NAME,
        createdAt: '2026-01-02T03:04:05.000Z',
        sizeBytes: bytes.byteLength,
        modelId: 'rooms',
        source: 'world 7',
        memoryPolicy: 'coverage',
        frameIndex: 9,
        viewCount: 4,
        bookmarkCount: 1,
        widthPx: WIDTH_PX,
        heightPx: HEIGHT_PX,
      },
    ]);
    expect(new Uint8Array(await readFile(await shelf.dream(NAME)))).toEqual(bytes);
  });

  it('shows what was dreamed on the way, or what was seen where nothing was', async () => {
    await shelf.putDream(NAME, inPieces(dreamOf(6)));
    const reds = [...(await shelf.strip(NAME, 3))].filter((_, at) => at % (3 * WIDTH_PX * HEIGHT_PX) === 0);
    expect(reds).toEqual([20, 40, 60]);
    const alone = await shelf.putDream(NAME, inPieces(dreamOf(1)));
    expect((await shelf.strip(alone, 3))[0]).toBe(10);
  });

  it('never takes the place of another', async () => {
    await shelf.putDream(NAME, inPieces(dreamOf(2)));
    expect(await shelf.putDream(NAME, inPieces(dreamOf(3)))).toBe(
      'world-7 2026-01-02 03.04.05 2.dream.safetensors',
    );
    const counts = (await shelf.list()).map((listed) => listed.kind === 'dream' && listed.viewCount);
    expect(counts.sort()).toEqual([2, 3]);
  });

  it('is refused damaged, cut off on its way, or by a name that is none, and leaves nothing', async () => {
    await expect(shelf.putDream(NAME, inPieces(dreamOf(2).subarray(0, 400)))).rejects.toThrow(DreamFileError);
    for (const name of ['a.mp4', '../a.dream.safetensors', '.dream.safetensors'])
      await expect(shelf.putDream(name, inPieces(dreamOf(2))), name).rejects.toThrow(InputFileError);
    const signal = AbortSignal.abort();
    await expect(shelf.putDream(NAME, inPieces(dreamOf(2)), signal)).rejects.toThrow('aborted');
    expect(await readdir(root)).toEqual([]);
  });

  it('is listed as damaged where it became so', async () => {
    await writeFile(join(root, NAME), dreamOf(2).subarray(0, -1));
    expect(await shelf.list()).toMatchObject([
      { kind: 'damaged', name: NAME, problem: expect.stringContaining(NAME) },
    ]);
    await writeFile(join(root, NAME), '');
    expect(await shelf.list()).toMatchObject([{ kind: 'damaged' }]);
  });

  it('is not given out under another name', async () => {
    await writeFile(join(root, 'film.mp4'), 'film');
    await expect(shelf.dream('film.mp4')).rejects.toThrow(NotInLibraryError);
  });
});
