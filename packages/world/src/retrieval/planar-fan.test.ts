import { lookPose, type Vec3 } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planarFan, rayMeetingM } from './planar-fan.ts';
import { looking, wideCamera } from './testing/posed-memory.ts';

const DEG = Math.PI / 180;

describe('planarFan', () => {
  it('is as wide as the picture, round its middle, whatever the pitch', () => {
    const fan = planarFan(wideCamera, looking(30, 1, 2, 50));
    expect([fan.x, fan.y]).toEqual([1, 2]);
    expect(fan.yawRad).toBeCloseTo(30 * DEG, 12);
    expect(fan.leftRad).toBeCloseTo(70 * DEG, 12);
    expect(fan.rightRad).toBeCloseTo(-10 * DEG, 12);
  });
});

describe('rayMeetingM', () => {
  it('meets by Pythagoras', () => {
    const here = planarFan(wideCamera, looking(0));
    const there = planarFan(wideCamera, looking(0, 3, -4));
    expect(rayMeetingM(here, 0, there, 90 * DEG)).toBeCloseTo(3, 12);
    expect(rayMeetingM(there, 90 * DEG, here, 0)).toBeCloseTo(4, 12);
  });

  it('does not meet behind a camera, nor along a parallel', () => {
    const here = planarFan(wideCamera, looking(0));
    const there = planarFan(wideCamera, looking(0, 3, -4));
    expect(rayMeetingM(here, 0, there, -90 * DEG)).toBeNull();
    expect(rayMeetingM(here, 180 * DEG, there, 90 * DEG)).toBeNull();
    expect(rayMeetingM(here, 20 * DEG, there, 20 * DEG)).toBeNull();
  });

  it('finds the point that both rays are aimed at', () => {
    const coordinate = fc.double({ min: -5, max: 5, noNaN: true });
    const point = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(point, point, point, (a, b, aim) => {
        const headingTo = (from: readonly number[]) => Math.atan2(aim[1] - from[1], aim[0] - from[0]);
        const fanAt = ([x, y]: readonly number[]) => planarFan(wideCamera, lookPose([x, y, 1] as Vec3, 0, 0));
        // Nearly parallel rays meet anywhere, and a ray that starts where it is aimed points nowhere.
        fc.pre(Math.abs(Math.sin(headingTo(a) - headingTo(b))) > 1e-3);
        fc.pre([a, b].every(([x, y]) => Math.hypot(aim[0] - x, aim[1] - y) > 1e-3));
        const meetingM = rayMeetingM(fanAt(a), headingTo(a), fanAt(b), headingTo(b));
        expect(meetingM).toBeCloseTo(Math.hypot(aim[0] - a[0], aim[1] - a[1]), 6);
      }),
    );
  });
});
