import { idleKeys } from '@dreamwalk/control';
import { lookPose, poseDistanceM } from '@dreamwalk/geometry';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineCommand } from './protocol.ts';
import { openGrey, rest, type StartedEngine, startEngine, turn } from './testing/start-engine.ts';
import { type EventLog, TestPlatform } from './testing/test-platform.ts';
import type { WalkEngine } from './walk-engine.ts';

let platform: TestPlatform;
let log: EventLog;
let engine: WalkEngine;
let frameAfter: StartedEngine['frameAfter'];

beforeEach(() => {
  platform = new TestPlatform();
  ({ engine, log, frameAfter } = startEngine(platform));
});
afterEach(() => engine.dispose());

async function enter(command: EngineCommand) {
  engine.dispatch({ type: 'openModel', modelId: 'any' });
  engine.dispatch(command);
  return log.until('frame');
}

/** The very world that the dream of the tests looks at. */
const enterWorld = () => enter({ type: 'newWorld', seed: 1_000_003 });
const enterImage = () => enter(openGrey());

describe('who walks', () => {
  it('is a policy for as long as nobody touches a key', async () => {
    await enterImage();
    engine.dispatch({ type: 'drive', driver: { kind: 'wander' } });
    await log.until('frame', 12);
    expect(log.of('state').at(-1)?.state.driver).toBe('wander');
    expect(poseDistanceM(log.of('frame')[0].pose, log.of('frame')[11].pose)).toBeGreaterThan(1);
    engine.dispatch(turn);
    await log.next('state', ({ state }) => state.driver === 'person');
    engine.dispatch(rest);
    await log.next('state', ({ state }) => !state.walking);
  });

  it('is a path to its end, and a person after it', async () => {
    await enterImage();
    const poses = [1, 2, 3].map((x) => lookPose([x, 0, 1.6], 0, 0));
    const over = log.next('state', ({ state }) => state.driver === 'person');
    engine.dispatch({
      type: 'drive',
      driver: { kind: 'path', name: 'a', poses, isPlaced: true, isLoop: false },
    });
    await log.next('state', ({ state }) => state.driver === 'path');
    await over;
    expect(
      log
        .of('frame')
        .map(({ pose }) => pose)
        .slice(1),
    ).toEqual(poses);
  });

  it('is a person again after going back', async () => {
    await enterImage();
    engine.dispatch({ type: 'drive', driver: { kind: 'wander' } });
    await log.until('frame', 5);
    const back = log.next('frame', ({ frameIndex, restored }) => restored && frameIndex === 2);
    engine.dispatch({ type: 'rewind', frameIndex: 2 });
    await back;
    expect(log.of('state').at(-1)?.state.driver).toBe('person');
  });
});

describe('what is beside the dream', () => {
  it('is the true world at the same pose', async () => {
    await enterWorld();
    const shown = await frameAfter({ type: 'setBeside', beside: { kind: 'reality' } });
    expect(shown).toMatchObject({ frameIndex: 0, restored: true });
    // The dream of the tests is the truth.
    expect(shown.beside).toEqual({ frame: shown.frame, psnrDb: 100 });
    engine.dispatch({ type: 'pause', paused: true });
    engine.dispatch(turn);
    const next = await frameAfter({ type: 'step' });
    expect(next.beside?.psnrDb).toBe(100);
    const alone = await frameAfter({ type: 'setBeside', beside: { kind: 'nothing' } });
    expect(alone.beside).toBeUndefined();
  });

  it('is no reality where there is none', async () => {
    await enterImage();
    expect((await frameAfter({ type: 'setBeside', beside: { kind: 'reality' } })).beside).toBeUndefined();
    expect(log.of('state').at(-1)?.state.beside ?? { kind: 'nothing' }).toEqual({ kind: 'nothing' });
  });

  it('is the same walk remembered otherwise, begun anew wherever one goes', async () => {
    await enterImage();
    engine.dispatch({ type: 'pause', paused: true });
    engine.dispatch(turn);
    const start = await frameAfter({ type: 'setBeside', beside: { kind: 'memory', policy: 'none' } });
    expect(start.beside?.psnrDb).toBe(100);
    const next = await frameAfter({ type: 'step' });
    expect(next.beside?.frame.rgb[0]).toBe('none'.length);
    expect((await frameAfter({ type: 'rewind', frameIndex: 0 })).beside?.psnrDb).toBe(100);
    expect(platform.dream.forks).toBe(1);
    await frameAfter({ type: 'setBeside', beside: { kind: 'nothing' } });
    expect(platform.dream.forks).toBe(0);
  });

  it('is another branch, frame by frame', async () => {
    await enterImage();
    engine.dispatch({ type: 'pause', paused: true });
    engine.dispatch(turn);
    for (let frame = 0; frame < 3; frame++) await frameAfter({ type: 'step' });
    const left = log.of('frame').slice(-3);
    await frameAfter({ type: 'rewind', frameIndex: 1 });
    engine.dispatch({ ...turn, keys: { ...idleKeys, turnRight: true } });
    const other = await frameAfter({ type: 'step' });
    const { id } = other.branches.find(({ isCurrent }) => !isCurrent)!;
    const compared = await frameAfter({ type: 'setBeside', beside: { kind: 'branch', branchId: id } });
    expect(compared.beside?.frame.rgb).toEqual(left[1].frame.rgb);
    await frameAfter({ type: 'step' });
    // The other branch ended a frame before this one.
    expect((await frameAfter({ type: 'step' })).beside).toBeUndefined();
  });
});
