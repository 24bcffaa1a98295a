import { TWIST_SPACE, WALK_SPACE } from '@dreamwalk/control';
import type { RgbFrame } from '@dreamwalk/environment';
import { cameraFromHfov, identityPose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PolicyActError, type PolicyFault } from '../errors.ts';
import type { ActionChunk, Policy, PolicyObservation, PolicyStart, Sense } from '../policy.ts';
import { guarded } from './guarded.ts';

const FRAME: RgbFrame = { widthPx: 1, heightPx: 1, rgb: new Uint8Array(3) };
const SEEN: PolicyObservation = {
  step: 3,
  prompt: 'go on',
  frame: FRAME,
  goalFrame: FRAME,
  pose: identityPose,
  goalPose: identityPose,
  depthM: new Float32Array(1),
};
const START: PolicyStart = {
  camera: cameraFromHfov(1, 1, 1),
  seed: 1,
  episode: 0,
  maxSteps: 10,
  goal: { prompt: 'go on', frame: FRAME, pose: identityPose, path: [identityPose] },
  start: { kind: 'view', view: { frame: FRAME, pose: identityPose } },
};
const NO_MOVE = [0, 0, 0, 0];

/** A policy that answers as told, and keeps what it was shown. */
class ToldPolicy implements Policy {
  readonly id = 'told';
  readonly senses: readonly Sense[];
  readonly actionSpace = WALK_SPACE;
  shown: PolicyObservation | null = null;
  started: PolicyStart | null = null;
  disposals = 0;
  answer: (signal?: AbortSignal) => unknown = () => ({ actions: [NO_MOVE] });
  onReset: () => unknown = () => {};

  constructor(senses: readonly Sense[] = ['frame']) {
    this.senses = senses;
  }

  async reset(start: PolicyStart) {
    this.started = start;
    await this.onReset();
  }

  // Not async: it may throw at once.
  infer(observation: PolicyObservation, options?: { signal?: AbortSignal }) {
    this.shown = observation;
    return this.answer(options?.signal) as Promise<ActionChunk>;
  }

  async dispose() {
    this.disposals++;
  }
}

