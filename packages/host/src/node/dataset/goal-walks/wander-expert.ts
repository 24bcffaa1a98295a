import { type Pose, yawPitchOf } from '@dreamwalk/geometry';
import { type VoxelWorld, walkable } from '@dreamwalk/simulator';
import { turnTowards, walkTowards } from './walk-moves.ts';
import type { Expert } from './walker.ts';

const DEGREE = Math.PI / 180;
/** Headings that are looked along, from the walker's own; the first of equals is taken. */
const HEADINGS_RAD = [0, 15, -15, 30, -30, 50, -50, 75, -75].map((angle) => angle * DEGREE);
/** How far one looks ahead, metres, and in which steps. */
const HORIZON_M = 3;
const LOOK_STEP_M = 0.1;
/** With less room than this ahead a walker turns on the spot. */
const CROWDED_M = 0.8;
/** Metres of room that a radian of turning must be worth. */
const TURN_COST_M = 0.8;

/** Knows the map, and walks where there is room: straight on while that lasts, else towards the most of it. */
export class WanderExpert implements Expert {
  readonly #world: VoxelWorld;

  constructor(world: VoxelWorld) {
    this.#world = world;
  }

  moveAt(pose: Pose): number {
    const { yawRad } = yawPitchOf(pose);
    let best = 0;
    let bestWorthM = Number.NEGATIVE_INFINITY;
    for (const heading of HEADINGS_RAD) {
      const worthM = this.#roomM(pose, yawRad + heading) - TURN_COST_M * Math.abs(heading);
      if (worthM > bestWorthM) [best, bestWorthM] = [heading, worthM];
    }
    const crowded = this.#roomM(pose, yawRad) < CROWDED_M;
    // In a dead end every heading looks the same, and a walker who turns one way leaves it.
    return crowded ? turnTowards(best === 0 ? 1 : best) : walkTowards(best / 3);
  }

  #roomM({ translation: [x, y, z] }: Pose, yawRad: number): number {
    for (let aheadM = LOOK_STEP_M; aheadM < HORIZON_M; aheadM += LOOK_STEP_M)
      if (!walkable(this.#world, [x + aheadM * Math.cos(yawRad), y + aheadM * Math.sin(yawRad), z]))
        return aheadM;
    return HORIZON_M;
  }
}
