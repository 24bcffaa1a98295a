import { expect, it } from 'vitest';
import { type RecentPlace, withPlace } from './recent-places.ts';

const world = (seed: number): RecentPlace => ({ kind: 'world', seed });

it('puts a place first, once, and forgets the oldest', () => {
  const eight = [1, 2, 3, 4, 5, 6, 7, 8].map(world);
  expect(withPlace(eight, world(3))).toEqual([3, 1, 2, 4, 5, 6, 7, 8].map(world));
  expect(withPlace(eight, world(9))).toEqual([9, 1, 2, 3, 4, 5, 6, 7].map(world));
});

it('keeps the newest picture of a name', () => {
  const cat: RecentPlace = { kind: 'image', name: 'cat.png', url: 'data:1' };
  const other: RecentPlace = { ...cat, url: 'data:2' };
  expect(withPlace([cat, world(1)], other)).toEqual([other, world(1)]);
});
