import { type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { PLACE_CELL_M, placeKey } from './cell-key.ts';
import { CellLists } from './cell-lists.ts';
import type { MemoryEntry } from './memory-entry.ts';

/** Finds the views of a large memory that were taken from near a pose, without looking at the others. */
export class PlaceIndex {
  readonly #lists = new CellLists();

  /** Adds a view that it does not hold yet. */
  add(entry: MemoryEntry): void {
    this.#lists.add(keyOf(entry), entry);
  }

  /** Removes a view that it holds. */
  remove(entry: MemoryEntry): void {
    this.#lists.remove(keyOf(entry), entry);
  }

  /**
   * The views taken from less than this far away and turned by less than this angle, in no particular order.
   *
   * @param withinM at most `PLACE_CELL_M`
   * @param withinRad geodesic angle
   */
  near(pose: Pose, withinM: number, withinRad: number): MemoryEntry[] {
    // From the middle of its cell, where rounding cannot lead past a neighbour.
    const [x, y, z] = pose.translation.map(
      (coordinate) => (Math.floor(coordinate / PLACE_CELL_M) + 0.5) * PLACE_CELL_M,
    );
    const found: MemoryEntry[] = [];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (let dz = -1; dz <= 1; dz++) {
          const key = placeKey(x + dx * PLACE_CELL_M, y + dy * PLACE_CELL_M, z + dz * PLACE_CELL_M);
          for (const entry of this.#lists.at(key) ?? [])
            if (poseDistanceM(entry.pose, pose) < withinM && poseAngleRad(entry.pose, pose) < withinRad)
              found.push(entry);
        }
    return found;
  }
}

function keyOf({ pose: { translation } }: MemoryEntry): number {
  return placeKey(translation[0], translation[1], translation[2]);
}
