import type { Pose } from '@dreamwalk/geometry';
import { firstInOrder } from './first-in-order.ts';
import type { MemoryEntry } from './memory-entry.ts';

/** Views whose cameras are alike, and how unlike the first of them they may be. */
interface Ball {
  readonly centre: Pose;
  radius: number;
  readonly entries: Set<MemoryEntry>;
}

interface Found {
  readonly entry: MemoryEntry;
  readonly distance: number;
}

/** Metres or radians by which two ways to the same distance may differ. */
const ROUNDING = 1e-9;

/** How a {@link BallIndex} sorts and compares cameras. */
export interface CameraMetric {
  /** Cameras of one key are kept together; they should be alike. */
  readonly keyOf: (pose: Pose) => number;
  /** Keeps the triangle inequality, and is never more than `distance`. */
  readonly bound: (a: Pose, b: Pose) => number;
  /** What views are looked for by. */
  readonly distance: (a: Pose, b: Pose) => number;
}

/**
 * Finds the views nearest to a camera without comparing it with every one: views that are alike lie in one ball, and a ball
 * that is farther away than what has been found is not looked into. What it finds is exactly what comparing with all would.
 */
export class BallIndex {
  readonly #metric: CameraMetric;
  readonly #balls = new Map<number, Ball>();

  constructor(metric: CameraMetric) {
    this.#metric = metric;
  }

  /** Adds a view that it does not hold yet. */
  add(entry: MemoryEntry): void {
    const { keyOf, bound } = this.#metric;
    const key = keyOf(entry.pose);
    const ball = this.#balls.get(key);
    if (!ball) this.#balls.set(key, { centre: entry.pose, radius: 0, entries: new Set([entry]) });
    else {
      ball.entries.add(entry);
      ball.radius = Math.max(ball.radius, bound(ball.centre, entry.pose));
    }
  }

  /** Removes a view that it holds. */
  remove(entry: MemoryEntry): void {
    const key = this.#metric.keyOf(entry.pose);
    const ball = this.#balls.get(key)!;
    ball.entries.delete(entry);
    if (ball.entries.size === 0) this.#balls.delete(key);
  }

  /**
   * The nearest views, nearest first, of equals the oldest.
   *
   * @param except a view that is not looked for
   */
  nearest(pose: Pose, count: number, except: MemoryEntry | null): MemoryEntry[] {
    if (count === 0) return [];
    const { bound, distance } = this.#metric;
    const balls = [...this.#balls.values()]
      .map((ball) => ({ ball, least: bound(pose, ball.centre) - ball.radius }))
      .sort((a, b) => a.least - b.least);
    let found: Found[] = [];
    for (const { ball, least } of balls) {
      // Where it is as far to the last digit there may be an older view.
      if (found.length === count && least > found[count - 1].distance + ROUNDING) break;
      const inBall = [...ball.entries]
        .filter((entry) => entry !== except)
        .map((entry) => ({ entry, distance: distance(pose, entry.pose) }));
      found = firstInOrder(
        [...found, ...inBall],
        count,
        (a, b) => a.distance - b.distance || a.entry.id - b.entry.id,
      );
    }
    return found.map(({ entry }) => entry);
  }
}
