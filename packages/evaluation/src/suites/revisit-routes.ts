import type { Pose } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import type { TruthWorld } from './capabilities.ts';
import { APART_FRAMES, revisitPairs } from './revisit-pairs.ts';
import {
  awayAndBackWalk,
  figureEightWalk,
  outAndBackWalk,
  spinWalk,
  squareWalk,
  yawSwingWalk,
} from './revisit-walks.ts';
import { turnFrames, type Walker } from './walker.ts';

/** What a key held down turns in a frame. */
const TURN_RAD = (7.5 * Math.PI) / 180;

/** Metres walked in a frame: a stroll, and slower ones for places too narrow for it. */
const PACES_M = [0.2, 0.1, 0.05] as const;

const SWING_RAD = Math.PI / 3;
const LAPS = 2;
const GAP_FRAMES = 20;

/** The walks, from a walker and the steps of a straight leg. A figure eight is as tight as the walker can turn. */
const ROUTES = {
  yawSwing: (walker) => yawSwingWalk(walker, SWING_RAD),
  outAndBack: (walker, frames) => outAndBackWalk(walker, frames),
  square: (walker, frames) => squareWalk(walker, frames, { laps: LAPS }),
  figureEight: (walker) => figureEightWalk(walker, turnFrames(walker, 2 * Math.PI), { laps: LAPS }),
  spin: (walker) => spinWalk(walker, { laps: LAPS }),
  awayAndBack: (walker, frames) => awayAndBackWalk(walker, { frames, gapFrames: GAP_FRAMES }),
} as const satisfies Readonly<Record<string, (walker: Walker, frames: number) => Pose[]>>;

/** A way to leave a view and come back to it. */
export type RevisitRoute = keyof typeof ROUTES;

/** All of {@link RevisitRoute}. */
export const REVISIT_ROUTES = Object.keys(ROUTES) as readonly RevisitRoute[];

/**
 * A walk from a world's start, at a stroll or, where there is no room for one that returns after 20 frames or more, at
 * half or a quarter of its pace.
 *
 * @param frames steps of each straight leg, fewer where a wall is in the way
 * @returns null where there is no room at any pace
 */
export function revisitRoute(
  route: RevisitRoute,
  world: TruthWorld,
  start: Pose,
  frames: number,
): Pose[] | null {
  const isBlocked = (from: Pose, to: Pose) => world.isBlocked(from, to);
  for (const stepM of PACES_M) {
    const walker: Walker = { start, stepM, turnRad: TURN_RAD, isBlocked };
    const walk = walkIfFree(() => ROUTES[route](walker, frames));
    if (walk && revisitPairs(walk).length > 0) return walk;
  }
  return null;
}

/** @throws SuiteError where legs are so short that walking out and back takes fewer than 20 frames */
export function requireLegFrames(frames: number): void {
  if (2 * frames < APART_FRAMES)
    throw new SuiteError(
      `Out and back in legs of ${frames} frames, no pose recurs after ${APART_FRAMES}; ask for ${APART_FRAMES / 2} ` +
        'frames or more.',
    );
}

function walkIfFree(walkOf: () => Pose[]): Pose[] | null {
  try {
    return walkOf();
  } catch (error) {
    if (error instanceof SuiteError) return null;
    throw error;
  }
}