async function failure(promise: Promise<unknown>): Promise<PolicyActError> {
  const error = await promise.then(
    () => null,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(PolicyActError);
  return error as PolicyActError;
}

let policy: ToldPolicy;
beforeEach(() => {
  policy = new ToldPolicy();
});

describe('what a policy is shown', () => {
  it('is what it senses, and no more', async () => {
    await guarded(policy).infer(SEEN);
    expect(policy.shown).toEqual({ step: 3, prompt: 'go on', frame: FRAME });
    const other = new ToldPolicy(['pose', 'goal-pose', 'depth', 'goal-frame']);
    await guarded(other).infer(SEEN);
    expect(Object.keys(other.shown!).sort()).toEqual([
      'depthM',
      'goalFrame',
      'goalPose',
      'pose',
      'prompt',
      'step',
    ]);
  });

  it('hides at the start what it does not sense of the goal', async () => {
    await guarded(policy).reset(START);
    expect(policy.started).toEqual({ ...START, goal: { prompt: 'go on' } });
    const other = new ToldPolicy(['goal-frame', 'goal-pose']);
    await guarded(other).reset(START);
    expect(other.started).toEqual(START);
  });
});

describe('what a policy hands over', () => {
  it('is passed on as a copy with its defaults', async () => {
    const row = [1, 2, 3, 4];
    policy.answer = () => ({ actions: [row, NO_MOVE] });
    const chunk = await guarded(policy).infer(SEEN);
    row[0] = Number.NaN;
    expect(chunk).toEqual({ actions: [[1, 2, 3, 4], NO_MOVE], executeSteps: 2, worldModelSteps: 0 });
  });

  it.each<[string, unknown, PolicyFault, RegExp]>([
    ['nothing', undefined, 'wrong-shape', /handed over undefined where a chunk/],
    ['null', null, 'wrong-shape', /handed over null/],
    ['no actions', { actions: [] }, 'wrong-shape', /without actions/],
    ['actions that are a number', { actions: 4 }, 'wrong-shape', /without actions/],
    [
      'rows of another space',
      { actions: [NO_MOVE, [0, 0, 0, 0, 0, 0]] },
      'wrong-shape',
      /an array of 6 as action 1, but an action of the space "walk" is 4 numbers/,
    ],
    ['a flat array', { actions: NO_MOVE }, 'wrong-shape', /handed over 0 as action 0/],
    ['text', { actions: [['0', 0, 0, 0]] }, 'wrong-shape', /the text "0" as number 0 of action 0/],
    ['a hole', { actions: [new Array(4)] }, 'wrong-shape', /undefined as number 0/],
    ['a hole where a row was due', { actions: new Array(1) }, 'wrong-shape', /undefined as action 0/],
    ['NaN', { actions: [NO_MOVE, [0, 0, Number.NaN, 0]] }, 'not-finite', /NaN as number 2 of action 1/],
    ['−Infinity', { actions: [[0, -Infinity, 0, 0]] }, 'not-finite', /-Infinity as number 1/],
    ['no steps', { actions: [NO_MOVE], executeSteps: 0 }, 'wrong-shape', /wants 0 of its 1 actions/],
    ['too many steps', { actions: [NO_MOVE], executeSteps: 2 }, 'wrong-shape', /from 1 to 1/],
    ['half a step', { actions: [NO_MOVE, NO_MOVE], executeSteps: 1.5 }, 'wrong-shape', /wants 1.5/],
    [
      'world-model steps that were undone',
      { actions: [NO_MOVE], worldModelSteps: -1 },
      'wrong-shape',
      /for -1 steps/,
    ],
  ])('is refused where it is %s', async (_, answer, fault, message) => {
    policy.answer = () => answer;
    const error = await failure(guarded(policy).infer(SEEN));
    expect(error.fault).toBe(fault);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^The policy "told" at step 3 .*\.$/);
  });

  it('is a chunk of the space or an error of a known fault, whatever it is', async () => {
    const numbers = fc.oneof(fc.double(), fc.integer());
    const nearly = fc.record(
      {
        actions: fc.array(fc.array(numbers, { minLength: 3, maxLength: 5 }), { maxLength: 3 }),
        executeSteps: fc.integer({ min: -1, max: 4 }),
        worldModelSteps: numbers,
      },
      { requiredKeys: ['actions'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(nearly, fc.anything()), async (answer) => {
        policy.answer = () => answer;
        const outcome = await guarded(policy)
          .infer(SEEN)
          .catch((error) => error);
        if (outcome instanceof PolicyActError) {
          expect(['not-finite', 'wrong-shape']).toContain(outcome.fault);
          return;
        }
        const { actions, executeSteps } = outcome;
        expect(actions.length).toBeGreaterThan(0);
        for (const action of actions) {
          expect(action).toHaveLength(4);
          expect(action.every(Number.isFinite)).toBe(true);
        }
        expect(executeSteps >= 1 && executeSteps <= actions.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is measured by the space of the policy', async () => {
    Object.assign(policy, { actionSpace: TWIST_SPACE });
    await expect(guarded(policy).infer(SEEN)).rejects.toThrow(/space "twist" is 6 numbers/);
  });
});

describe('a policy that throws', () => {
  const unprintable = Object.create(null);
  it.each<[string, unknown, RegExp]>([
    ['an error', new TypeError('x is not a function'), /at step 3: x is not a function\.$/],
    ['a text', 'out of luck', /out of luck\.$/],
    ['nothing', undefined, /undefined\.$/],
    ['what cannot be printed', unprintable, /no error\.$/],
  ])('%s has crashed', async (_, thrown, message) => {
    for (const answer of [
      () => {
        throw thrown;
      },
      () => Promise.reject(thrown),
    ]) {
      policy.answer = answer;
      const error = await failure(guarded(policy).infer(SEEN));
      expect(error).toMatchObject({ fault: 'crashed', cause: thrown });
      expect(error.message).toMatch(message);
    }
  });

  it('says itself how it failed where it knows', async () => {
    const gone = new PolicyActError('unreachable', 'The server is gone.');
    policy.answer = () => Promise.reject(gone);
    expect(await failure(guarded(policy).infer(SEEN))).toBe(gone);
  });

  it('has crashed where reading its answer throws', async () => {
    policy.answer = () => ({
      get actions() {
        throw new Error('trap');
      },
    });
    expect((await failure(guarded(policy).infer(SEEN))).fault).toBe('crashed');
  });

  it('can be reset and asked again', async () => {
    const guard = guarded(policy);
    policy.onReset = () => {
      throw new Error('no world');
    };
    expect((await failure(guard.reset(START))).message).toMatch(/crashed while it was reset: no world\.$/);
    policy.onReset = () => {};
    await guard.reset(START);
    await expect(guard.infer(SEEN)).resolves.toMatchObject({ actions: [NO_MOVE] });
  });
});

describe('a policy that hangs', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is told to stop, and is dead until it is reset', async () => {
    const guard = guarded(policy, { inferMs: 200 });
    let told: AbortSignal | undefined;
    let finish = () => {};
    policy.answer = (signal) => {
      told = signal;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    };
    const asked = failure(guard.infer(SEEN));
    await vi.advanceTimersByTimeAsync(200);
    expect(await asked).toMatchObject({
      fault: 'timeout',
      message: expect.stringContaining('did not answer within 0.2 s at step 3.'),
    });
    expect(told?.aborted).toBe(true);
    expect((await failure(guard.infer(SEEN))).message).toMatch(/not asked again until it is reset/);

    // The old call has not ended, so a reset waits for it.
    let isReset = false;
    const reset = guard.reset(START).then(() => {
      isReset = true;
    });
    await vi.advanceTimersByTimeAsync(50);
    expect(isReset).toBe(false);
    expect(policy.started).toBeNull();
    finish();
    await reset;
    policy.answer = () => ({ actions: [NO_MOVE] });
    await expect(guard.infer(SEEN)).resolves.toMatchObject({ actions: [NO_MOVE] });
  });

  it('cannot be reset as long as it hangs, and is not called twice at a time', async () => {
    const guard = guarded(policy, { inferMs: 100, resetMs: 300 });
    policy.answer = () => new Promise(() => {});
    const asked = failure(guard.infer(SEEN));
    await vi.advanceTimersByTimeAsync(100);
    await asked;
    const reset = failure(guard.reset(START));
    await vi.advanceTimersByTimeAsync(300);
    expect((await reset).fault).toBe('timeout');
    expect(policy.started).toBeNull();
    await guard.dispose();
    expect(policy.disposals).toBe(1);
  });

  it('lets go of a caller that aborts, with the reason of that', async () => {
    const guard = guarded(policy);
    policy.answer = () => new Promise(() => {});
    const caller = new AbortController();
    const asked = guard.infer(SEEN, { signal: caller.signal });
    const reason = new Error('enough');
    caller.abort(reason);
    await expect(asked).rejects.toBe(reason);
    await expect(guard.infer(SEEN, { signal: caller.signal })).rejects.toBe(reason);
  });

  it('leaves no timer behind where it answers', async () => {
    await guarded(policy).infer(SEEN);
    expect(vi.getTimerCount()).toBe(0);
  });
});
