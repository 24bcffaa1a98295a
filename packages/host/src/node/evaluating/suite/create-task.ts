import {
  avoidCollision,
  explore,
  followPath,
  reachGoal,
  reachLandmark,
  returnHome,
  type Task,
} from '@dreamwalk/evaluation';
import type { SuiteTask } from './suite-schema.ts';

const RAD_PER_DEG = Math.PI / 180;

/** The task that a suite describes. */
export function createTask({ id, ...task }: SuiteTask): Task {
  switch (task.kind) {
    case 'reach-goal':
      return reachGoal(id, { ...task, withinRad: radians(task.withinDeg) });
    case 'reach-landmark':
      return reachLandmark(id, task);
    case 'return-home':
      return returnHome(id, { ...task, withinRad: radians(task.withinDeg) });
    case 'follow-path':
      return followPath(id, task);
    case 'explore':
      return explore(id, task);
    case 'avoid-collision':
      return avoidCollision(id, task);
  }
}

function radians(degrees: number | undefined): number | undefined {
  return degrees === undefined ? undefined : degrees * RAD_PER_DEG;
}
