import { lookPose, type Pose, poseDistanceM, type Vec3 } from '@dreamwalk/geometry';
import type { TaskPlace } from '../tasks/task-place.ts';

const EYE_M = 1.6;
const STEP_M = 0.2;

/** A place without walls, in which one looks along +x, goals lie ahead, and a golden thing stands beside them. */
export function openPlace(): TaskPlace {
  const start = lookPose([0, 0, EYE_M], 0, 0);
  const at = (xM: number): Pose => lookPose([xM, 0, EYE_M], 0, 0);
  const wayM = (from: Vec3, to: Vec3) => Math.hypot(from[0] - to[0], from[1] - to[1]);
  const walk = (from: Pose, lengthM: number, mostSteps: number): Pose[] => {
    const steps = Math.min(mostSteps, Math.ceil(Math.abs(lengthM) / STEP_M));
    const stepM = Math.sign(lengthM) * STEP_M;
    return Array.from({ length: steps + 1 }, (_, step) => at(from.translation[0] + step * stepM));
  };
  return {
    start,
    picture: () => ({ widthPx: 1, heightPx: 1, rgb: new Uint8Array(3) }),
    wayM,
    goal: ({ nearestM, farthestM }) => (farthestM > 20 ? null : at((nearestM + farthestM) / 2)),
    landmark: ({ nearestM }) =>
      nearestM > 20
        ? null
        : { name: 'gold', position: [nearestM + 1, 0, 0], radiusM: 0.5, view: at(nearestM) },
    walkTo: (goal, mostSteps, from = start) =>
      walk(from, poseDistanceM(from, goal) * Math.sign(goal.translation[0] - from.translation[0]), mostSteps),
    walkAbout: (steps) => walk(start, steps * STEP_M, steps),
  };
}
