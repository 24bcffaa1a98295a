import type { Vec3 } from '@dreamwalk/geometry';
import { expect, it } from 'vitest';
import { MapViewport } from './map-viewport.ts';

const corners: Vec3[] = [
  [-10, 0, 1.6],
  [10, 4, 1.6],
];

it('holds every point, with a margin', () => {
  const { centreXM, centreYM, pxPerM } = new MapViewport().follow(corners, 300, 300);
  expect([centreXM, centreYM]).toEqual([0, 2]);
  expect(20 * pxPerM).toBeLessThan(300);
  expect(23 * pxPerM).toBeGreaterThan(300);
});

it('does not zoom in on a single spot', () => {
  expect(new MapViewport().follow([[3, 3, 1.6]], 300, 300).pxPerM).toBe(50);
});

it('glides to where it should be', () => {
  const viewport = new MapViewport();
  viewport.follow([[0, 0, 0]], 300, 300);
  const first = viewport.follow([[10, 0, 0]], 300, 300);
  expect(first.centreXM).toBeGreaterThan(0);
  expect(first.centreXM).toBeLessThan(5);
  let last = first;
  for (let n = 0; n < 60; n++) last = viewport.follow([[10, 0, 0]], 300, 300);
  expect(last.centreXM).toBeCloseTo(10, 2);
});
