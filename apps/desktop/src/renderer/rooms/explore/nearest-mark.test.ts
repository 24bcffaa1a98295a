import type { Vec3 } from '@dreamwalk/geometry';
import { expect, it } from 'vitest';
import { nearestMark } from './nearest-mark.ts';

const at = (entryId: number, ...translation: Vec3) => ({
  entryId,
  generated: false,
  pose: { rotation: [0, 0, 0, 1] as const, translation },
});
const tenPxPerM = ([x, y]: Vec3) => [10 * x, -10 * y] as const;
const marks = [at(1, 0, 0, 0), at(2, 1, 0, 0), at(3, 1, 0, 2)];

it('is the one under the pointer, the newest of several, and none far away', () => {
  expect(nearestMark(marks, tenPxPerM, [3, 0])?.entryId).toBe(1);
  expect(nearestMark(marks, tenPxPerM, [9, 1])?.entryId).toBe(3);
  expect(nearestMark(marks, tenPxPerM, [40, 0])).toBeUndefined();
});
