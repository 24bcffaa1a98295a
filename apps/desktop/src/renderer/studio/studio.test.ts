import { identityPose } from '@dreamwalk/geometry';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StageCommand, StageEvent } from '../stage/stage-protocol.ts';
import { runAction } from './run-action.ts';
import { Studio } from './studio.ts';
import { shownFrame as frame } from './testing/shown-frame.ts';

const model = {
  id: 'rooms',
  name: 'Rooms',
  sizeBytes: 1,
  framesPerSecond: 20,
  widthPx: 4,
  heightPx: 4,
  hfovRad: 1.4,
  retrievedViews: 3,
  speedMPerFrame: 0.2,
};
const provider = {
  name: 'cpu',
  label: 'native CPU',
  precision: 'fp32',
  threads: 2,
  ortVersion: '1',
} as const;
const ready: StageEvent = { type: 'modelReady', model, provider };
const entered: StageEvent = {
  type: 'placeReady',
  place: { kind: 'world', seed: 5, tourViews: 2 },
  memory: [
    { entryId: 0, pose: identityPose, generated: false },
    { entryId: 1, pose: identityPose, generated: false },
  ],
};
let sent: StageCommand[];
let nowMs: number;
let refreshes: (() => void)[];
let studio: Studio;

beforeEach(() => {
  sent = [];
  nowMs = 1000;
  refreshes = [];
  studio = new Studio(
    { post: (command) => sent.push(command) },
    { nowMs: () => nowMs, random: () => 0.5, nextRefresh: (draw) => refreshes.push(draw) },
  );
});

/** The engine commands sent since the last call, by type. */
function commands(): string[] {
  const types = sent.map((command) => (command.type === 'engine' ? command.command.type : command.type));
  sent.length = 0;
  return types;
}

