import type { Observation } from '@dreamwalk/environment';
import { type Pose, poseDistanceM } from '@dreamwalk/geometry';
import type { Judge, Verdict } from './judge.ts';
import type { Task } from './task.ts';

export interface FollowPathOptions {
  /** Of the path. */
  readonly steps: number;
  /** How near one has to come to each waypoint, in order, metres. */
  readonly withinM: number;
}

/** Distance of the waypoints along a path, metres. */
const WAYPOINT_M = 1;

/** Walk along a given path. */
export function followPath(id: string, { steps, withinM }: FollowPathOptions): Task {
  return {
    id,
    about: `Pass every metre of a path of ${steps} steps in order, each within ${withinM} m.`,
    assign(place) {
      const path = place.walkAbout(steps);
      const end = path[path.length - 1];
      return {
        goal: { prompt: 'Follow this path.', frame: place.picture(end), pose: end, path },
        leadIn: [],
        shortestM: lengthM(path),
        demonstration: path,
        newJudge: () => new PathJudge(waypoints(path), withinM),
      };
    },
  };
}

/** Success once every waypoint was passed in order. */
class PathJudge implements Judge {
  readonly #waypoints: readonly Pose[];
  readonly #withinM: number;
  #passed = 0;

  constructor(points: readonly Pose[], withinM: number) {
    this.#waypoints = points;
    this.#withinM = withinM;
  }

  look({ pose }: Pick<Observation, 'pose'>): Verdict {
    const points = this.#waypoints;
    while (this.#passed < points.length && poseDistanceM(pose, points[this.#passed]) <= this.#withinM)
      this.#passed++;
    return {
      success: this.#passed === points.length,
      score: this.#passed / points.length,
      goalDistanceM: poseDistanceM(pose, points[points.length - 1]),
    };
  }
}

function waypoints(path: readonly Pose[]): Pose[] {
  const points: Pose[] = [];
  let walkedM = 0;
  for (let at = 1; at < path.length; at++) {
    walkedM += poseDistanceM(path[at - 1], path[at]);
    if (walkedM < WAYPOINT_M && at < path.length - 1) continue;
    points.push(path[at]);
    walkedM = 0;
  }
  return points;
}

function lengthM(path: readonly Pose[]): number {
  return path.reduce((sum, pose, at) => sum + (at === 0 ? 0 : poseDistanceM(path[at - 1], pose)), 0);
}
