import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LibraryTaskEvent } from '../../../../shared/library-protocol.ts';
import { NativeConnection } from '../../../native/native-connection.ts';
import { sampleRun } from '../testing/sample-run.ts';
import { EvaluationClient } from './evaluation-client.ts';
import { Evaluations } from './evaluations.ts';
import { remainingMs } from './evaluations-store.ts';

const run = sampleRun(['tour'], { 'no-op': 0, wander: 2 });
const [first, second, ...others] = run.results;
const about = { ...run.about, done: 1 };

/** What the native side answers, by method and path. */
let answers: Record<string, (signal?: AbortSignal | null) => Response>;
let asked: string[];
let evaluations: Evaluations;
let nowMs: number;

beforeEach(async () => {
  asked = [];
  nowMs = 0;
  answers = {
    'GET evaluations': () => Response.json([about]),
    'GET evaluations-offer': () => Response.json({ policies: [], tasks: [] }),
    'GET evaluations/sample': () => Response.json({ ...run, about, results: [first], summary: null }),
    'POST evaluations/sample/summary': () =>
      lines({ type: 'done', result: { kind: 'summariseEvaluation', summary: run.summary! } }),
  };
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', signal }: RequestInit = {}) => {
    const request = `${method} ${path.slice('/library/'.length)}`;
    asked.push(request);
    return (
      answers[request]?.(signal) ??
      Response.json({ name: 'NotInLibraryError', message: 'Gone.' }, { status: 404 })
    );
  });
  evaluations = new Evaluations(new EvaluationClient(new NativeConnection('token')), () => nowMs);
  await evaluations.refresh();
});
afterEach(() => vi.unstubAllGlobals());

const suite = { text: '{}', file: 'suite.json', folder: null };
const lines = (...events: LibraryTaskEvent[]) =>
  new Response(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
const state = () => evaluations.store.getState();

describe('Evaluations', () => {
  it('takes episodes as they come, each once, and what they come to', async () => {
    await evaluations.select('sample');
    const episode = (result: typeof first, done: number) =>
      ({ type: 'progress', progress: { type: 'episode', done, total: 8, result } }) as const;
    answers['POST evaluations/sample/run'] = () =>
      lines(
        // The one that was read from the disk already.
        episode(first, 1),
        episode(second, 2),
        { type: 'progress', progress: { type: 'summary', summary: run.summary! } },
        { type: 'done', result: { kind: 'evaluate' } },
      );
    const seen: number[] = [];
    evaluations.store.subscribe(({ selected }) => seen.push(selected?.results.length ?? 0));
    answers['GET evaluations'] = () => Response.json([run.about]);
    answers['GET evaluations/sample'] = () => Response.json(run);
    await evaluations.run('sample');
    expect(Math.max(...seen.slice(0, -1))).toBe(2);
    expect(state()).toMatchObject({ running: undefined, problem: undefined, selected: run });
    expect(others).toHaveLength(6);
  });

  it('asks for the summary of a run that is not finished', async () => {
    await evaluations.select('sample');
    expect(asked.at(-1)).toBe('POST evaluations/sample/summary');
    expect(state().selected?.summary).toEqual(run.summary);
  });

  it('stops what runs, which is no problem', async () => {
    let end = () => {};
    answers['POST evaluations/sample/run'] = (signal) =>
      new Response(
        new ReadableStream({
          start: (stream) => {
            end = () => stream.error(signal?.reason);
          },
        }),
      );
    const ended = evaluations.run('sample');
    await vi.waitFor(() => expect(state().running?.name).toBe('sample'));
    await evaluations.remove('sample');
    expect(asked).not.toContain('DELETE evaluations/sample');
    evaluations.cancel();
    end();
    await ended;
    expect(state()).toMatchObject({ running: undefined, problem: undefined });
  });

  it('keeps why a suite was refused, and runs nothing', async () => {
    answers['POST evaluations'] = () =>
      Response.json({ name: 'InputFileError', message: 'suite.json: line 3, steps.' }, { status: 422 });
    await evaluations.start(suite);
    expect(state().problem?.message).toBe('suite.json: line 3, steps.');
    expect(asked.some((request) => request.endsWith('/run'))).toBe(false);
  });

  it('asks where a suite lies whose paths are relative, as long as it takes', async () => {
    let problem = { name: 'SuiteFolderError', message: 'Where?' };
    answers['POST evaluations'] = () => Response.json(problem, { status: 422 });
    await evaluations.add(suite);
    expect(state()).toMatchObject({ unplaced: { suite, problem }, problem: undefined });
    problem = { name: 'InputFileError', message: 'Not there.' };
    await evaluations.addFrom('/nowhere');
    expect(state()).toMatchObject({ unplaced: { suite, problem }, selectedName: undefined });
    answers['POST evaluations'] = () => Response.json({ name: 'sample' });
    await evaluations.addFrom('/suites');
    expect(state()).toMatchObject({ unplaced: undefined, selectedName: 'sample' });
  });

  it('tells what dreams take up, and clears them', async () => {
    let sizeBytes = 7e6;
    answers['GET evaluations/sample/dreams'] = () => Response.json({ sizeBytes });
    answers['DELETE evaluations/sample/dreams'] = () => {
      sizeBytes = 0;
      return Response.json(null);
    };
    await evaluations.select('sample');
    await evaluations.measureDreams();
    expect(state().dreamsBytes).toBe(7e6);
    await evaluations.clearDreams();
    expect(state().dreamsBytes).toBe(0);
  });

  it('throws away and brings back', async () => {
    answers['DELETE evaluations/sample'] = () => Response.json({ ticket: 't' });
    answers['POST evaluations-trash/t'] = () => Response.json('sample');
    await evaluations.select('sample');
    await evaluations.remove('sample');
    expect(state()).toMatchObject({ selectedName: undefined, removed: { name: 'sample' } });
    await evaluations.undoRemove();
    expect(asked).toContain('POST evaluations-trash/t');
    expect(state().removed).toBeUndefined();
  });
});

it('tells how long a run will still take by its own pace', () => {
  const running = { name: 'a', done: 6, total: 20, doneBefore: 2, sinceMs: 1000 };
  expect(remainingMs(running, 9000)).toBe((8000 / 4) * 14);
  expect(remainingMs({ ...running, done: 2 }, 9000)).toBeUndefined();
});
