import { seededRandom, type Twist } from '@dreamwalk/geometry';
import type { Arm, EpisodeResult } from '../episodes/episode-result.ts';
import type { DreamProbe } from '../fidelity/dream-probe.ts';
import type { EvaluatedPolicy, EvaluationHeader } from '../report/evaluation-header.ts';

/** A policy with the success rate that it has at starts of middling difficulty, imagined and real. */
interface FakeSkill extends EvaluatedPolicy {
  readonly skill: number;
  /** What imagination adds to its success. */
  readonly flattery: number;
  readonly worldModelSteps: number;
}

const SKILLS: readonly FakeSkill[] = [
  fake('no-op', 'floor', 'no-op', 'Stands still.', -9, 0),
  fake('random', 'candidate', 'random', 'Walks at random, evenly over the action space.', 0.06, 0.02),
  fake('wander', 'candidate', 'wander', 'Walks ahead more often than not, turns at walls.', 0.22, 0.05),
  fake(
    'seek-image',
    'candidate',
    'goal-image',
    'Turns to where the goal image looks most alike.',
    0.46,
    -0.04,
  ),
  fake('wall-follower', 'candidate', 'wall-follower', 'Keeps the wall at its right, by depth.', 0.34, 0.08),
  fake('cloned', 'candidate', 'onnx', 'A small network cloned from simulated walks.', 0.55, 0.02),
  fake('cem', 'candidate', 'cem', 'Plans 8 steps ahead in imagination.', 0.7, 0.06, 420),
  fake('best-first', 'candidate', 'tree', 'Searches macro-actions best first.', 0.63, -0.02, 260),
  fake(
    'vocabulary',
    'candidate',
    'vocabulary',
    'Scores a vocabulary of paths, coarse to fine.',
    0.74,
    0.0,
    180,
  ),
  fake('replay', 'ceiling', 'replay', 'Replays a walk that reached the goal.', 9, 0),
];

const TASKS = [
  { id: 'reach-goal', title: 'Reach the goal image', judge: 'within 0.5 m and 30° of it', ease: 0 },
  { id: 'return-home', title: 'Return home', judge: 'within 0.5 m of the start after 3 m away', ease: -0.12 },
  { id: 'explore', title: 'Explore', judge: 'covers 60 % of the free floor in reach', ease: 0.1 },
  { id: 'avoid', title: 'Avoid collision', judge: 'walks 8 m, blocked in 2 steps at most', ease: 0.18 },
] as const;

/** How much there is of it. */
export interface FakeSize {
  readonly starts?: number;
  readonly samples?: number;
  readonly arms?: readonly Arm[];
}

/** The header of an evaluation that never was. */
export const FAKE_HEADER: EvaluationHeader = {
  suite: 'voxel-rooms, quick look',
  about: 'Ten policies, four tasks and twenty starts in worlds never trained on.',
  evaluatedAt: '2026-11-23T12:00:00.000Z',
  model: { id: 'voxel-rooms', graphs: { encoder: 'ab'.repeat(32), decoder: 'cd'.repeat(32) } },
  versions: { dreamwalk: '0.1.0', 'onnxruntime-node': '1.26.0' },
  policies: SKILLS.map(({ skill, flattery, worldModelSteps, ...policy }) => policy),
  tasks: TASKS.map(({ ease, ...task }) => task),
  seeds: [0],
  options: { 'most steps': 80, 'views of a tour': 100, provider: 'CPU', 'walls stop the camera': true },
};

