import { fileURLToPath } from 'node:url';
import { readSafetensorsHead } from '@dreamwalk/recording';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodePlatform } from './node/node-platform.ts';
import type { DreamFile, EngineCommand, FrameEvent } from './protocol.ts';
import { rest, type StartedEngine, startEngine, turn } from './testing/start-engine.ts';

/** The bundled models on the native CPU: what is saved has to be what they really remember. */
const modelsFolders = [fileURLToPath(new URL('../../../../models', import.meta.url))];
const startWalk = () => startEngine(createNodePlatform({ modelsFolders, recordingsFolder: '/nowhere' }));

async function open({ log, engine }: StartedEngine, modelId: string) {
  engine.dispatch({ type: 'openModel', modelId });
  return (await log.until('modelReady')).model;
}

/** Steps that all turn alike, so that two walks can be compared frame by frame. */
async function steps({ engine, frameAfter }: StartedEngine, count: number): Promise<FrameEvent[]> {
  const frames: FrameEvent[] = [];
  engine.dispatch({ type: 'pause', paused: true });
  engine.dispatch(turn);
  for (let step = 0; step < count; step++) frames.push(await frameAfter({ type: 'step' }));
  engine.dispatch(rest);
  return frames;
}

const seen = (frames: readonly FrameEvent[]) =>
  frames.map(({ frameIndex, frame, pose, retrieved, covered }) => ({
    frameIndex,
    frame,
    pose,
    retrieved,
    covered,
  }));

async function save({ log, engine }: StartedEngine): Promise<DreamFile> {
  const saved = log.next('dreamSaved');
  engine.dispatch({ type: 'saveDream' });
  return (await saved).dream;
}

const resume = ({ fileName: name, bytes }: DreamFile): EngineCommand => ({
  type: 'resumeDream',
  name,
  bytes,
});

describe.each(['voxel-rooms', 'voxel-rooms-dit'])('a dream of %s that was saved', (modelId) => {
  let saved: DreamFile;
  let left: FrameEvent;
  let goneOn: FrameEvent[];
  let there: StartedEngine;

  beforeAll(async () => {
    const here = startWalk();
    const { widthPx, heightPx } = await open(here, modelId);
    const rgb = Uint8Array.from({ length: 3 * widthPx * heightPx }, (_, at) => (at * at) % 251);
    here.engine.dispatch({ type: 'setMemoryPolicy', policy: 'random' });
    here.engine.dispatch({ type: 'openImage', name: 'noise.png', frame: { widthPx, heightPx, rgb } });
    await here.log.until('frame');
    await steps(here, 3);
    here.engine.dispatch({ type: 'addBookmark', name: 'three' });
    left = (await steps(here, 3)).at(-1)!;
    saved = await save(here);
    goneOn = await steps(here, 3);
    await here.engine.dispose();
    there = startWalk();
    await open(there, modelId);
  }, 60_000);
  afterAll(() => there.engine.dispose());

  it('is shown where it was left, and goes on bit by bit', async () => {
    expect(seen([await there.frameAfter(resume(saved))])).toEqual(seen([left]));
    expect(there.log.of('placeReady')[0].place).toEqual({ kind: 'image', name: 'noise.png' });
    expect(there.log.of('state').at(-1)?.state.memoryPolicy).toBe('random');
    expect(seen(await steps(there, 3))).toEqual(seen(goneOn));
  });

  it('knows its bookmarks and where it began', async () => {
    const [mark] = there.log.of('bookmarks').at(-1)!.bookmarks;
    expect(mark).toMatchObject({ name: 'three', frameIndex: 3 });
    const back = await there.frameAfter({ type: 'goToBookmark', bookmarkId: mark.id });
    expect(back).toMatchObject({ frameIndex: 3, pose: mark.pose, restored: true });
    expect((await there.frameAfter({ type: 'reset' })).frameIndex).toBe(0);
  });

  it('can be saved again, and is the same', async () => {
    await there.frameAfter(resume(saved));
    const again = await save(there);
    const tensors = ({ bytes, fileName }: DreamFile) =>
      readSafetensorsHead(bytes, bytes.byteLength, fileName).tensors;
    expect(tensors(again)).toEqual(tensors(saved));
    expect(seen([await there.frameAfter(resume(again))])).toEqual(seen([left]));
  });

  it('stands at its start once, where it was saved there', async () => {
    await there.frameAfter({ type: 'reset' });
    const { frameIndex, branches } = await there.frameAfter(resume(await save(there)));
    expect(frameIndex).toBe(0);
    expect(branches).toHaveLength(1);
    const [second] = await steps(there, 1);
    expect(second.timeline).toEqual({ first: 0, last: 1 });
  });

  it('is refused where the file is cut short, and the walk at hand stays', async () => {
    const { fileName, bytes } = saved;
    const failed = there.log.next('failed');
    there.engine.dispatch(resume({ fileName, bytes: bytes.subarray(0, -1000) }));
    const { failure } = await failed;
    expect(failure.name).toBe('DreamFileError');
    expect(failure.message).toContain(fileName);
    expect(await steps(there, 1)).toHaveLength(1);
  });
});

it('refuses a dream of another model', async () => {
  const here = startWalk();
  const { widthPx, heightPx } = await open(here, 'voxel-rooms');
  const frame = { widthPx, heightPx, rgb: new Uint8Array(3 * widthPx * heightPx) };
  here.engine.dispatch({ type: 'openImage', name: 'black.png', frame });
  await here.log.until('frame');
  const saved = await save(here);
  await open(here, 'voxel-rooms-dit');
  const failed = here.log.next('failed');
  here.engine.dispatch(resume(saved));
  expect((await failed).failure.message).toContain('Open voxel-rooms first');
  await here.engine.dispose();
}, 60_000);
