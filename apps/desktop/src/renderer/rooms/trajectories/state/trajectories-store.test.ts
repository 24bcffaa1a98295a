import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyframed, level, recorded } from '../testing/paths.ts';
import type { PathDocument } from './path-document.ts';
import { readKept } from './path-shelf.ts';
import {
  clearTrajectories,
  edit,
  endGesture,
  keepOn,
  redoEdit,
  trajectoriesStore,
  undoEdit,
} from './trajectories-store.ts';

const desk = () => trajectoriesStore.getState().history.present;
const removed = () => trajectoriesStore.getState().removed;

beforeEach(() => {
  clearTrajectories();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('edits', () => {
  it('are undone and done again, a drag as a whole', () => {
    edit({ type: 'addPath', path: keyframed('a', 2) });
    edit({ type: 'selectKeyframe', keyframeId: '0' });
    for (const x of [1, 2, 3])
      edit({ type: 'changeKeyframe', keyframeId: '0', change: { pose: level(x) } }, 'drag');
    endGesture();
    const dragged = desk();
    undoEdit();
    expect(desk().paths[0]).toEqual(keyframed('a', 2));
    redoEdit();
    expect(desk()).toBe(dragged);
    undoEdit();
    undoEdit();
    expect(desk().paths).toEqual([]);
  });

  it('say what was deleted until something else is done', () => {
    edit({ type: 'addPath', path: keyframed('a', 2) });
    edit({ type: 'removePath', pathId: 'a' });
    expect(removed()?.id).toBe('a');
    undoEdit();
    expect([desk().paths.length, removed()]).toEqual([1, undefined]);
    edit({ type: 'removePath', pathId: 'a' });
    edit({ type: 'addPath', path: keyframed('b', 2) });
    expect(removed()).toBeUndefined();
  });
});

describe('keepOn', () => {
  it('brings back what was kept, and keeps edits a moment after they ended', async () => {
    const saved: (readonly PathDocument[])[] = [];
    const shelf = {
      load: async () => [keyframed('kept', 2)],
      save: async (paths: readonly PathDocument[]) => void saved.push(paths),
    };
    await keepOn(shelf, (error) => expect.unreachable(String(error)));
    expect(desk().pathId).toBe('kept');
    expect(trajectoriesStore.getState().history.past).toEqual([]);
    edit({ type: 'addPath', path: recorded('new', 2) });
    edit({ type: 'changePath', change: { name: 'New' } });
    expect(saved).toEqual([]);
    vi.runAllTimers();
    expect(saved.map((paths) => paths.map(({ name }) => name))).toEqual([['kept', 'New']]);
    edit({ type: 'selectPath', pathId: 'kept' });
    vi.runAllTimers();
    expect(saved).toHaveLength(1);
  });

  it('says why nothing can be kept, and works without', async () => {
    const failures: unknown[] = [];
    const full = new Error('The disk is full.');
    const shelf = { load: () => Promise.reject(full), save: () => Promise.reject(full) };
    await keepOn(shelf, (error) => failures.push(error));
    edit({ type: 'addPath', path: keyframed('a', 2) });
    await vi.runAllTimersAsync();
    expect(failures).toEqual([full, full]);
    expect(desk().paths).toHaveLength(1);
  });
});

describe('readKept', () => {
  it('takes what this version keeps, and leaves out what it does not know', () => {
    const paths = [keyframed('a', 2), recorded('b', 2)];
    expect(readKept(structuredClone(paths))).toEqual(paths);
    expect(readKept([{ ...paths[0], shape: { kind: 'nurbs' } }, paths[1]])).toEqual([paths[1]]);
    expect(readKept(undefined)).toEqual([]);
  });
});
