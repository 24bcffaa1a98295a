import type { Vec3 } from '@dreamwalk/geometry';
import { expect, it } from 'vitest';
import { MapViewport } from './map-viewport.ts';

const HERE: Vec3 = [5, 1, 1.6];
const corners: Vec3[] = [
  [-10, 0, 1.6],
  [10, 4, 1.6],
];

it('holds every point, with a margin', () => {
  const { centreXM, centreYM, pxPerM } = new MapViewport().follow(corners, HERE, 300, 300);
  expect([centreXM, centreYM]).toEqual([0, 2]);
  expect(20 * pxPerM).toBeLessThan(300);
  expect(23 * pxPerM).toBeGreaterThan(300);
});

it('does not zoom in on a single spot', () => {
  expect(new MapViewport().follow([[3, 3, 1.6]], HERE, 300, 300).pxPerM).toBe(50);
});

it('glides to where it should be', () => {
  const viewport = new MapViewport();
  viewport.follow([[0, 0, 0]], HERE, 300, 300);
  const first = viewport.follow([[10, 0, 0]], HERE, 300, 300);
  expect(first.centreXM).toBeGreaterThan(0);
  expect(first.centreXM).toBeLessThan(5);
  let last = first;
  for (let n = 0; n < 60; n++) last = viewport.follow([[10, 0, 0]], HERE, 300, 300);
  expect(last.centreXM).toBeCloseTo(10, 2);
});

it('looks closer at where the camera is, and back at everything', () => {
  const viewport = new MapViewport();
  const whole = viewport.follow(corners, HERE, 300, 300);
  viewport.zoomBy(3);
  viewport.forget();
  const close = viewport.follow(corners, HERE, 300, 300);
  expect(close).toEqual({ centreXM: 5, centreYM: 1, pxPerM: whole.pxPerM * 3 });
  viewport.zoomBy(1 / 2.95);
  viewport.forget();
  expect(viewport.zoom).toBe(1);
  expect(viewport.follow(corners, HERE, 300, 300)).toEqual(whole);
  for (let n = 0; n < 50; n++) viewport.zoomBy(2);
  expect(viewport.zoom).toBe(12);
});
