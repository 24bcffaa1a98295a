import type { RgbFrame } from '@dreamwalk/environment';
import { cameraFromHfov, lookPose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import type { Policy, PolicyObservation, PolicyStart } from '../policy.ts';
import { actsFromPixels } from '../policy.ts';
import { BUILT_IN_POLICIES, type BuiltInName, builtInPolicy } from './built-in.ts';
import { STEP_M, TURN_RAD } from './pace.ts';

const SIDE = 64;
const camera = cameraFromHfov(SIDE, SIDE, (80 * Math.PI) / 180);

function paint(colourAt: (x: number, y: number) => readonly [number, number, number]): RgbFrame {
  const rgb = new Uint8Array(SIDE * SIDE * 3);
  for (let y = 0; y < SIDE; y++) for (let x = 0; x < SIDE; x++) rgb.set(colourAt(x, y), (y * SIDE + x) * 3);
  return { widthPx: SIDE, heightPx: SIDE, rgb };
}

const grey = paint(() => [128, 128, 128]);
/** Stripes that stand `shiftPx` to the right, so that every place of the picture looks different. */
const hills = (shiftPx: number) =>
  paint((x, y) => [
    128 + 100 * Math.sin((x - shiftPx) / 7),
    128 + 100 * Math.cos((x - shiftPx) / 17 + y / 9),
    2 * y,
  ]);

const START: PolicyStart = {
  camera,
  seed: 3,
  episode: 0,
  maxSteps: 80,
  goal: { prompt: 'Walk.' },
  start: { kind: 'view', view: { frame: grey, pose: lookPose([0, 0, 1.6], 0, 0) } },
};

async function wake(name: BuiltInName, start: Partial<PolicyStart> = {}): Promise<Policy> {
  const policy = builtInPolicy(name);
  await policy.reset({ ...START, ...start });
  return policy;
}

async function ask(policy: Policy, observation: Partial<PolicyObservation> = {}) {
  const { actions } = await policy.infer({ step: 0, prompt: 'Walk.', ...observation });
  return actions;
}

describe('the built-in policies', () => {
  it.each(Object.keys(BUILT_IN_POLICIES) as BuiltInName[])(
    '%s does the same for the same seed and episode, within what a walker can',
    async (name) => {
      const depthM = new Float32Array(SIDE * SIDE).fill(3);
      const goal = { prompt: 'Walk.', frame: hills(9) };
      const act = async () => {
        const policy = await wake(name, { goal });
        const acted = [];
        for (let step = 0; step < 60; step++)
          acted.push(await ask(policy, { step, frame: hills(step % 3), goalFrame: goal.frame, depthM }));
        return acted;
      };
      const acted = await act();
      expect(await act()).toEqual(acted);
      for (const [forwardM, leftM, turnRad, lookUpRad] of acted.flat()) {
        expect(forwardM).toBeGreaterThanOrEqual(0);
        expect(forwardM).toBeLessThanOrEqual(STEP_M);
        expect(Math.abs(turnRad)).toBeLessThanOrEqual(TURN_RAD);
        expect([leftM, lookUpRad]).toEqual([0, 0]);
      }
    },
  );

  it('walk otherwise in another episode, where they draw lots', async () => {
    for (const name of ['random', 'wander'] as const) {
      const first = await wake(name);
      const second = await wake(name, { episode: 1 });
      const acted = [];
      for (let step = 0; step < 20; step++)
        acted.push([await ask(first, { step }), await ask(second, { step })]);
      expect(acted.some(([a, b]) => JSON.stringify(a) !== JSON.stringify(b))).toBe(true);
    }
  });

  it('say truly who acts from pixels alone', () => {
    const fromDepth = Object.keys(BUILT_IN_POLICIES).filter(
      (name) => !actsFromPixels(builtInPolicy(name as BuiltInName)),
    );
    expect(fromDepth).toEqual(['follow-wall']);
  });
});

describe('no-op', () => {
  it('stands still', async () => {
    expect(await ask(await wake('no-op'))).toEqual([[0, 0, 0, 0]]);
  });
});

describe('bump-and-turn', () => {
  it('walks on while the picture changes, and turns away once it does not', async () => {
    const policy = await wake('bump-and-turn');
    expect(await ask(policy, { frame: hills(0) })).toEqual([[STEP_M, 0, 0, 0]]);
    expect(await ask(policy, { step: 1, frame: hills(5) })).toEqual([[STEP_M, 0, 0, 0]]);
    const away = await ask(policy, { step: 2, frame: hills(5) });
    expect(away.length).toBeGreaterThanOrEqual(6);
    expect(new Set(away.map(([forwardM]) => forwardM))).toEqual(new Set([0]));
  });
});

describe('follow-floor', () => {
  const floor = (height: (x: number) => number) =>
    paint((x, y) => (y >= SIDE - height(x) ? [150, 120, 90] : [40, 60, 160]));

  it('walks where there is floor, towards the side that has more', async () => {
    const [[forwardM, , turnRad]] = await ask(await wake('follow-floor'), {
      frame: floor((x) => (x < SIDE / 2 ? 30 : 14)),
    });
    expect(forwardM).toBe(STEP_M);
    expect(turnRad).toBeGreaterThan(0);
  });

  it('turns before a wall, and goes on turning the same way', async () => {
    const policy = await wake('follow-floor');
    const frame = floor((x) => (x < SIDE / 4 ? 20 : 4));
    const [[forwardM, , first]] = await ask(policy, { frame });
    expect(forwardM).toBe(0);
    const [[, , second]] = await ask(policy, { step: 1, frame: floor(() => 4) });
    expect(second).toBe(first);
  });
});

describe('follow-wall', () => {
  it('turns away from what is ahead, and keeps its distance to what is at its right', async () => {
    const policy = await wake('follow-wall');
    const room = (aheadM: number, rightM: number) =>
      Float32Array.from({ length: SIDE * SIDE }, (_, at) => (at % SIDE > SIDE / 2 + 10 ? rightM : aheadM));
    expect((await ask(policy, { depthM: room(0.5, 1.4) }))[0][0]).toBe(0);
    expect((await ask(policy, { depthM: room(5, 0.9) }))[0][2]).toBeGreaterThan(0);
    expect((await ask(policy, { depthM: room(5, 3) }))[0][2]).toBeLessThan(0);
  });
});

describe('seek-picture', () => {
  it('turns back to where it saw the picture, and walks towards it', async () => {
    const goal = { prompt: 'Go there.', frame: hills(0) };
    const policy = await wake('seek-picture', { goal });
    let turned = 0;
    let walked: readonly number[] = [];
    for (let step = 0; step < 120 && walked.length === 0; ) {
      // The goal lies 10 frames of turning to the left; a frame turns the picture by 6 pixels.
      const offPx = 6 * (turned - 10);
      const frame = Math.abs(offPx) < SIDE ? hills(offPx) : grey;
      for (const action of await ask(policy, { step, frame, goalFrame: goal.frame })) {
        turned += Math.round(action[2] / TURN_RAD);
        step++;
        if (action[0] > 0) walked = action;
      }
      if (turned >= 48) turned -= 48;
    }
    expect(walked[0]).toBe(STEP_M);
    expect(Math.abs(turned - 10)).toBeLessThanOrEqual(1);
  });
});
