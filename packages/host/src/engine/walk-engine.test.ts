import { idleKeys, type KeyState } from '@dreamwalk/control';
import { poseDistanceM } from '@dreamwalk/geometry';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { USUAL_MOTION } from './motion-choice.ts';
import { openGrey, rest, startEngine, turn } from './testing/start-engine.ts';
import { type EventLog, TestPlatform } from './testing/test-platform.ts';
import type { WalkEngine } from './walk-engine.ts';

let platform: TestPlatform;
let log: EventLog;
let engine: WalkEngine;
let isReceiving: boolean;

beforeEach(() => {
  isReceiving = true;
  platform = new TestPlatform();
  ({ engine, log } = startEngine(platform, () => isReceiving));
});
afterEach(() => engine.dispose());

async function enterWorld() {
  engine.dispatch({ type: 'openModel', modelId: 'any' });
  engine.dispatch({ type: 'newWorld', seed: 1_000_003 });
  return log.until('frame');
}

async function enterImage() {
  engine.dispatch({ type: 'openModel', modelId: 'any' });
  engine.dispatch(openGrey());
  return log.until('frame');
}

describe('WalkEngine', () => {
  it('opens a model, tours a world and shows its first frame, saying how far it is', async () => {
    const first = await enterWorld();
    expect(log.events.filter((event) => event.type !== 'loading').map((event) => event.type)).toEqual([
      'modelReady',
      'placeReady',
      'view',
      'view',
      'view',
      'frame',
    ]);
    expect(log.of('placeReady')[0]).toMatchObject({ place: { kind: 'world', tourViews: 60 } });
    expect(first).toMatchObject({
      frameIndex: 0,
      stats: { memory: { real: 60, generated: 1, bytes: 61 * 1024 } },
    });
    const place = log.of('loading').filter((event) => event.progress.task === 'place');
    const fractions = place.map((event) => event.progress.fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it('walks while a key is held, at the pace of the model, and rests when it is let go', async () => {
    await enterImage();
    engine.dispatch(turn);
    const startMs = platform.clock.nowMs();
    await log.until('frame', 41);
    const seconds = (platform.clock.nowMs() - startMs) / 1000;
    // The first frame comes without a delay.
    expect(seconds).toBeCloseTo(39 / 20, 1);
    engine.dispatch(rest);
    await log.until('state', 2);
    const frames = log.of('frame').length;
    await platform.clock.sleep(500);
    await platform.clock.sleep(500);
    expect(log.of('frame').length).toBe(frames);
    expect(log.of('state').map((event) => event.state.walking)).toEqual([true, false]);
  });

  it('moves as it is told to: slower, by half a stick, in flight, and level again', async () => {
    await enterImage();
    engine.dispatch({ type: 'pause', paused: true });
    const twistOf = async (keys: Partial<KeyState>) => {
      engine.dispatch({ type: 'input', keys: { ...idleKeys, ...keys }, timeMs: 0 });
      const next = log.next('frame');
      engine.dispatch({ type: 'step' });
      const { linear, angular } = (await next).twist;
      return [...linear, ...angular].map((value) => Math.round(value * 1e9) / 1e9 + 0);
    };
    const turnRad = Math.round(((7.5 * Math.PI) / 180) * 1e9) / 1e9;
    const motion = {
      mode: 'walk',
      speedScale: 0.5,
      keyTurnScale: 2,
      stickTurnScale: 1,
      walls: 'true',
    } as const;
    expect(await twistOf({ stickForward: 0.5 })).toEqual([0, 0, 0.1, 0, 0, 0]);
    engine.dispatch({ type: 'setMotion', motion });
    expect(await twistOf({ forward: true })).toEqual([0, 0, 0.1, 0, 0, 0]);
    expect(await twistOf({ rollLeft: true, turnLeft: true })).toEqual([0, 0, 0, 0, -2 * turnRad, 0]);
    engine.dispatch({ type: 'setMotion', motion: { ...motion, mode: 'fly', keyTurnScale: 1 } });
    expect(await twistOf({ rollLeft: true })).toEqual([0, 0, 0, 0, 0, -turnRad]);
    engine.dispatch({ type: 'setMotion', motion });
    expect(await twistOf({})).toEqual([0, 0, 0, 0, 0, turnRad]);
  });

  it('is stopped by what the dream shows to stand in the way, where it is told to mind that', async () => {
    await enterImage();
    engine.dispatch({ type: 'pause', paused: true });
    const stepM = async (walls: 'true' | 'dreamed' | 'none') => {
      engine.dispatch({ type: 'setMotion', motion: { ...USUAL_MOTION, walls } });
      engine.dispatch({ type: 'input', keys: { ...idleKeys, forward: true }, timeMs: 0 });
      const next = log.next('frame');
      engine.dispatch({ type: 'step' });
      return (await next).twist.linear[2];
    };
    // The test double lets nobody go farther than half of the way.
    expect(await stepM('dreamed')).toBeCloseTo(0.1);
    expect(await stepM('none')).toBeCloseTo(0.2);
    expect(await stepM('true')).toBeCloseTo(0.2);
  });

  it('waits for a viewer that is slower than the dream', async () => {
    await enterImage();
    isReceiving = false;
    engine.dispatch(turn);
    await log.until('frame', 3);
    await platform.clock.sleep(500);
    await platform.clock.sleep(500);
    expect(log.of('frame').length).toBe(3);
    engine.dispatch({ type: 'received', frameIndex: 1 });
    await log.until('frame', 4);
  });

  it('echoes when the input was read, on the first frame that answers it', async () => {
    await enterImage();
    engine.dispatch(turn);
    const [, answer, next] = [
      await log.until('frame', 1),
      await log.until('frame', 2),
      await log.until('frame', 3),
    ];
    expect([answer.inputTimeMs, next.inputTimeMs]).toEqual([7, undefined]);
  });

  it('does not walk through the walls of the world', async () => {
    const { pose } = await enterWorld();
    engine.dispatch({ type: 'input', keys: { ...idleKeys, forward: true }, timeMs: 0 });
    await log.until('frame', 200);
    const last = log.of('frame')[199];
    expect(poseDistanceM(pose, last.pose)).toBeLessThan(24 * Math.SQRT2);
    expect(poseDistanceM(log.of('frame')[198].pose, last.pose)).toBeLessThan(0.2);
  });

  it('pauses at once, steps one frame at a time, and goes on', async () => {
    await enterImage();
    engine.dispatch({ type: 'pause', paused: true });
    engine.dispatch(turn);
    await platform.clock.sleep(500);
    expect(log.of('frame').length).toBe(1);
    engine.dispatch({ type: 'step' });
    await log.until('frame', 2);
    await platform.clock.sleep(500);
    expect(log.of('frame').length).toBe(2);
    engine.dispatch({ type: 'pause', paused: false });
    await log.until('frame', 5);
  });

  it('goes back to the start with the memory as it was there', async () => {
    const first = await enterWorld();
    engine.dispatch(turn);
    await log.until('frame', 10);
    engine.dispatch(rest);
    const back = log.next('frame', ({ frameIndex }) => frameIndex === 0);
    engine.dispatch({ type: 'reset' });
    const restarted = await back;
    expect(restarted).toMatchObject({ pose: first.pose, stats: { memory: { real: 60, generated: 1 } } });
    expect(restarted.frame.rgb).toEqual(first.frame.rgb);
    // Reset by mistake, nothing is lost.
    expect(restarted.timeline.last).toBeGreaterThanOrEqual(9);
  });

  it('goes back to a frame and forth again, and dreams on from there on a branch of its own', async () => {
    await enterImage();
    engine.dispatch(turn);
    const twelfth = await log.until('frame', 13);
    engine.dispatch(rest);
    await log.until('state', 2);
    const dreamed = log.of('frame');
    const { last } = dreamed.at(-1)!.timeline;
    const goTo = async (frameIndex: number) => {
      const there = log.next('frame');
      engine.dispatch({ type: 'rewind', frameIndex });
      return there;
    };
    const fifth = await goTo(5);
    expect(fifth).toMatchObject({
      frameIndex: 5,
      pose: dreamed[5].pose,
      timeline: { first: 0, last },
      restored: true,
    });
    expect(fifth.frame.rgb).toEqual(dreamed[5].frame.rgb);
    const again = await goTo(12);
    expect(again.frame.rgb).toEqual(twelfth.frame.rgb);
    await goTo(3);
    const onward = log.next('frame');
    engine.dispatch({ type: 'step' });
    expect(await onward).toMatchObject({ frameIndex: 4, restored: true, pose: dreamed[4].pose });
    await goTo(3);
    engine.dispatch({ type: 'pause', paused: true });
    engine.dispatch(turn);
    const instead = log.next('frame');
    engine.dispatch({ type: 'step' });
    const other = await instead;
    expect(other).toMatchObject({ frameIndex: 4, timeline: { first: 0, last: 4 }, restored: false });
    const left = other.branches.find(({ isCurrent }) => !isCurrent)!;
    expect(left.span).toEqual({ first: 4, last });
    const there = log.next('frame');
    engine.dispatch({ type: 'rewind', frameIndex: 12, branchId: left.id });
    expect((await there).frame.rgb).toEqual(twelfth.frame.rgb);
  });

  it('goes where a scrubbing hand is now, not everywhere it has been', async () => {
    await enterImage();
    engine.dispatch(turn);
    await log.until('frame', 10);
    engine.dispatch(rest);
    await log.until('state', 2);
    const there = log.next('frame', ({ frameIndex }) => frameIndex === 5);
    for (const frameIndex of [8, 7, 6, 99, 5]) engine.dispatch({ type: 'rewind', frameIndex });
    await there;
    expect(log.of('frame').filter(({ frameIndex }) => frameIndex === 6).length).toBe(1);
  });

  it('records at a constant rate while standing still too, and ends a recording with the place', async () => {
    await enterImage();
    engine.dispatch({ type: 'startRecording' });
    await log.until('frame', 6);
    engine.dispatch({ type: 'stopRecording' });
    const { recording } = await log.until('recorded');
    expect(recording.frameCount).toBe(platform.recorded.length);
    expect(recording.frameCount).toBeGreaterThanOrEqual(5);
    expect(recording.fileName).toBe('grey 2026-01-02 03.04.05.mp4');

    engine.dispatch({ type: 'startRecording' });
    engine.dispatch({ type: 'reset' });
    await log.until('recorded', 2);
  });

  it('changes the memory policy in the middle of a walk', async () => {
    await enterImage();
    engine.dispatch({ type: 'setMemoryPolicy', policy: 'none' });
    await log.until('state');
    expect(platform.dream.policy).toBe('none');
  });

  it('cancels what is loading and keeps the walk before it', async () => {
    await enterWorld();
    const before = log.of('loading').length;
    engine.dispatch({ type: 'newWorld', seed: 1_000_004 });
    await log.until('loading', before + 3);
    engine.dispatch({ type: 'cancel' });
    expect(await log.until('cancelled')).toMatchObject({ task: 'place' });
    engine.dispatch(turn);
    await log.until('frame', 2);
    expect(log.of('placeReady').length).toBe(1);
  });

  it('gives up on a place when another one is asked for', async () => {
    await enterImage();
    const before = log.of('loading').length;
    for (const seed of [11, 12]) engine.dispatch({ type: 'newWorld', seed });
    await log.until('loading', before + 2);
    engine.dispatch(openGrey('last.png'));
    const { place } = await log.until('placeReady', 2);
    expect(place).toEqual({ kind: 'image', name: 'last.png' });
    expect(log.of('cancelled').length).toBe(1);
  });

  it('tells a failure with its name and remedy instead of dying of it', async () => {
    platform.openFailure = new RangeError('The file decoder.onnx is damaged. Download it again.');
    engine.dispatch({ type: 'openModel', modelId: 'any' });
    const { failure } = await log.until('failed');
    expect(failure).toMatchObject({
      name: 'RangeError',
      during: 'openModel',
      message: platform.openFailure.message,
    });
    platform.openFailure = undefined;
    engine.dispatch({ type: 'pause', paused: false });
    await enterImage();
  });

  it('says what is missing when a world is asked for before a model', async () => {
    engine.dispatch({ type: 'newWorld', seed: 1 });
    expect((await log.until('failed')).failure.message).toMatch(/No model is open yet/);
  });

  it('ends a recording with the model that it was dreamed by', async () => {
    await enterImage();
    engine.dispatch({ type: 'startRecording' });
    await log.until('frame', 4);
    engine.dispatch({ type: 'openModel', modelId: 'another' });
    await log.until('modelReady', 2);
    const { recording } = log.of('recorded')[0];
    expect(recording.frameCount).toBe(platform.recorded.length);
    expect(log.of('state').at(-1)?.state.recording).toBe(false);
  });

  it('gives the model back also where the recording cannot be finished, and says why', async () => {
    await enterImage();
    platform.finishFailure = new Error('The disk is full. Make room.');
    engine.dispatch({ type: 'startRecording' });
    await log.until('frame', 3);
    await engine.dispose();
    expect(log.of('failed')[0].failure.message).toBe('The disk is full. Make room.');
    expect(platform.dream.isDisposed).toBe(true);
  });

  it('gives the model back when it ends, with a recording still running', async () => {
    await enterImage();
    engine.dispatch({ type: 'startRecording' });
    await log.until('frame', 3);
    await engine.dispose();
    expect(platform.dream.isDisposed).toBe(true);
    expect(log.of('recorded').length).toBe(1);
  });
});
