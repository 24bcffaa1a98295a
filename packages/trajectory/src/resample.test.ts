import {
  compose,
  exp,
  lookPose,
  type Pose,
  poseAngleRad,
  poseDistanceM,
  type Twist,
} from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ResampleError } from './errors.ts';
import { resample } from './resample.ts';
import type { Trajectory } from './trajectory.ts';

const start = lookPose([2, -1, 1.6], 0.4, -0.1);

/** Constant-twist motion from `start`, `perSecond` a second, sampled at `times`. */
function screw(perSecond: Twist, times: readonly number[]): Trajectory {
  const at = (s: number) =>
    exp({
      linear: [perSecond.linear[0] * s, perSecond.linear[1] * s, perSecond.linear[2] * s],
      angular: [perSecond.angular[0] * s, perSecond.angular[1] * s, perSecond.angular[2] * s],
    });
  return { samples: times.map((timeS) => ({ timeS, pose: compose(start, at(timeS)) })) };
}

function expectClose(actual: Pose, expected: Pose): void {
  expect(poseDistanceM(actual, expected)).toBeLessThan(1e-12);
  expect(poseAngleRad(actual, expected)).toBeLessThan(1e-12);
}

describe('resample', () => {
  it('gives one pose every 1/fps seconds, both ends included', () => {
    const { samples } = resample(screw({ linear: [0, 0, 4], angular: [0, 0, 0] }, [0, 1]), 20);
    expect(samples).toHaveLength(21);
    expect(samples.map(({ timeS }) => timeS)).toEqual(Array.from({ length: 21 }, (_, k) => k / 20));
    expect(samples[0].pose).toEqual(start);
    expectClose(samples[20].pose, compose(start, exp({ linear: [0, 0, 4], angular: [0, 0, 0] })));
  });

  it('finds a constant twist again, whatever the times it was sampled at', () => {
    const twist: Twist = { linear: [0.3, -0.1, 2], angular: [0.2, -1.1, 0.05] };
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 199 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 120 }),
        (hundredths, fps) => {
          const times = [0, ...hundredths.toSorted((a, b) => a - b).map((time) => time / 100), 2];
          const { samples } = resample(screw(twist, times), fps);
          expect(samples).toHaveLength(2 * fps + 1);
          const expected = screw(
            twist,
            samples.map(({ timeS }) => timeS),
          ).samples;
          for (const [index, { pose }] of samples.entries()) expectClose(pose, expected[index].pose);
        },
      ),
    );
  });

  it('keeps the clock of a trajectory that does not start at 0', () => {
    const shifted = { samples: [0, 0.5].map((s) => ({ timeS: 1305031102.175 + s, pose: start })) };
    const { samples } = resample(shifted, 10);
    expect(samples).toHaveLength(6);
    expect(samples[0].timeS).toBe(1305031102.175);
    expect(samples[5].timeS).toBeCloseTo(1305031102.675, 6);
  });

  it('stops at the last frame before the end', () => {
    expect(resample(screw({ linear: [0, 0, 1], angular: [0, 0, 0] }, [0, 0.99]), 10).samples).toHaveLength(
      10,
    );
  });

  it('keeps a last frame that only rounding would cut off', () => {
    // 0.29 × 100 is 28.999999999999996 in float64.
    expect(resample(screw({ linear: [0, 0, 1], angular: [0, 0, 0] }, [0, 0.29]), 100).samples).toHaveLength(
      30,
    );
  });

  it('goes on from the later of two poses at the same time', () => {
    const jump = lookPose([9, 9, 9], 0, 0);
    const trajectory = {
      samples: [
        { timeS: 0, pose: start },
        { timeS: 1, pose: start },
        { timeS: 1, pose: jump },
        { timeS: 2, pose: jump },
      ],
    };
    const { samples } = resample(trajectory, 2);
    expect(samples.map(({ pose }) => pose.translation)).toEqual([
      start.translation,
      start.translation,
      jump.translation,
      jump.translation,
      jump.translation,
    ]);
  });

  it('leaves a single pose and an empty trajectory as they are', () => {
    const single = { samples: [{ timeS: 3, pose: start }] };
    expect(resample(single, 20)).toEqual(single);
    expect(resample({ samples: [] }, 20)).toEqual({ samples: [] });
  });

  it.each([0, -20, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d frames a second', (fps) => {
    expect(() => resample({ samples: [{ timeS: 0, pose: start }] }, fps)).toThrow(ResampleError);
  });

  it('refuses times that cannot be seconds instead of filling the memory', () => {
    const nanoseconds = { samples: [0, 60e9].map((timeS) => ({ timeS, pose: start })) };
    expect(() => resample(nanoseconds, 20)).toThrow(/Check that its times are in seconds/);
  });
});