describe('Studio', () => {
  it('knows nothing of an engine that has just been started in place of another', () => {
    const { engine } = studio.store.getState();
    studio.take({ type: 'state', state: { ...engine, paused: true, recording: true } });
    studio.take({ type: 'provider', provider: 'wasm', why: 'the native engine ended' });
    expect(studio.store.getState().engine).toEqual(engine);
  });

  it('enters the place again with an engine that was started anew, and tells of a film that ended with the other', () => {
    studio.take({ type: 'provider', provider: 'cpu', why: '' });
    studio.take(ready);
    const picture = {
      type: 'openImage',
      name: 'cat.png',
      frame: { widthPx: 4, heightPx: 4, rgb: new Uint8Array(48) },
    } as const;
    studio.send(picture);
    studio.take({ type: 'placeReady', place: { kind: 'image', name: 'cat.png' }, memory: [] });
    studio.take({ type: 'state', state: { ...studio.store.getState().engine, recording: true } });
    const failure = { name: 'EngineConnectionError', message: 'Gone.', during: 'walk' };
    studio.take({ type: 'restarted', failure });
    studio.take({ type: 'provider', provider: 'cpu', why: '' });
    expect(studio.store.getState()).toMatchObject({
      restart: { failure, isFilmCut: true },
      failure: undefined,
      announcement: 'The engine was started anew',
    });
    studio.take(ready);
    expect(sent.at(-1)).toEqual({ type: 'engine', command: picture });
    studio.take({ type: 'modelReady', model: { ...model, widthPx: 8 }, provider });
    expect(sent.at(-1)).toMatchObject({ command: { type: 'newWorld' } });
    studio.dismissRestart();
    expect(studio.store.getState().restart).toBeUndefined();
  });

  it('puts in turn reality, the walk without memory and nothing beside the dream, and no reality beside an image', () => {
    studio.take(ready);
    studio.take(entered);
    const asked = () => {
      studio.nextBeside();
      const command = sent.at(-1)!;
      if (command.type !== 'engine' || command.command.type !== 'setBeside')
        throw new Error('Nothing was asked.');
      const { beside } = command.command;
      studio.take({ type: 'state', state: { ...studio.store.getState().engine, beside } });
      return beside.kind;
    };
    expect([asked(), asked(), asked()]).toEqual(['reality', 'memory', 'nothing']);
    studio.take({ type: 'placeReady', place: { kind: 'image', name: 'a.png' }, memory: [] });
    expect([asked(), asked()]).toEqual(['memory', 'nothing']);
  });

  it('goes back as often as a key is pressed, however late the frames come', () => {
    studio.take(ready);
    studio.take(entered);
    studio.take(frame(9));
    sent.length = 0;
    for (let press = 0; press < 3; press++) studio.stepBack();
    expect(sent.map((each) => each.type === 'engine' && each.command)).toEqual(
      [8, 7, 6].map((frameIndex) => ({ type: 'rewind', frameIndex, branchId: undefined })),
    );
    studio.take(frame(8, { restored: true }));
    expect(studio.frameIndex).toBe(6);
    studio.take(frame(6, { restored: true }));
    studio.take(frame(7));
    expect(studio.frameIndex).toBe(7);
  });

  it('lets a policy walk, and takes over from whoever does', () => {
    studio.take(ready);
    studio.take(entered);
    sent.length = 0;
    studio.toggleWander();
    expect(commands()).toEqual(['drive', 'pause']);
    studio.take({ type: 'state', state: { ...studio.store.getState().engine, driver: 'path' } });
    studio.toggleWander();
    expect(sent.at(-1)).toEqual({ type: 'engine', command: { type: 'drive', driver: { kind: 'person' } } });
  });

  it('enters a first world as soon as the model is open, and stays there when another is opened', () => {
    expect(commands()).toEqual([]);
    studio.take(ready);
    expect(commands()).toEqual(['pause', 'newWorld']);
    studio.take(entered);
    studio.openModel('another');
    expect(sent).toEqual([{ type: 'engine', command: { type: 'openModel', modelId: 'another' } }]);
    sent.length = 0;
    studio.take(ready);
    expect(sent.at(-1)).toEqual({ type: 'engine', command: { type: 'newWorld', seed: 5 } });
  });

  it('draws new worlds from seeds that were neither trained on nor measured', () => {
    studio.newWorld();
    const command = sent.find((one) => one.type === 'engine' && one.command.type === 'newWorld');
    expect(command).toMatchObject({ command: { seed: 2_500_000 } });
  });

  it('keeps the path and the memory of a walk, and forgets them with the next', () => {
    studio.take(entered);
    studio.take(frame(0));
    studio.take(frame(1));
    studio.take({
      type: 'memory',
      added: [{ entryId: 2, pose: identityPose, generated: true }],
      removed: [0],
    });
    expect([...studio.feed.marks.keys()]).toEqual([1, 2]);
    expect(studio.feed.history.path.length).toBe(2);
    studio.take(entered);
    expect([...studio.feed.marks.keys()]).toEqual([0, 1]);
    expect(studio.feed.history.path.length).toBe(0);
  });

  it('lets instruments draw once a refresh, however many frames came, and forgets none of their times', () => {
    let drawn = 0;
    studio.feed.subscribe(() => drawn++);
    for (const index of [0, 1, 2]) studio.take(frame(index));
    for (const draw of refreshes.splice(0)) draw();
    expect(drawn).toBe(1);
    expect(studio.feed.stepsMs.length).toBe(2);
    studio.take(frame(3));
    expect(refreshes.length).toBe(1);
  });

  it('measures the way from key to screen where a frame answers an input', () => {
    studio.take(frame(1, { inputTimeMs: 940 }));
    expect(studio.feed.latencyMs).toBe(60);
    studio.take(frame(2));
    expect(studio.feed.latencyMs).toBe(60);
  });

  it('shows what loads until the first frame is there', () => {
    studio.take({
      type: 'loading',
      progress: { task: 'place', stage: 'Touring it', fraction: 0.5, detail: '30 of 60' },
    });
    expect(studio.store.getState().loading?.stage).toBe('Touring it');
    studio.take(frame(0));
    expect(studio.store.getState().loading).toBeUndefined();
  });

  it('pauses before a single step', () => {
    studio.step();
    expect(commands()).toEqual(['pause', 'step']);
    studio.take({
      type: 'state',
      state: {
        paused: true,
        walking: false,
        recording: false,
        memoryPolicy: 'coverage',
        driver: 'person',
        beside: { kind: 'nothing' },
      },
    });
    studio.step();
    expect(commands()).toEqual(['step']);
  });

  it('goes through the ways of remembering in turn', () => {
    studio.nextMemoryPolicy();
    expect(sent).toEqual([{ type: 'engine', command: { type: 'setMemoryPolicy', policy: 'temporal' } }]);
    studio.take({
      type: 'state',
      state: {
        paused: false,
        walking: false,
        recording: false,
        memoryPolicy: 'none',
        driver: 'person',
        beside: { kind: 'nothing' },
      },
    });
    sent.length = 0;
    studio.nextMemoryPolicy();
    expect(sent).toEqual([{ type: 'engine', command: { type: 'setMemoryPolicy', policy: 'coverage' } }]);
  });

  it('says aloud what changes', () => {
    const said = () => studio.store.getState().announcement;
    studio.take(entered);
    expect(said()).toBe('You are in world 5');
    studio.take({
      type: 'state',
      state: {
        paused: true,
        walking: false,
        recording: false,
        memoryPolicy: 'coverage',
        driver: 'person',
        beside: { kind: 'nothing' },
      },
    });
    expect(said()).toBe('Paused');
  });

  it('says once that it softens what flashes, and shows it whenever it does', () => {
    const { store } = studio;
    studio.take({ type: 'softened', isSoftened: true });
    expect(store.getState()).toMatchObject({
      isSoftened: true,
      announcement: 'The picture flashes: it is softened',
    });
    studio.take({ type: 'softened', isSoftened: false });
    store.setState({ announcement: '' });
    studio.take({ type: 'softened', isSoftened: true });
    expect(store.getState()).toMatchObject({ isSoftened: true, announcement: '' });
    studio.guardFlicker(false);
    expect(sent.at(-1)).toEqual({ type: 'flickerGuard', isOn: false });
  });

  it('goes on after a failure was read', () => {
    studio.fail(new RangeError('No.'), 'walk');
    expect(studio.store.getState().failure).toMatchObject({
      name: 'RangeError',
      message: 'No.',
      during: 'walk',
    });
    studio.dismissFailure();
    expect(studio.store.getState().failure).toBeUndefined();
    expect(commands()).toEqual(['pause']);
  });
});

