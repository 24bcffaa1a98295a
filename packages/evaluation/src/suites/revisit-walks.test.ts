import { lookPose, type Pose, poseAngleRad, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SuiteError } from '../errors.ts';
import { poses } from '../testing/arbitrary-poses.ts';
import {
  awayAndBackWalk,
  figureEightWalk,
  outAndBackWalk,
  spinWalk,
  squareWalk,
  yawSwingWalk,
} from './revisit-walks.ts';
import type { Walker } from './walker.ts';

const DEGREE = Math.PI / 180;
const walker: Walker = { start: lookPose([1, 2, 1.6], 0.3, -0.1), stepM: 0.2, turnRad: 7.5 * DEGREE };

const walkers: fc.Arbitrary<Walker> = fc.record({
  start: poses,
  stepM: fc.double({ min: 0.01, max: 1, noNaN: true }),
  turnRad: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
});

const walks: Record<string, (walker: Walker, frames: number) => Pose[]> = {
  yawSwing: (of, frames) => yawSwingWalk(of, frames / 10),
  outAndBack: (of, frames) => outAndBackWalk(of, frames),
  square: (of, frames) => squareWalk(of, frames),
  figureEight: (of, frames) => figureEightWalk(of, 130 + frames),
  spin: (of) => spinWalk(of),
  awayAndBack: (of, frames) => awayAndBackWalk(of, { frames, gapFrames: 7 }),
};

/** Positions beyond this distance from the start are behind a wall. */
function wallAt(limitM: number): Walker {
  return { ...walker, isBlocked: (_, to) => poseDistanceM(walker.start, to) > limitM };
}

function farthestM(walk: readonly Pose[]): number {
  return Math.max(...walk.map((pose) => poseDistanceM(walk[0], pose)));
}

