import { twistsBetween } from '@dreamwalk/control';
import type { Environment, Observation, TaskOptions } from '@dreamwalk/environment';
import { breathe, type Camera, identityPose, log, type Pose, relative } from '@dreamwalk/geometry';
import type { FollowedMotion } from '../policy-statistics/action-following.ts';
import { stateError } from '../policy-statistics/state-alignment.ts';
import { recoverMotion } from '../pose-recovery/recover-motion.ts';
import type { FrameEncoder } from '../tasks/latent-judge.ts';
import type { TaskPlace } from '../tasks/task-place.ts';
import type { ProbedState, ProbeFindings } from './dream-probe.ts';

/** Frame pairs of a walk whose motion is recovered, each of which takes as long as dreaming two frames. */
const PAIRS = 12;
/** State Alignment is told at these horizons, frames, and at the end of the walk. */
const HORIZONS: readonly number[] = [1, 2, 4, 8, 16, 32];

/** A dream about to be probed. */
export interface ProbedDream extends TaskOptions {
  /** The caller's to dispose; it ends where the walk does. */
  readonly environment: Environment;
  /** What the environment shows at the start; nothing has moved since. */
  readonly first: Observation;
  /** A walk that nothing is in the way of, its first pose included. */
  readonly walk: readonly Pose[];
  readonly encoder: FrameEncoder;
  /** What is truly seen from a pose of the walk; absent where nobody knows. */
  readonly picture?: TaskPlace['picture'];
}

/**
 * Replays a walk's actions in a dream, to see whether its frames move as told and what they show is true. Motions asked
 * for are those that were carried out, after sliding along what is in the way. True states are those that the same
 * actions lead to in the true place: a dream that is stopped where nothing stands errs.
 *
 * @throws what the environment throws, and the signal's reason once it is aborted
 */
export async function probeDream(dream: ProbedDream): Promise<ProbeFindings> {
  const { environment, first, walk, encoder, picture, signal } = dream;
  const twists = twistsBetween(walk);
  const pairs = spread(twists.length);
  const start = picture && (await encoder.encode(picture(walk[0])));
  const motions: FollowedMotion[] = [];
  const states: ProbedState[] = [];
  let before = first;
  for (const [at, twist] of twists.entries()) {
    const horizon = at + 1;
    const after = await environment.step({ kind: 'twist', twist }, { signal });
    if (pairs.has(horizon)) motions.push(...followedMotion(before, after, environment.camera));
    if (picture && start && (HORIZONS.includes(horizon) || horizon === twists.length)) {
      const dreamed = await encoder.encode(after.frame);
      const truth = await encoder.encode(picture(walk[horizon]));
      states.push({ horizon, ...stateError(dreamed, truth, start) });
    }
    before = after;
    await breathe(signal);
  }
  return { motions, states };
}

/** None where the dream has no depth to tell metres by. */
function followedMotion(before: Observation, after: Observation, camera: Camera): FollowedMotion[] {
  const { frame, depthM } = before;
  if (!depthM) return [];
  const told = relative(before.pose, after.pose);
  // A dream that ignores what it is told stands still, and must be found out.
  const recovered = recoverMotion({ frame, depthM }, after.frame, camera, [told, identityPose]);
  return [{ asked: log(told), recovered }];
}

/** Later frames of at most `PAIRS` pairs, evenly over so many steps, the last among them. */
function spread(steps: number): ReadonlySet<number> {
  const pairs = Math.min(PAIRS, steps);
  return new Set(Array.from({ length: pairs }, (_, pair) => Math.floor(((pair + 1) * steps) / pairs)));
}
