import { interpolate, type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import type { Keyframe, TrajectorySample } from '@dreamwalk/trajectory';
import { METRES_PER_RADIAN } from './path-plan.ts';

/** How far from the recorded path its screws may lie, metres, a turn counted in. */
const TOLERANCE_M = 0.08;

/** Slower than this a keyframe would hold the path up for minutes. */
const SLOWEST_M_PER_S = 0.05;

/**
 * Few keyframes that a recorded path can be drawn from again: the pose that lies farthest off the screw between two
 * keyframes becomes one itself until none is far off (Ramer, Douglas and Peucker, on SE(3)). Each has the mean speed
 * of its surroundings.
 *
 * @param samples at least one
 */
export function keyframesOf(samples: readonly TrajectorySample[]): Keyframe[] {
  const kept = [0, ...insideOf(samples, 0, samples.length - 1), samples.length - 1];
  const indices = samples.length === 1 ? [0] : kept;
  return indices.map((index, place) => {
    const before = indices[Math.max(0, place - 1)];
    const after = indices[Math.min(indices.length - 1, place + 1)];
    return { pose: samples[index].pose, speedMPerS: meanSpeed(samples, before, after) };
  });
}

/** The keyframes strictly between two, in order. Iterative: a recorded path can be many thousand poses long. */
function insideOf(samples: readonly TrajectorySample[], first: number, last: number): number[] {
  const kept: number[] = [];
  const stretches = [[first, last]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to] = stretch;
    const farthest = farthestOff(samples, from, to);
    if (farthest === undefined) continue;
    kept.push(farthest);
    stretches.push([from, farthest], [farthest, to]);
  }
  return kept.sort((a, b) => a - b);
}

function farthestOff(samples: readonly TrajectorySample[], from: number, to: number): number | undefined {
  let [farthest, mostM]: [number | undefined, number] = [undefined, TOLERANCE_M];
  for (let index = from + 1; index < to; index++) {
    const share = (index - from) / (to - from);
    const offM = wayM(interpolate(samples[from].pose, samples[to].pose, share), samples[index].pose);
    if (offM > mostM) [farthest, mostM] = [index, offM];
  }
  return farthest;
}

function meanSpeed(samples: readonly TrajectorySample[], from: number, to: number): number {
  let metres = 0;
  for (let index = from + 1; index <= to; index++)
    metres += wayM(samples[index - 1].pose, samples[index].pose);
  const seconds = samples[to].timeS - samples[from].timeS;
  return seconds > 0 ? Math.max(SLOWEST_M_PER_S, metres / seconds) : SLOWEST_M_PER_S;
}

function wayM(a: Pose, b: Pose): number {
  return Math.hypot(poseDistanceM(a, b), METRES_PER_RADIAN * poseAngleRad(a, b));
}
