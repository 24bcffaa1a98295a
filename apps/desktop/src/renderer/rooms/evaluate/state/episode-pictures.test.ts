import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LibraryProgress } from '../../../../shared/library-protocol.ts';
import type { Watch } from '../../../native/native-connection.ts';
import { EpisodePictures } from './episode-pictures.ts';
import type { EvaluationClient } from './evaluation-client.ts';
import { createEvaluationsStore } from './evaluations-store.ts';

const WHITE = { widthPx: 1, heightPx: 1, rgb: new Uint8Array([255, 255, 255]) };

/** What was asked for, which its test answers. */
interface Asked {
  readonly run: string;
  readonly keys: readonly string[];
  readonly signal: AbortSignal;
  readonly tell: (key: string) => void;
  readonly end: (problem?: Error) => void;
}

let asked: Asked[];
let room: ReturnType<typeof createEvaluationsStore>;
let pictures: EpisodePictures;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  const pictureEpisodes = (run: string, keys: readonly string[], { signal, onProgress }: Watch) =>
    new Promise<void>((resolve, reject) => {
      const tell = (key: string) =>
        onProgress({ type: 'picture', key, ...WHITE, rgb: '////' } satisfies LibraryProgress);
      signal.addEventListener('abort', () => reject(signal.reason));
      asked.push({ run, keys, signal, tell, end: (problem) => (problem ? reject(problem) : resolve()) });
    });
  room = createEvaluationsStore(true);
  room.setState({ selectedName: 'walkers' });
  pictures = new EpisodePictures({ pictureEpisodes } as unknown as EvaluationClient, room);
});

afterEach(() => vi.useRealTimers());

const shown = () => pictures.store.getState();
const settle = () => vi.advanceTimersByTimeAsync(1000);

describe('EpisodePictures', () => {
  it('asks for what is in view, all at once, and for what came into view meanwhile after it', async () => {
    pictures.want('a');
    pictures.want('b');
    await settle();
    pictures.want('c');
    await settle();
    expect(asked).toMatchObject([{ run: 'walkers', keys: ['a', 'b'] }]);
    for (const key of asked[0].keys) asked[0].tell(key);
    asked[0].end();
    await settle();
    expect(asked.map(({ keys }) => keys)).toEqual([['a', 'b'], ['c']]);
    expect(shown()).toEqual({ a: WHITE, b: WHITE });
  });

  it('breaks off what is no longer looked at, and asks for nothing twice', async () => {
    const forgets = [pictures.want('a'), pictures.want('b')];
    await settle();
    asked[0].tell('a');
    forgets[0]();
    expect(asked[0].signal.aborted).toBe(false);
    forgets[1]();
    expect(asked[0].signal.aborted).toBe(true);
    pictures.want('a');
    await settle();
    expect(asked).toHaveLength(1);
  });

  it('leaves out what is scrolled past', async () => {
    pictures.want('a')();
    await settle();
    expect(asked).toEqual([]);
  });

  it.each([
    { running: { name: 'other', done: 0, total: 1, doneBefore: 0, sinceMs: 0 } },
    { dreaming: { key: 'z', done: 0, total: 0 } },
  ])('gives way, and goes on afterwards: %o', async (busy) => {
    pictures.want('a');
    await settle();
    room.setState(busy);
    expect(asked[0].signal.aborted).toBe(true);
    pictures.want('b');
    await settle();
    expect(asked).toHaveLength(1);
    room.setState({ running: undefined, dreaming: undefined });
    await settle();
    expect(asked[1].keys).toEqual(['a', 'b']);
  });

  it('does without a picture that cannot be had, until another run is looked at', async () => {
    pictures.want('a');
    await settle();
    asked[0].end(new Error('There is no such model.'));
    await settle();
    expect(shown()).toEqual({ a: null });
    expect(asked).toHaveLength(1);
    room.setState({ selectedName: 'others' });
    await settle();
    expect(asked[1]).toMatchObject({ run: 'others', keys: ['a'] });
  });
});