/** Episodes that never were: policies of different skill at starts of different difficulty, imagined and real. */
export function fakeEpisodes({
  starts = 20,
  samples = 1,
  arms = ['tour', 'view', 'reality'],
}: FakeSize = {}): EpisodeResult[] {
  const random = seededRandom(4);
  const difficulty = Array.from({ length: starts }, () => 0.5 * (random() - 0.5));
  const episodes: EpisodeResult[] = [];
  for (const { id: policy, skill, flattery, worldModelSteps } of SKILLS)
    for (const { id: task, ease } of TASKS)
      for (let startIndex = 0; startIndex < starts; startIndex++) {
        // The same luck in every arm: an episode that succeeds in imagination tends to succeed in reality.
        const luck = random();
        for (const arm of arms)
          for (let sample = 0; sample < (arm === 'reality' ? 1 : samples); sample++) {
            const mixed = random() < (arm === 'view' ? 0.6 : 0.25) ? random() : luck;
            const chance = skill + ease - difficulty[startIndex] + (arm === 'reality' ? 0 : flattery);
            const failedToAct = policy === 'cloned' && startIndex === 7 && task === 'explore';
            const success = !failedToAct && mixed < chance - (arm === 'view' ? 0.15 : 0);
            const steps =
              policy === 'no-op' ? 80 : failedToAct ? 12 : success ? 20 + Math.floor(50 * random()) : 80;
            const pathM = policy === 'no-op' ? 0 : 0.2 * steps * (0.7 + 0.3 * random());
            const isPlace = task === 'reach-goal' || task === 'return-home';
            episodes.push({
              key: `${arm}/${policy}/${task}/${startIndex}/0/${sample}`,
              arm,
              policy,
              task,
              startIndex,
              worldSeed: 1_000_000 + startIndex,
              seed: 0,
              sample,
              outcome: failedToAct ? 'failed-to-act' : success ? 'success' : 'failure',
              ...(failedToAct && {
                reason: 'The policy cloned gave an action that is not finite (NaN at index 2).',
              }),
              score: success ? 1 : Math.max(0, Math.min(0.95, chance * random())),
              steps,
              successStep: success ? steps : null,
              pathM,
              shortestM: isPlace ? Math.max(1, pathM * (0.55 + 0.4 * random())) : null,
              goalDistanceM: isPlace ? (success ? 0.3 : 3 * random()) : null,
              blockedSteps: Math.floor(steps * 0.1 * random()),
              worldModelSteps: worldModelSteps * steps,
              coveredShare:
                arm === 'reality' ? null : arm === 'tour' ? 0.6 + 0.4 * random() : 0.15 + 0.6 * random(),
              actionsSha256: 'ef'.repeat(32),
              timings: { totalMs: 1000, policyMs: 200, environmentMs: 800 },
            });
          }
      }
  return episodes;
}

/** Probes of dreams that never were: those from a single view err more, and more with every frame. */
export function fakeProbes(starts = 20): DreamProbe[] {
  const random = seededRandom(5);
  const off = (size: number) => size * (random() - 0.5);
  return (['tour', 'view'] as const).flatMap((arm) => {
    const error = arm === 'tour' ? 1 : 4;
    const shown = ({ linear: [x, y, z], angular: [a, b, c] }: Twist): Twist => ({
      linear: [x + off(0.02 * error), y + off(0.01 * error), z + off(0.02 * error)],
      angular: [a + off(0.01 * error), b + off(0.01 * error), c + off(0.01 * error)],
    });
    return Array.from({ length: starts }, (_, startIndex) => ({
      arm,
      startIndex,
      motions: Array.from({ length: 16 }, (_, pair) => {
        const asked: Twist = { linear: [0, 0, pair % 4 === 0 ? 0 : 0.2], angular: [0, off(0.2), 0] };
        return { asked, recovered: shown(asked) };
      }),
      states: [1, 2, 4, 8, 16, 32, 60].map((horizon) => ({
        horizon,
        errorDistance: error * (2 + 0.05 * horizon + random()),
        movedDistance: 8 + 4 * random(),
      })),
    }));
  });
}

function fake(
  id: string,
  role: EvaluatedPolicy['role'],
  kind: string,
  about: string,
  skill: number,
  flattery: number,
  worldModelSteps = 0,
): FakeSkill {
  const senses = kind === 'wall-follower' ? ['depth'] : ['frame', 'goal-frame'];
  return { id, role, kind, about, senses, actionSpace: 'walk', skill, flattery, worldModelSteps };
}
