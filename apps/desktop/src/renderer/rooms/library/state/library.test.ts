import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NativeConnection } from '../../../native/native-connection.ts';
import { createStudioStore } from '../../../studio/studio-store.ts';
import { Library } from './library.ts';
import { LibraryClient } from './library-client.ts';

/** What the native side answers, by method and path; the last one asked first. */
let answers: Record<string, () => Response>;
let asked: string[];
let library: Library;

beforeEach(() => {
  asked = [];
  answers = {
    'GET /models/index.json': () => Response.json([{ id: 'mine' }]),
    'GET /library/recordings': () => Response.json([]),
  };
  vi.stubGlobal('fetch', async (path: string, { method = 'GET' }: RequestInit = {}) => {
    asked.push(`${method} ${path}`);
    const answer = answers[`${method} ${path}`];
    return answer?.() ?? Response.json({ name: 'NotInLibraryError', message: 'Gone.' }, { status: 404 });
  });
  library = new Library(new LibraryClient(new NativeConnection('token')), createStudioStore());
});
afterEach(() => vi.unstubAllGlobals());

const lines = (...events: unknown[]) =>
  new Response(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
const model = {
  kind: 'folder',
  name: 'My model',
  files: [{ path: 'graphs/decoder.onnx', file: new File(['x'], 'decoder.onnx') }],
} as const;

describe('Library', () => {
  it('adds a model: sends it, watches its checks, looks at the models again', async () => {
    answers['POST /library/uploads'] = () => Response.json({ uploadId: 'u' });
    answers['PUT /library/uploads/u/files/graphs%2Fdecoder.onnx'] = () => Response.json(null);
    answers['POST /library/uploads/u/install'] = () =>
      lines(
        { type: 'progress', progress: { type: 'check', check: 'files', done: 0, total: 2, detail: 'a' } },
        { type: 'done', result: { kind: 'checkModel', modelId: 'mine' } },
      );
    const steps: (string | undefined)[] = [];
    library.store.subscribe(({ install }) => steps.push(install?.step));
    await library.add(model);
    expect(steps).toContain('files');
    expect(library.store.getState()).toMatchObject({ install: undefined, selectedModelId: 'mine' });
    expect(asked.at(-1)).toBe('GET /models/index.json');
  });

  it('keeps why a model was not added, and throws the upload away', async () => {
    answers['POST /library/uploads'] = () => Response.json({ uploadId: 'u' });
    answers['PUT /library/uploads/u/files/graphs%2Fdecoder.onnx'] = () => Response.json(null);
    answers['POST /library/uploads/u/install'] = () =>
      lines({ type: 'failed', name: 'HashMismatchError', message: 'It is damaged.' });
    answers['DELETE /library/uploads/u'] = () => Response.json(null);
    await library.add(model);
    expect(library.store.getState().install?.problem).toEqual({
      name: 'HashMismatchError',
      message: 'It is damaged.',
    });
    expect(asked.at(-1)).toBe('DELETE /library/uploads/u');
    library.dismissInstall();
    expect(library.store.getState().install).toBeUndefined();
  });

  it('removes and takes that back', async () => {
    answers['DELETE /library/recordings/a%20walk'] = () => Response.json({ ticket: 't' });
    answers['POST /library/recordings-trash/t'] = () => Response.json('a walk');
    await library.remove('recordings', 'a walk');
    expect(library.store.getState().removed).toEqual({ shelf: 'recordings', name: 'a walk', ticket: 't' });
    await library.undoRemove();
    expect(library.store.getState().removed).toBeUndefined();
    expect(asked).toContain('POST /library/recordings-trash/t');
  });

  it('shows why something was refused, and when nobody answers', async () => {
    await library.remove('recordings', 'gone');
    expect(library.store.getState().problem?.message).toBe('Gone.');
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    await library.remove('recordings', 'gone');
    expect(library.store.getState().problem?.message).toContain('does not answer');
  });

  it('follows a rollout that is dreamed again, and keeps what came of it', async () => {
    const verdict = { holds: true, sameSetup: true, freeRun: { identical: true, frames: 3 }, steps: null };
    answers['POST /library/recordings/a/verify'] = () =>
      lines(
        { type: 'progress', progress: { type: 'dreaming', done: 1, total: 3 } },
        { type: 'done', result: { kind: 'verifyRollout', verdict } },
      );
    const seen: unknown[] = [];
    library.store.subscribe(({ verifications }) => seen.push(verifications.a));
    await library.verify('a');
    expect(seen).toEqual([
      { status: 'running', done: 0, total: 0 },
      { status: 'running', done: 1, total: 3 },
      { status: 'done', verdict },
    ]);
    await library.verify('gone');
    expect(library.store.getState().verifications.gone).toMatchObject({ status: 'failed' });
  });
});
