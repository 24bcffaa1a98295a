import { WALK_SPACE } from '@dreamwalk/control';
import type { Environment, Motion, Observation } from '@dreamwalk/environment';
import { cameraFromHfov, compose, exp, type Pose } from '@dreamwalk/geometry';
import { guarded, type Policy, type PolicyObservation, type PolicyStart } from '@dreamwalk/policy';
import { describe, expect, it } from 'vitest';
import { explore } from '../tasks/explore.ts';
import { reachGoal } from '../tasks/reach-goal.ts';
import { returnHome } from '../tasks/return-home.ts';
import type { Assignment } from '../tasks/task.ts';
import { openPlace } from '../testing/open-place.ts';
import { runEpisode } from './run-episode.ts';

const place = openPlace();
const FORWARD = [0.5, 0, 0, 0];
const frame = { widthPx: 1, heightPx: 1, rgb: new Uint8Array(3) };

/** Nothing but a camera, and a wall at x = 3.2 m. */
class Hall implements Environment {
  readonly camera = cameraFromHfov(1, 1, 1);
  readonly lastStep = { realShare: 0.5 };
  #frameIndex = 0;
  #pose: Pose = place.start;

  async reset(): Promise<Observation> {
    return { frameIndex: 0, frame, pose: this.#pose };
  }

  async step(motion: Motion): Promise<Observation> {
    const to = motion.kind === 'pose' ? motion.pose : compose(this.#pose, exp(motion.twist));
    const blocked = to.translation[0] > 3.2;
    this.#frameIndex++;
    if (!blocked) this.#pose = to;
    return { frameIndex: this.#frameIndex, frame, pose: this.#pose, blocked };
  }

  snapshot = () => Promise.reject(new Error('A hall keeps no moments.'));
  restore = () => Promise.reject(new Error('A hall keeps no moments.'));
  async dispose(): Promise<void> {}
}

function policyOf(infer: Policy['infer'], about: Partial<Policy> = {}): Policy {
  return {
    id: 'tested',
    senses: ['pose'],
    actionSpace: WALK_SPACE,
    reset: async () => {},
    infer,
    dispose: async () => {},
    ...about,
  };
}

async function run(policy: Policy, assignment: Assignment, mostSteps = 20) {
  const environment = new Hall();
  return runEpisode({
    environment,
    first: await environment.reset(),
    assignment,
    policy: guarded(policy, { inferMs: 50 }),
    encoder: { encode: () => Promise.reject(new Error('Nobody looks at pictures here.')) },
    seed: 1,
    episode: 2,
    mostSteps,
    start: { kind: 'view', view: { frame, pose: place.start } },
  });
}

const reach = reachGoal('reach', { nearestM: 1, farthestM: 3, withinM: 0.6 }).assign(place, 20);
const far = reachGoal('reach', { nearestM: 8, farthestM: 10, withinM: 0.6 }).assign(place, 20);

describe('an episode', () => {
  it('ends with success, and tells how it went', async () => {
    const outcome = await run(
      policyOf(async () => ({ actions: [FORWARD], worldModelSteps: 3 })),
      reach,
    );
    expect(outcome).toMatchObject({
      outcome: 'success',
      score: 1,
      steps: 3,
      successStep: 3,
      blockedSteps: 0,
      worldModelSteps: 9,
      coveredShare: 0.5,
    });
    expect(outcome.pathM).toBeCloseTo(1.5);
    expect(outcome.goalDistanceM).toBeCloseTo(0.5);
    expect(outcome.twists).toHaveLength(3);
  });

  it('carries out no more of a chunk than it is told to, nor than there are frames', async () => {
    const asked: number[] = [];
    const infer = async ({ step }: PolicyObservation) => {
      asked.push(step);
      return { actions: [FORWARD, FORWARD, FORWARD], executeSteps: 2 };
    };
    const outcome = await run(policyOf(infer), far, 5);
    expect(asked).toEqual([0, 2, 4]);
    expect(outcome).toMatchObject({ outcome: 'failure', steps: 5, successStep: null });
  });

  it('counts what was in the way', async () => {
    const outcome = await run(
      policyOf(async () => ({ actions: [FORWARD] })),
      far,
      10,
    );
    expect(outcome.blockedSteps).toBe(4);
    expect(outcome.pathM).toBeCloseTo(3);
  });

  it('walks the lead-in before the policy wakes', async () => {
    const starts: PolicyStart[] = [];
    const seen: number[] = [];
    const policy = policyOf(
      async ({ pose }) => {
        seen.push(pose!.translation[0]);
        return { actions: [[-0.5, 0, 0, 0]] };
      },
      {
        reset: async (start) => {
          starts.push(start);
        },
      },
    );
    const home = returnHome('home', { nearestM: 1, farthestM: 3, withinM: 0.6 }).assign(place, 20);
    const outcome = await run(policy, home);
    expect(starts).toHaveLength(1);
    expect(starts[0]).toMatchObject({ seed: 1, episode: 2, maxSteps: 20 });
    expect(seen[0]).toBeCloseTo(2);
    expect(outcome).toMatchObject({ outcome: 'success', steps: 3 });
  });

  it.each([
    ['throws', () => Promise.reject(new Error('My graph is broken.')), 'My graph is broken.'],
    ['answers with no numbers', async () => ({ actions: [[Number.NaN, 0, 0, 0]] }), 'NaN'],
    ['answers in another shape', async () => ({ actions: [[1, 2]] }), '4'],
    ['hangs', () => new Promise<never>(() => {}), '0.05 s'],
  ])('marks a policy that %s as failed to act, with the reason', async (_, infer, reason) => {
    const outcome = await run(policyOf(infer), reach);
    expect(outcome.outcome).toBe('failed-to-act');
    expect(outcome.reason).toContain(reason);
  });

  it('lets the errors of the environment through', async () => {
    const broken = new Hall();
    broken.step = () => Promise.reject(new Error('The device was lost.'));
    const episode = runEpisode({
      environment: broken,
      first: await broken.reset(),
      assignment: explore('explore', { squares: 3 }).assign(place, 20),
      policy: guarded(policyOf(async () => ({ actions: [FORWARD] }))),
      encoder: { encode: async () => new Float32Array(1) },
      seed: 1,
      episode: 2,
      mostSteps: 20,
      start: { kind: 'view', view: { frame, pose: place.start } },
    });
    await expect(episode).rejects.toThrow('The device was lost.');
  });
});
