import { type HasRoom, type PosedView, slide } from '@dreamwalk/environment';
import type { Vec3 } from '@dreamwalk/geometry';
import type { Rollout } from '../rollout/rollout.ts';
import { OccupancyMap } from './occupancy-map.ts';

/** Half the width of a walker's body, metres, unless told otherwise. */
const BODY_RADIUS_M = 0.3;
/** A move that ends this near to where it should was not stopped: it is made in steps, whose sum is rounded. */
const ARRIVED_WITHIN_M = 1e-6;

/** The walls of a dream, as its model's own depth has shown them: they stop a body, which slides along them. */
export class DreamWalls {
  readonly #map: OccupancyMap;
  readonly #bodyRadiusM: number;

  private constructor(map: OccupancyMap, bodyRadiusM: number) {
    this.#map = map;
    this.#bodyRadiusM = bodyRadiusM;
  }

  /**
   * The walls that a rollout's memory shows: of its real views, as far as there are any.
   *
   * @param here where the camera is, at a walker's eye height: the floor lies that far below
   */
  static async around(rollout: Rollout, here: Vec3, bodyRadiusM = BODY_RADIUS_M): Promise<DreamWalls> {
    const { camera, manifest } = rollout.model;
    const floor: Vec3 = [here[0], here[1], here[2] - manifest.walk.eyeHeightM];
    const walls = new DreamWalls(OccupancyMap.round(camera, floor), bodyRadiusM);
    for (const { id, generated } of rollout.memory) {
      const view = generated ? undefined : await rollout.readView(id);
      if (view) walls.see(view);
    }
    return walls;
  }

  /** The same walls, which go their own way. */
  copy(): DreamWalls {
    return new DreamWalls(this.#map.copy(), this.#bodyRadiusM);
  }

  /** Takes in what a frame shows. */
  see(view: Pick<PosedView, 'pose' | 'depthM'>): void {
    this.#map.see(view);
  }

  /** Where a move over the floor ends, world metres; the height asked for is granted. */
  move(from: Vec3, to: Vec3): Vec3 {
    return [...slide(this.#roomFrom(from), from, to), to[2]];
  }

  /** Whether a body gets straight from one place to another. */
  isFree(from: Vec3, to: Vec3): boolean {
    const [x, y] = this.move(from, to);
    return Math.hypot(x - to[0], y - to[1]) <= ARRIVED_WITHIN_M;
  }

  /** Who stands nearer to something than a body is wide may go wherever it gets no nearer. */
  #roomFrom([xM, yM]: Vec3): HasRoom {
    const neededM = Math.min(this.#bodyRadiusM, this.#map.clearanceM(xM, yM, this.#bodyRadiusM));
    return (toXM, toYM) => this.#map.clearanceM(toXM, toYM, this.#bodyRadiusM) >= neededM;
  }
}
