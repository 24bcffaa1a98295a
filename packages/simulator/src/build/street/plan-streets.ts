import { GRID_XY } from '../../grid.ts';
import type { RandomStream } from '../../random.ts';
import type { Rect } from '../blueprint.ts';

/** Voxels of houses between a street and the edge of the world. */
const EDGE = 2;
const END = GRID_XY - EDGE;

/** The stretches of all streets of a world; where they overlap one walks from one into the next. */
export interface StreetPlan {
  readonly streets: readonly Rect[];
  readonly square: Rect;
}

function transposed({ x0, x1, y0, y1 }: Rect): Rect {
  return { x0: y0, x1: y1, y0: x0, y1: x1 };
}

/**
 * A main street that bends once or twice, with a square on it and one or two side streets. Drawn along x, and turned
 * along y in every other world.
 */
export function planStreets(random: RandomStream): StreetPlan {
  const width = random.integer(7, 9);
  const bends = random.integer(1, 2);
  const stops = bends === 1 ? [random.integer(16, 26)] : [random.integer(11, 14), random.integer(25, 29)];
  const starts = [EDGE, ...stops];
  const streets: Rect[] = [];
  let low = random.integer(8, END - 8 - width);
  starts.forEach((x0, n) => {
    if (n > 0) {
      const shift = random.integer(5, 12) * (low > GRID_XY / 2 - width / 2 ? -1 : 1);
      const y0 = Math.min(low, low + shift);
      streets.push({ x0, x1: x0 + width, y0, y1: y0 + Math.abs(shift) + width });
      low += shift;
    }
    const x1 = n < stops.length ? stops[n] + width : END;
    streets.push({ x0, x1, y0: low, y1: low + width });
  });
  const main = [...streets];
  const first = main[0];
  const last = main[main.length - 1];
  const sideWidth = random.integer(6, 7);
  const upwards = random.chance(0.5);
  const sideAt = random.integer(first.x0 + 1, first.x1 - width - sideWidth);
  streets.push({
    x0: sideAt,
    x1: sideAt + sideWidth,
    y0: upwards ? first.y0 : EDGE,
    y1: upwards ? END : first.y1,
  });
  const otherAt = random.integer(last.x0 + width + 1, last.x1 - sideWidth);
  const otherUp = last.y0 + last.y1 < GRID_XY;
  streets.push({
    x0: otherAt,
    x1: otherAt + sideWidth,
    y0: otherUp ? last.y0 : EDGE,
    y1: otherUp ? END : last.y1,
  });
  const host = random.pick(main);
  const size = random.integer(14, 17);
  const place = (at: number): number => Math.min(END - size, Math.max(EDGE, Math.floor(at - size / 2)));
  const x0 = place((host.x0 + host.x1) / 2);
  const y0 = place((host.y0 + host.y1) / 2);
  const square = { x0, x1: x0 + size, y0, y1: y0 + size };
  streets.push(square);
  if (random.chance(0.5)) return { streets, square };
  return { streets: streets.map(transposed), square: transposed(square) };
}
