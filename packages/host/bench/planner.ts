/**
 * How far planners beat policies that plan nothing: `node packages/host/bench/planner.ts [WORLDS] [FIRST_SEED] [POLICY…]`. Episodes of
 * reach-the-goal in the simulator, on worlds to develop with; planners dream with the bundled model, from a survey of 100 views. Prints
 * a line an episode and a table; every policy has the same episodes.
 */

import type { EpisodeOutcome } from '@dreamwalk/evaluation';
import { countPairs, pairedDifference, reachGoal, runEpisode, wilsonInterval } from '@dreamwalk/evaluation';
import {
  BUILT_IN_POLICIES,
  type BuiltInName,
  builtInPolicy,
  createPlanner,
  guarded,
  PLANNER_NAMES,
  type PlannerName,
  type Policy,
} from '@dreamwalk/policy';
import { SimulatedPlace } from '../src/node/evaluating/places/simulated-place.ts';
import { DreamedStarts } from '../src/node/evaluating/policies/dreamed-starts.ts';
import { RolloutDream } from '../src/node/evaluating/policies/rollout-dream.ts';
import { openModel } from '../src/node/models/open-model.ts';

const WORLDS = Number(process.argv[2] ?? 10);
const FIRST_SEED = Number(process.argv[3] ?? 650_000);
const CHOSEN = process.argv.slice(4);
const TOUR_VIEWS = 100;
const STEPS = 80;
const TASK = reachGoal('reach-goal', { nearestM: 3, farthestM: 6, withinM: 1 });
const MINUTE_MS = 60_000;

const { model } = await openModel({ threads: 1 });
const starts = new DreamedStarts(model);
const names = CHOSEN.length > 0 ? CHOSEN : [...Object.keys(BUILT_IN_POLICIES), ...PLANNER_NAMES];
const policies = names.map(policyOf);
const outcomes = new Map<string, EpisodeOutcome[]>(policies.map(({ id }) => [id, []]));

for (let seed = FIRST_SEED; seed < FIRST_SEED + WORLDS; seed++) {
  const place = new SimulatedPlace(seed, model.camera);
  const assignment = TASK.assign(place, STEPS);
  const start = place.tourStart(TOUR_VIEWS);
  for (const policy of policies) {
    const environment = place.reality();
    const beganUs = process.cpuUsage().user;
    const outcome = await runEpisode({
      environment,
      first: await environment.reset(start),
      assignment,
      policy,
      encoder: { encode: async () => new Float32Array() },
      seed: 0,
      episode: seed - FIRST_SEED,
      mostSteps: STEPS,
      start,
    });
    outcomes.get(policy.id)!.push(outcome);
    const cpuS = (process.cpuUsage().user - beganUs) / 1e6;
    console.log(
      `${seed} ${world.theme} ${policy.id}: ${outcome.outcome} after ${outcome.steps} steps, ` +
        `${outcome.goalDistanceM?.toFixed(2)} m from the goal (way ${assignment.shortestM!.toFixed(1)} m), ` +
        `${outcome.worldModelSteps} dreamed, ${outcome.blockedSteps} blocked, ${cpuS.toFixed(1)} s of computing` +
        `${outcome.reason ? `; ${outcome.reason}` : ''}`,
    );
  }
}

const succeeded = (id: string) => outcomes.get(id)!.map(({ outcome }) => outcome === 'success');
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const scripted = policies.filter(({ id }) => id in BUILT_IN_POLICIES);
const best = scripted.toSorted((a, b) => rate(b.id) - rate(a.id))[0];
for (const { id } of policies) {
  const own = outcomes.get(id)!;
  const { low, high } = wilsonInterval(succeeded(id).filter(Boolean).length, own.length);
  const theirs = best && succeeded(best.id);
  const { difference, interval } = pairedDifference(
    countPairs(succeeded(id).map((success, n) => [success, theirs?.[n] ?? false])),
  );
  console.log(
    `${id}: ${rate(id).toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}], ` +
      `${best ? `minus ${best.id} ${difference.toFixed(2)} [${interval.low.toFixed(2)}, ${interval.high.toFixed(2)}], ` : ''}` +
      `${mean(own.map(({ worldModelSteps }) => worldModelSteps)).toFixed(0)} dreamed, ` +
      `${mean(own.map(({ timings }) => timings.policyMs / 1000)).toFixed(1)} s of the policy an episode`,
  );
}
for (const policy of policies) await policy.dispose();
await starts.dispose();
await model.dispose();

function rate(id: string): number {
  return mean(succeeded(id).map(Number));
}

function policyOf(name: string): Policy {
  const limits = { inferMs: MINUTE_MS, resetMs: 5 * MINUTE_MS };
  const policy = PLANNER_NAMES.includes(name as PlannerName)
    ? createPlanner({ name: name as PlannerName, goalSense: 'goal-frame' }, new RolloutDream(starts))
    : builtInPolicy(name as BuiltInName);
  return guarded(policy, limits);
}
