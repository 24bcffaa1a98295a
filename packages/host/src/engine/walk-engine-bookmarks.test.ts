import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineCommand } from './protocol.ts';
import { openGrey, rest, type StartedEngine, startEngine, turn } from './testing/start-engine.ts';
import { type EventLog, TestPlatform } from './testing/test-platform.ts';
import { REWINDABLE_FRAMES } from './timeline.ts';
import type { WalkEngine } from './walk-engine.ts';

let platform: TestPlatform;
let log: EventLog;
let engine: WalkEngine;
let frameAfter: StartedEngine['frameAfter'];

beforeEach(async () => {
  platform = new TestPlatform();
  ({ engine, log, frameAfter } = startEngine(platform));
  engine.dispatch({ type: 'openModel', modelId: 'any' });
  await frameAfter(openGrey());
});
afterEach(() => engine.dispose());

/** On until a frame, and stands still. */
async function walkTo(frameIndex: number) {
  const reached = log.next('frame', (frame) => frame.frameIndex >= frameIndex && !frame.restored);
  const resting = log.next('state', ({ state }) => !state.walking);
  engine.dispatch(turn);
  await reached;
  engine.dispatch(rest);
  await resting;
  return log.of('frame').at(-1)!;
}

async function bookmarksAfter(command: EngineCommand) {
  const changed = log.next('bookmarks');
  engine.dispatch(command);
  return (await changed).bookmarks;
}

const add = (name: string): EngineCommand => ({ type: 'addBookmark', name });
const goTo = (bookmarkId: number): EngineCommand => ({ type: 'goToBookmark', bookmarkId });

describe('a bookmark', () => {
  it('is the moment that is shown, anchors its view, and is set once', async () => {
    const here = await walkTo(3);
    const [mark] = await bookmarksAfter(add('here'));
    expect(mark).toMatchObject({ name: 'here', frameIndex: here.frameIndex, pose: here.pose });
    expect(mark.frame).toEqual(here.frame);
    expect([...platform.dream.anchored]).toEqual([here.pose]);
    engine.dispatch(add('again'));
    expect(await bookmarksAfter({ type: 'renameBookmark', bookmarkId: mark.id, name: 'there' })).toEqual([
      { ...mark, name: 'there' },
    ]);
  });

  it('is gone back to, and to another branch', async () => {
    const here = await walkTo(4);
    const [mark] = await bookmarksAfter(add('end of the first branch'));
    await frameAfter({ type: 'rewind', frameIndex: 1 });
    await walkTo(3);
    expect(await frameAfter(goTo(mark.id))).toMatchObject({
      frameIndex: here.frameIndex,
      restored: true,
      here: here.here,
      frame: here.frame,
    });
  });

  it('outlives its frame in the timeline, and what is walked from there is a branch', async () => {
    const here = await walkTo(2);
    const [mark] = await bookmarksAfter(add('early'));
    const { timeline } = await walkTo(here.frameIndex + REWINDABLE_FRAMES + 1);
    expect(timeline.first).toBeGreaterThan(here.frameIndex);
    const back = await frameAfter(goTo(mark.id));
    expect(back).toMatchObject({ frameIndex: here.frameIndex, frame: here.frame });
    expect(back.timeline).toEqual({ first: here.frameIndex, last: here.frameIndex });
    const again = await walkTo(here.frameIndex + 2);
    expect(again.timeline.first).toBe(here.frameIndex);
    expect(again.branches.length).toBeGreaterThan(1);
    // Now it is in the timeline again, and found there.
    expect((await frameAfter(goTo(mark.id))).here).toEqual(back.here);
    expect((await frameAfter({ type: 'reset' })).frameIndex).toBe(0);
    expect((await walkTo(2)).timeline.first).toBe(0);
  });

  it('comes back where it was removed by mistake', async () => {
    await walkTo(1);
    const [first] = await bookmarksAfter(add('first'));
    await walkTo(3);
    const [, second] = await bookmarksAfter(add('second'));
    expect(await bookmarksAfter({ type: 'removeBookmark', bookmarkId: first.id })).toEqual([second]);
    expect(platform.dream.anchored.has(first.pose)).toBe(false);
    expect(await bookmarksAfter({ type: 'bringBookmarkBack' })).toEqual([first, second]);
    expect(platform.dream.anchored.has(first.pose)).toBe(true);
  });

  it('goes with its walk', async () => {
    await bookmarksAfter(add('here'));
    expect(await bookmarksAfter(openGrey('other.png'))).toEqual([]);
  });
});
