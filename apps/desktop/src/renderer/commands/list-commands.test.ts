// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EvaluationClient } from '../rooms/evaluate/state/evaluation-client.ts';
import { Evaluations } from '../rooms/evaluate/state/evaluations.ts';
import { Library } from '../rooms/library/state/library.ts';
import type { LibraryClient } from '../rooms/library/state/library-client.ts';
import { enterRoom, roomsStore } from '../rooms/rooms-store.ts';
import {
  clearTrajectories,
  edit,
  playhead,
  trajectoriesStore,
} from '../rooms/trajectories/state/trajectories-store.ts';
import { keyframed, recorded } from '../rooms/trajectories/testing/paths.ts';
import type { StageCommand } from '../stage/stage-protocol.ts';
import { Studio } from '../studio/studio.ts';
import { shownFrame } from '../studio/testing/shown-frame.ts';
import { searchCommand } from './library-commands.ts';
import { listCommands } from './list-commands.ts';
import '../words/words.ts';

let sent: StageCommand[];
let studio: Studio;
let library: Library;
let evaluations: Evaluations;

beforeEach(() => {
  sent = [];
  studio = new Studio({ post: (command) => sent.push(command) }, { nextRefresh: () => {} });
  library = new Library(undefined, studio.store);
  evaluations = new Evaluations({} as EvaluationClient);
  clearTrajectories();
  enterRoom('explore');
});

afterEach(() => void vi.restoreAllMocks());

const ids = () => listCommands({ studio, library, evaluations }).map(({ id }) => id);
const run = (id: string) =>
  listCommands({ studio, library, evaluations })
    .find((command) => command.id === id)!
    .run();
const walkInWorld = () => studio.store.setState({ place: { kind: 'world', seed: 5, tourViews: 2 } });
const lastCommand = () =>
  sent.map((message) => (message.type === 'engine' ? message.command : message)).at(-1);

describe('beside the dream', () => {
  it('offers nothing without a place, and reality only where there is one', () => {
    expect(ids().filter((id) => id.startsWith('beside'))).toEqual([]);
    studio.store.setState({ place: { kind: 'image', name: 'a.png' } });
    expect(ids()).toContain('beside.memory.none');
    expect(ids()).not.toContain('beside.reality');
    walkInWorld();
    enterRoom('library');
    run('beside.reality');
    expect(lastCommand()).toEqual({ type: 'setBeside', beside: { kind: 'reality' } });
    expect(roomsStore.getState().room).toBe('explore');
  });

  it('offers what is not there yet, and the difference where there are two pictures', () => {
    walkInWorld();
    expect(ids()).not.toContain('beside.nothing');
    expect(ids()).not.toContain('difference');
    const { engine } = studio.store.getState();
    studio.store.setState({ engine: { ...engine, beside: { kind: 'reality' } } });
    expect(ids()).not.toContain('beside.reality');
    expect(ids()).toEqual(expect.arrayContaining(['beside.nothing', 'difference']));
  });
});

it('goes to the end of a branch, once there are several', () => {
  walkInWorld();
  const branches = [0, 1].map((id) => ({
    id,
    parentId: undefined,
    span: { first: 0, last: 3 },
    isCurrent: id === 1,
  }));
  studio.take(shownFrame(0, { branches: branches.slice(0, 1) }));
  expect(ids().filter((id) => id.startsWith('branch'))).toEqual([]);
  studio.take(shownFrame(3, { branches, here: { momentId: 7, branchId: 1 } }));
  run('branch.0');
  expect(lastCommand()).toEqual({ type: 'rewind', frameIndex: 0, branchId: 0 });
});

it('offers what a key does only where it does something', () => {
  expect(ids()).not.toContain('record');
  expect(ids()).not.toContain('newWorld');
  expect(ids()).toContain('motionMode');
  walkInWorld();
  expect(ids()).toContain('record');
});

describe('evaluations', () => {
  it('begins a suite in its room, and stops the one that runs', () => {
    expect(ids()).not.toContain('evaluate.cancel');
    run('evaluate.new');
    expect(roomsStore.getState().room).toBe('evaluate');
    expect(evaluations.store.getState().isBuilding).toBe(true);
    const running = { name: 'walkers', done: 1, total: 2, doneBefore: 0, sinceMs: 0 };
    evaluations.store.setState({ running });
    const cancel = vi.spyOn(evaluations, 'cancel');
    run('evaluate.cancel');
    expect(cancel).toHaveBeenCalledOnce();
  });
});

describe('trajectories', () => {
  const desk = () => trajectoriesStore.getState().history.present;
  const trajectoryIds = () => ids().filter((id) => id.startsWith('trajectories'));

  it('draws the first one from any room, and takes it back', () => {
    expect(trajectoryIds()).toEqual(['trajectories.draw', 'trajectories.import']);
    run('trajectories.draw');
    expect(roomsStore.getState().room).toBe('trajectories');
    expect(desk().paths).toHaveLength(1);
    run('trajectories.undo');
    expect(desk().paths).toHaveLength(0);
    expect(trajectoryIds()).toContain('trajectories.redo');
  });

  it('plays and edits the one that is selected', () => {
    edit({ type: 'addPath', path: keyframed('a', 2) });
    run('trajectories.addAtPlayhead');
    expect(desk().paths[0].shape).toMatchObject({ keyframes: { length: 3 } });
    run('trajectories.removeKeyframe');
    expect(desk().paths[0].shape).toMatchObject({ keyframes: { length: 2 } });
    run('trajectories.play');
    expect(playhead.isPlaying).toBe(true);
    run('trajectories.pause');
    expect(playhead.isPlaying).toBe(false);
  });

  it('walks it once there is a place, and goes to see that', () => {
    edit({ type: 'addPath', path: recorded('walk.tum', 30) });
    expect(trajectoryIds()).not.toContain('trajectories.walk');
    expect(trajectoryIds()).not.toContain('trajectories.addAtPlayhead');
    walkInWorld();
    run('trajectories.walk');
    expect(lastCommand()).toMatchObject({ type: 'drive', driver: { kind: 'path', name: 'walk.tum' } });
    expect(roomsStore.getState().room).toBe('explore');
  });
});

describe('the library', () => {
  it('shows its parts, and adds models only where there is somebody to keep them', () => {
    run('library.worlds');
    expect(library.store.getState().tab).toBe('worlds');
    expect(roomsStore.getState().room).toBe('library');
    expect(ids()).not.toContain('library.addZip');
    expect(searchCommand(library, 'rooms')).toBeUndefined();
  });

  it('adds a model from the folder or the zip that is chosen', async () => {
    library = new Library({} as LibraryClient, studio.store);
    const add = vi.spyOn(library, 'add').mockResolvedValue();
    const file = new File(['PK'], 'rooms.zip');
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
      Object.defineProperty(this, 'files', { value: [file] });
      this.dispatchEvent(new Event('change'));
    });
    run('library.addZip');
    await vi.waitFor(() => expect(add).toHaveBeenCalledWith({ kind: 'archive', name: 'rooms.zip', file }));
    expect(roomsStore.getState().room).toBe('library');
  });

  it('searches the recordings for what was typed', () => {
    library = new Library({} as LibraryClient, studio.store);
    searchCommand(library, ' rooms ')!.run();
    expect(library.store.getState()).toMatchObject({ tab: 'recordings', search: 'rooms' });
    expect(searchCommand(library, '  ')).toBeUndefined();
  });
});
