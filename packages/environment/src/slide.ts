import type { Vec3 } from '@dreamwalk/geometry';

/** Says whether a body has room at a place (world, metres). */
export type HasRoom = (xM: number, yM: number) => boolean;

/** Length of the steps in which a move is tested, metres; shorter than any body's radius. */
const TEST_STEP_M = 0.05;

/**
 * Moves a body over the floor from one place towards another, sliding along whatever is in the way.
 *
 * @param from where it has room
 * @returns where the move ends, x and y in metres
 */
export function slide(hasRoom: HasRoom, from: Vec3, to: Vec3): readonly [number, number] {
  let [x, y] = from;
  const dx = to[0] - x;
  const dy = to[1] - y;
  const steps = Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) / TEST_STEP_M));
  for (let step = 0; step < steps; step++) {
    const nextX = x + dx / steps;
    const nextY = y + dy / steps;
    if (hasRoom(nextX, nextY)) {
      x = nextX;
      y = nextY;
    } else if (hasRoom(nextX, y)) x = nextX;
    else if (hasRoom(x, nextY)) y = nextY;
    else break;
  }
  return [x, y];
}