describe.each(Object.entries(walks))('%s', (_, walkOf) => {
  it('ends in the very pose that it starts from, and never moves faster than its walker', () => {
    fc.assert(
      fc.property(walkers, fc.integer({ min: 1, max: 30 }), (of, frames) => {
        const walk = walkOf(of, frames);
        expect(walk[0]).toBe(of.start);
        expect(walk[walk.length - 1]).toBe(of.start);
        for (let at = 1; at < walk.length; at++) {
          expect(poseDistanceM(walk[at - 1], walk[at])).toBeLessThan(of.stepM * (1 + 1e-9));
          expect(poseAngleRad(walk[at - 1], walk[at])).toBeLessThan(of.turnRad + 1e-7);
          expect(walk[at].translation[2]).toBe(of.start.translation[2]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the pitch', () => {
    for (const pose of walkOf(walker, 5)) expect(yawPitchOf(pose).pitchRad).toBeCloseTo(-0.1, 9);
  });

  it('asks about every move that it makes', () => {
    const asked: string[] = [];
    const name = (pose: Pose) => JSON.stringify(pose);
    const isBlocked = (from: Pose, to: Pose) => {
      asked.push(name(from) + name(to));
      return false;
    };
    const walk = walkOf({ ...walker, isBlocked }, 5);
    if (farthestM(walk) === 0) return;
    expect(asked).toEqual(walk.slice(1).map((pose, at) => name(walk[at]) + name(pose)));
  });
});

describe('a palindrome comes back through the very poses that it went out by', () => {
  it.each(['outAndBack', 'awayAndBack'])('%s', (name) => {
    fc.assert(
      fc.property(walkers, fc.integer({ min: 1, max: 30 }), (of, frames) => {
        const walk = walks[name](of, frames);
        for (const [at, pose] of walk.entries()) expect(pose).toBe(walk[walk.length - 1 - at]);
      }),
      { numRuns: 40 },
    );
  });

  it('to either side of a yaw swing', () => {
    const walk = yawSwingWalk(walker, 45 * DEGREE);
    expect(walk.length).toBe(25);
    const yaws = walk.map((pose) => Math.round((yawPitchOf(pose).yawRad - 0.3) / DEGREE));
    expect([yaws[6], yaws[12], yaws[18]]).toEqual([45, 0, -45]);
    for (let at = 0; at <= 6; at++) {
      expect(walk[12 - at]).toBe(walk[at]);
      expect(walk[24 - at]).toBe(walk[12 + at]);
    }
  });
});

describe('shapes', () => {
  it('out and back walks along the heading', () => {
    const walk = outAndBackWalk(walker, 10);
    expect(walk.length).toBe(21);
    expect(walk[10].translation[0]).toBeCloseTo(1 + 2 * Math.cos(0.3), 12);
    expect(walk[10].translation[1]).toBeCloseTo(2 + 2 * Math.sin(0.3), 12);
  });

  it('a square has four equal sides and four quarter turns of twelve frames', () => {
    const walk = squareWalk(walker, 10);
    expect(walk.length).toBe(4 * (10 + 12) + 1);
    const corners = [0, 22, 44, 66].map((at) => walk[at]);
    expect(poseDistanceM(corners[0], corners[2])).toBeCloseTo(2 * Math.SQRT2, 9);
    expect(poseDistanceM(corners[1], corners[3])).toBeCloseTo(2 * Math.SQRT2, 9);
    for (let side = 1; side < 4; side++) {
      expect(poseDistanceM(corners[side - 1], corners[side])).toBeCloseTo(2, 9);
      expect(poseAngleRad(corners[side - 1], corners[side])).toBeCloseTo(Math.PI / 2, 9);
    }
  });

  it('a figure eight passes its start in the middle, with a circle on either side', () => {
    const walk = figureEightWalk(walker, 60);
    expect(walk.length).toBe(121);
    expect(walk[60]).toBe(walker.start);
    const diameterM = (2 * 60 * 0.2) / (2 * Math.PI);
    expect(poseDistanceM(walk[0], walk[30])).toBeCloseTo(diameterM, 9);
    expect(poseDistanceM(walk[30], walk[90])).toBeCloseTo(2 * diameterM, 9);
  });

  it('a spin takes 48 frames at 7.5° a frame and stays where it is', () => {
    const walk = spinWalk(walker);
    expect(walk.length).toBe(49);
    expect(poseAngleRad(walk[0], walk[24])).toBeCloseTo(Math.PI, 9);
    expect(farthestM(walk)).toBe(0);
  });

  it('away and back turns round, walks off and rests', () => {
    const walk = awayAndBackWalk(walker, { frames: 10, gapFrames: 5 });
    expect(walk.length).toBe(2 * (24 + 10) + 1 + 5);
    expect(poseAngleRad(walk[0], walk[34])).toBeCloseTo(Math.PI, 9);
    for (let at = 34; at <= 39; at++) expect(walk[at]).toBe(walk[34]);
    expect(walk[34].translation[0]).toBeCloseTo(1 - 2 * Math.cos(0.3), 9);
  });

  it.each(['square', 'figureEight', 'spin'])(
    'the second lap of %s goes through the poses of the first',
    (name) => {
      const loops = { square: squareWalk, figureEight: figureEightWalk, spin: spinWalkOfAnySize };
      const walk = loops[name as keyof typeof loops](walker, 50, { laps: 2 });
      const lapFrames = (walk.length - 1) / 2;
      for (let at = 0; at <= lapFrames; at++) expect(walk[at + lapFrames]).toBe(walk[at]);
    },
  );
});

describe('walls', () => {
  it.each(['outAndBack', 'square', 'figureEight', 'awayAndBack'])(
    'make %s shorter, and it still closes',
    (name) => {
      const free = walks[name](walker, 30);
      const walk = walks[name](wallAt(4.05), 30);
      expect(farthestM(free)).toBeGreaterThan(4.05);
      expect(farthestM(walk)).toBeLessThanOrEqual(4.05);
      expect(farthestM(walk)).toBeGreaterThan(3.7);
      expect(walk[walk.length - 1]).toBe(walker.start);
    },
  );

  it('leave no walk where there is no room for one', () => {
    expect(() => outAndBackWalk(wallAt(0.1), 30)).toThrow(SuiteError);
    expect(() => figureEightWalk(wallAt(0.1), 60)).toThrow(SuiteError);
    expect(() => figureEightWalk(walker, 47)).toThrow('48 frames at least, not 47');
  });
});

function spinWalkOfAnySize(of: Walker, _frames: number, options: { laps: number }): Pose[] {
  return spinWalk(of, options);
}
