import { readFileSync } from 'node:fs';
import { cameraFromHfov } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { guarded } from '../guard/guarded.ts';
import { GREY_START, GREY_VIEW, plainFrame } from '../testing/episode.ts';
import { ScriptedPolicy } from './scripted-policy.ts';

const START = { ...GREY_START, camera: cameraFromHfov(16, 8, 1.4) };
const MOST_TURN_RAD = (7.5 * Math.PI) / 180;

async function example(fileName: string, onLog?: (line: string) => void) {
  const source = readFileSync(new URL(`../../../../assets/policies/${fileName}`, import.meta.url), 'utf8');
  const policy = await ScriptedPolicy.open({ fileName, source }, { onLog });
  expect(policy.about).not.toBe('');
  return guarded(policy);
}

describe('bump-and-turn.js', () => {
  const grey = (level: number) => ({ ...GREY_VIEW, frame: plainFrame(16, 8, [level, level, level]) });

  it('walks on while the picture changes, and turns where it does not', async () => {
    const lines: string[] = [];
    const policy = await example('bump-and-turn.js', (line) => lines.push(line));
    expect(policy).toMatchObject({ id: 'bump-and-turn', senses: ['frame'], actionSpace: { id: 'walk' } });
    await policy.reset(START);
    expect(lines).toEqual(['10 frames of 16×8']);
    expect((await policy.infer(grey(100))).actions).toEqual([[0.2, 0, 0, 0]]);
    expect((await policy.infer(grey(110))).actions).toEqual([[0.2, 0, 0, 0]]);
    const { actions } = await policy.infer(grey(111));
    expect(actions.length).toBeGreaterThanOrEqual(6);
    for (const action of actions) expect(action).toEqual([0, 0, expect.any(Number), 0]);
    expect(Math.abs(actions[0][2])).toBeCloseTo(MOST_TURN_RAD, 12);
    // After a turn the picture is compared with none.
    expect((await policy.infer(grey(111))).actions).toEqual([[0.2, 0, 0, 0]]);
    await policy.dispose();
  });
});

describe('seek-goal-colours.js', () => {
  const RED = [220, 30, 30];
  const GREEN = [30, 200, 30];
  /** Red from one column to another, green elsewhere. */
  function striped(from: number, to: number) {
    const frame = plainFrame(16, 8, GREEN);
    for (let pixel = 0; pixel < 16 * 8; pixel++)
      if (pixel % 16 >= from && pixel % 16 < to) frame.rgb.set(RED, pixel * 3);
    return frame;
  }

  it.each<[string, number, number, (turnRad: number) => boolean]>([
    ['left', 0, 4, (turnRad) => turnRad > 0],
    ['right', 12, 16, (turnRad) => turnRad < 0],
    ['middle', 6, 10, (turnRad) => Math.abs(turnRad) < 1e-6],
  ])('walks to where the goal’s colours are: %s', async (_, from, to, turnsThere) => {
    const policy = await example('seek-goal-colours.js');
    await policy.reset(START);
    const [[forwardM, leftM, turnRad]] = (
      await policy.infer({ ...GREY_VIEW, frame: striped(from, to), goalFrame: plainFrame(16, 8, RED) })
    ).actions;
    expect([forwardM, leftM]).toEqual([0.2, 0]);
    expect(turnsThere(turnRad)).toBe(true);
    await policy.dispose();
  });

  it('looks round where nothing is like the goal', async () => {
    const policy = await example('seek-goal-colours.js');
    await policy.reset(START);
    const { actions } = await policy.infer({
      ...GREY_VIEW,
      frame: striped(0, 0),
      goalFrame: plainFrame(4, 4, RED),
    });
    expect(actions).toEqual([[0, 0, MOST_TURN_RAD, 0]]);
    await policy.dispose();
  });
});