describe('actions by key', () => {
  it('wait for a place or a model', () => {
    for (const action of ['pause', 'step', 'reset', 'record', 'newWorld'] as const) runAction(studio, action);
    expect(commands()).toEqual([]);
    studio.take(ready);
    studio.take(entered);
    commands();
    for (const action of ['pause', 'reset', 'record', 'newWorld'] as const) runAction(studio, action);
    expect(commands()).toEqual(['pause', 'reset', 'startRecording', 'pause', 'newWorld']);
  });

  it('has the stage tint what is invented, and stop it', () => {
    runAction(studio, 'tint');
    expect(sent.at(-1)).toEqual({ type: 'tint', isTinted: true });
    expect(studio.store.getState().isInventedTinted).toBe(true);
    runAction(studio, 'tint');
    expect(sent.at(-1)).toEqual({ type: 'tint', isTinted: false });
  });

  it('goes back by frames, to the first one', () => {
    studio.take(entered);
    for (const frameIndex of [0, 1]) studio.take(frame(frameIndex));
    commands();
    studio.stepBack();
    expect(sent).toEqual([{ type: 'engine', command: { type: 'rewind', frameIndex: 0 } }]);
    commands();
    studio.take(frame(0, { restored: true, timeline: { first: 0, last: 1 } }));
    studio.stepBack();
    expect(commands()).toEqual([]);
  });
});
