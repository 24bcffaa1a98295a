import { GRID_XY } from '../../grid.ts';
import type { RandomStream } from '../../random.ts';
import type { Rect } from '../blueprint.ts';

/** A passage or a hedge between two neighbouring cells, and the columns between them. */
export interface Gap extends Rect {
  readonly a: number;
  readonly b: number;
  /** 'x': one walks along x from cell a to cell b. */
  readonly crossing: 'x' | 'y';
  readonly isOpen: boolean;
}

/** A block of cells with no hedges between them. */
export interface Clearing extends Rect {
  readonly cells: readonly number[];
}

/** Square cells in rows, most of them joined; cell `j * side + i` is the i-th along x in row j. */
export interface Maze {
  readonly side: number;
  readonly cells: readonly Rect[];
  readonly gaps: readonly Gap[];
  /** Columns where the hedges of four cells meet. */
  readonly posts: readonly Rect[];
  readonly clearings: readonly Clearing[];
}

/** Voxels of the hedge round the whole garden. */
export const BORDER = 2;

interface Span {
  readonly low: number;
  readonly high: number;
}

/** Parts the garden's width into cells with hedges of `hedge` voxels between them. */
function spans(side: number, hedge: number, random: RandomStream): Span[] {
  const free = GRID_XY - 2 * BORDER - hedge * (side - 1);
  const widths = Array.from({ length: side }, (_, n) => Math.floor(free / side) + (n < free % side ? 1 : 0));
  let low = BORDER;
  return random.shuffled(widths).map((width) => {
    const span = { low, high: low + width };
    low += width + hedge;
    return span;
  });
}

/** Two or three blocks of 2 × 2 or 3 × 2 cells that do not touch. */
function chooseClearings(
  side: number,
  columns: readonly Span[],
  rows: readonly Span[],
  random: RandomStream,
): Clearing[] {
  const clearings: Clearing[] = [];
  const taken = new Set<number>();
  for (let attempt = 0; attempt < 14 && clearings.length < 3; attempt++) {
    const [wide, deep] = random.pick([
      [2, 2],
      [2, 2],
      [3, 2],
      [2, 3],
    ]);
    const i0 = random.integer(0, side - wide);
    const j0 = random.integer(0, side - deep);
    const cells: number[] = [];
    for (let j = j0; j < j0 + deep; j++) for (let i = i0; i < i0 + wide; i++) cells.push(j * side + i);
    if (cells.some((cell) => taken.has(cell))) continue;
    for (const cell of cells) taken.add(cell);
    clearings.push({
      cells,
      x0: columns[i0].low,
      x1: columns[i0 + wide - 1].high,
      y0: rows[j0].low,
      y1: rows[j0 + deep - 1].high,
    });
  }
  return clearings;
}

/**
 * A maze by Kruskal's algorithm: gaps are opened in random order where they join two regions, and then some of the
 * others, so that there are loops. No cell is closed in.
 */
export function divideIntoMaze(random: RandomStream): Maze {
  const side = random.integer(5, 7);
  const hedge = side === 7 ? 1 : random.integer(1, 2);
  const columns = spans(side, hedge, random);
  const rows = spans(side, hedge, random);
  const cells = rows.flatMap((row) =>
    columns.map((span) => ({ x0: span.low, x1: span.high, y0: row.low, y1: row.high })),
  );
  const clearings = chooseClearings(side, columns, rows, random);
  const shut: Omit<Gap, 'isOpen'>[] = [];
  for (const [cell, rect] of cells.entries()) {
    if (cell % side < side - 1)
      shut.push({ ...rect, a: cell, b: cell + 1, crossing: 'x', x0: rect.x1, x1: rect.x1 + hedge });
    if (cell < side * (side - 1))
      shut.push({ ...rect, a: cell, b: cell + side, crossing: 'y', y0: rect.y1, y1: rect.y1 + hedge });
  }
  const group = cells.map((_, cell) => cell);
  const join = (a: number, b: number): void => {
    const from = group[b];
    for (let cell = 0; cell < group.length; cell++) if (group[cell] === from) group[cell] = group[a];
  };
  for (const clearing of clearings) for (const cell of clearing.cells) join(clearing.cells[0], cell);
  const loops = random.between(0.2, 0.4);
  const gaps = random.shuffled(shut).map((gap): Gap => {
    const joins = group[gap.a] !== group[gap.b];
    const isOpen = joins || random.chance(loops);
    if (joins) join(gap.a, gap.b);
    return { ...gap, isOpen };
  });
  const posts: Rect[] = [];
  for (let j = 0; j < side - 1; j++)
    for (let i = 0; i < side - 1; i++)
      posts.push({ x0: columns[i].high, x1: columns[i + 1].low, y0: rows[j].high, y1: rows[j + 1].low });
  return { side, cells, gaps, posts, clearings };
}
