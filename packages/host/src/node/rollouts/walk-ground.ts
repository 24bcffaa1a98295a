import type { Observation } from '@dreamwalk/environment';
import type { Vec3 } from '@dreamwalk/geometry';
import type { Walls } from '@dreamwalk/recording';
import { DreamWalls, type Rollout } from '@dreamwalk/world';
import type { WalkStart } from '../starts/walk-start.ts';

/** What a walk is made on. */
export interface WalkGround {
  /** Absent where that was not kept. */
  readonly walls?: Walls;
  /** Where a walker gets who wants to go `from` → `to` (world, metres); nothing is in the way where it is absent. */
  readonly collide?: (from: Vec3, to: Vec3) => Vec3;
  /** Has to be shown the dream, where that says what stands there. */
  readonly dreamed?: DreamedGround;
}

/** The ground of a walk from a start, with the walls that are to stop the walker. */
export function groundOf(walls: Walls, { collide }: Pick<WalkStart, 'collide'>): WalkGround {
  switch (walls) {
    case 'true':
      return { walls, collide };
    case 'dreamed': {
      const dreamed = new DreamedGround();
      return { walls, collide: (from, to) => dreamed.move(from, to), dreamed };
    }
    case 'none':
      return { walls };
  }
}

/** The walls that a dream shows as it goes: there are none before it has begun. */
export class DreamedGround {
  #walls: DreamWalls | null = null;

  /** Takes in the views that the dream remembers from its start, and its first frame. */
  async begin(rollout: Rollout, first: Observation): Promise<void> {
    this.#walls = await DreamWalls.around(rollout, first.pose.translation);
    this.see(first);
  }

  /** Takes in what a frame shows. */
  see(observation: Observation): void {
    this.#walls?.see(observation);
  }

  move(from: Vec3, to: Vec3): Vec3 {
    return this.#walls?.move(from, to) ?? to;
  }
}
