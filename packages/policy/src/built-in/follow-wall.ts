import type { PolicyStart } from '../policy.ts';
import { ahead, TURN_RAD, turn } from './pace.ts';
import type { WalkMind } from './walking-policy.ts';

/** Room ahead that a walker needs to go on, metres. */
const ROOM_AHEAD_M = 0.8;
/** How far to stay from the wall, metres along the ray that looks 30° to its side. */
const WALL_M = 1.4;
/** Radians to turn for each metre too near to the wall or too far from it. */
const TURN_PER_M = 0.15;

/** Keeps a wall at its right hand, by depth. */
export function followWall({ camera }: PolicyStart): WalkMind {
  const column = (angleRad: number) => Math.round(camera.cx + camera.fx * Math.tan(angleRad));
  /** The nearest depth between two angles, radians to the right, in the rows where a body would be. */
  const nearestM = (depthM: Float32Array, fromRad: number, toRad: number): number => {
    let nearest = Number.POSITIVE_INFINITY;
    for (let y = Math.floor(camera.heightPx * 0.45); y < camera.heightPx * 0.75; y++)
      for (let x = Math.max(0, column(fromRad)); x <= Math.min(camera.widthPx - 1, column(toRad)); x++) {
        const depth = depthM[y * camera.widthPx + x];
        if (depth > 0) nearest = Math.min(nearest, depth);
      }
    return nearest;
  };
  return ({ depthM }) => {
    const aheadM = nearestM(depthM!, -0.2, 0.2);
    const rightM = nearestM(depthM!, 0.4, 0.65);
    if (aheadM < ROOM_AHEAD_M) return [turn(TURN_RAD)];
    const errorM = Math.min(1, rightM - WALL_M);
    return [ahead(-TURN_PER_M * errorM)];
  };
}
