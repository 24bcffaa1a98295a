import { describe, expect, it } from 'vitest';
import { GRID_XY } from '../../grid.ts';
import { RandomStream } from '../../random.ts';
import { contains, depth, type Rect, width } from '../blueprint.ts';
import { planStreets } from './plan-streets.ts';

const INSIDE: Rect = { x0: 2, y0: 2, x1: GRID_XY - 2, y1: GRID_XY - 2 };

function overlaps(a: Rect, b: Rect): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

describe('planStreets', () => {
  it('keeps wide streets inside the world, with houses round them, all joined', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { streets, square } = planStreets(new RandomStream(seed, 1));
      expect(streets).toContainEqual(square);
      for (const street of streets) {
        expect(contains(INSIDE, street), `a street of seed ${seed}`).toBe(true);
        expect(Math.min(width(street), depth(street))).toBeGreaterThanOrEqual(6);
      }
      const joined = new Set([streets[0]]);
      for (const street of joined)
        for (const other of streets) if (overlaps(street, other)) joined.add(other);
      expect(joined.size).toBe(streets.length);
    }
  });
});
