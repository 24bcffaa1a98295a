import { describe, expect, it } from 'vitest';
import { VOXEL_M } from '../../grid.ts';
import { RandomStream } from '../../random.ts';
import { contains, depth, width } from '../blueprint.ts';
import { divideIntoMaze, type Gap, type Maze } from './maze.ts';

/** Cells that can be walked to from cell 0, by breadth first search through open gaps and clearings. */
function reached({ gaps, clearings }: Maze): Set<number> {
  const seen = new Set([0]);
  for (const cell of seen) {
    for (const { a, b, isOpen } of gaps) {
      if (isOpen && a === cell) seen.add(b);
      if (isOpen && b === cell) seen.add(a);
    }
    for (const { cells } of clearings) if (cells.includes(cell)) for (const next of cells) seen.add(next);
  }
  return seen;
}

/** Whether a gap lies in a clearing, where no hedge is planted. */
function isCleared({ clearings }: Maze, gap: Gap): boolean {
  return clearings.some((clearing) => contains(clearing, gap));
}

const mazes = Array.from({ length: 60 }, (_, seed) => divideIntoMaze(new RandomStream(seed, 1)));

describe('divideIntoMaze', () => {
  it('closes no cell in', () => {
    for (const maze of mazes) expect(reached(maze).size).toBe(maze.cells.length);
  });

  it('has loops: a fifth more passages than a tree needs', () => {
    let passages = 0;
    let needed = 0;
    for (const maze of mazes) {
      passages += maze.gaps.filter((gap) => gap.isOpen && !isCleared(maze, gap)).length;
      needed += maze.cells.length - 1;
      for (const { cells } of maze.clearings) needed -= cells.length - 1;
    }
    expect(passages).toBeGreaterThan(1.2 * needed);
  });

  it('leaves paths at least 1.5 m wide', () => {
    for (const { cells } of mazes)
      for (const cell of cells)
        expect(Math.min(width(cell), depth(cell)) * VOXEL_M).toBeGreaterThanOrEqual(1.5);
  });
});
