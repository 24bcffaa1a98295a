import { exp, type Pose, poseAngleRad, transformPoint } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrajectoryFormatError } from './errors.ts';
import type { TrajectorySample } from './trajectory.ts';
import { formatTum, parseTum } from './tum.ts';

const LEVEL = '-0.5 0.5 -0.5 0.5';

const finite = (size: number) => fc.double({ min: -size, max: size, noNaN: true });

const poses: fc.Arbitrary<Pose> = fc
  .tuple(fc.tuple(finite(1000), finite(1000), finite(1000)), fc.tuple(finite(1.8), finite(1.8), finite(1.8)))
  .map(([translation, angular]) => ({ ...exp({ linear: [0, 0, 0], angular }), translation }));

const sampleLists: fc.Arbitrary<TrajectorySample[]> = fc
  .array(fc.record({ timeS: finite(2e9), pose: poses }), { minLength: 1, maxLength: 20 })
  .map((samples) => samples.toSorted((a, b) => a.timeS - b.timeS));

/** The error that reading `text` gives; fails where it gives none. */
function errorOf(text: string): TrajectoryFormatError {
  try {
    parseTum(text, 'walk.tum');
  } catch (error) {
    if (error instanceof TrajectoryFormatError) return error;
    throw error;
  }
  throw new Error('The text was accepted.');
}

describe('parseTum', () => {
  it('reads time, position and a quaternion in the order x y z w', () => {
    const { samples } = parseTum('1305031102.175 1.5 -2 0.25 0 0 0.6 0.8\n', 'walk.tum');
    expect(samples).toEqual([
      { timeS: 1305031102.175, pose: { translation: [1.5, -2, 0.25], rotation: [0, 0, 0.6, 0.8] } },
    ]);
    // A quarter turn about z takes the camera's x axis to the world's y axis.
    const quarter = parseTum(`0 1 0 0 0 0 ${Math.SQRT1_2} ${Math.SQRT1_2}`, 'walk.tum').samples[0].pose;
    const [x, y, z] = transformPoint(quarter, [1, 0, 0]);
    expect([x, y, z].map((value) => value.toFixed(12))).toEqual([
      '1.000000000000',
      '1.000000000000',
      '0.000000000000',
    ]);
  });

  it('skips comments and empty lines, and takes tabs, CRLF, a byte order mark and exponents', () => {
    const text = `\uFEFF# a walk\r\n\r\n0.0\t1e0 +2 .5  ${LEVEL}\r\n   # rest\r\n   \r\n 0.05 1 2 5E-1 ${LEVEL}  \r\n`;
    const { samples } = parseTum(text, 'walk.tum');
    expect(samples.map(({ timeS }) => timeS)).toEqual([0, 0.05]);
    expect(samples.map(({ pose }) => pose.translation)).toEqual([
      [1, 2, 0.5],
      [1, 2, 0.5],
    ]);
  });

  it('brings quaternions that were rounded in print back to unit length', () => {
    const { rotation } = parseTum('0 0 0 0 0.1827 0.3653 0.548 0.7303', 'walk.tum').samples[0].pose;
    expect(Math.abs(Math.hypot(...rotation) - 1)).toBeLessThan(1e-15);
    expect(rotation[0]).not.toBe(0.1827);
  });

  it('takes two poses at the same time', () => {
    expect(parseTum(`0 0 0 0 ${LEVEL}\n0 1 0 0 ${LEVEL}`, 'walk.tum').samples).toHaveLength(2);
  });

  it.each([
    ['a missing column', '0.1 0 0 0 0 0 1', /7 columns instead of 8\. Write timestamp tx ty tz qx qy qz qw/],
    ['a column too many', '0.1 0 0 0 0 0 0 1 9', /9 columns instead of 8/],
    ['commas', '0.1,0,0,0,0,0,0,1', /1 column instead of 8.*separated by spaces/],
    [
      'a NaN',
      '0.1 0 nan 0 0 0 0 1',
      /Column 3 \(ty\) is "nan", which is not a finite decimal number\. Correct/,
    ],
    ['an infinity', '0.1 0 0 inf 0 0 0 1', /Column 4 \(tz\) is "inf"/],
    ['a number too large', '0.1 1e999 0 0 0 0 0 1', /Column 2 \(tx\) is "1e999"/],
    ['a word', 'now 0 0 0 0 0 0 1', /Column 1 \(timestamp\) is "now"/],
    ['a hexadecimal number', '0.1 0x10 0 0 0 0 0 1', /Column 2 \(tx\) is "0x10"/],
    [
      'a quaternion that is none',
      '0.1 0 0 0 0.3 0 0 0.3',
      /has length 0\.4243 instead of 1.*order.*normalise/,
    ],
    ['a zero quaternion', '0.1 0 0 0 0 0 0 0', /has length 0\.000 instead of 1/],
    ['time going back', `-0.1 0 0 0 ${LEVEL}`, /goes back, from 0 s to -0\.1 s\. Sort the lines/],
  ])('names file, line and remedy for %s', (_, badLine, message) => {
    const error = errorOf(`# header\n0 0 0 0 ${LEVEL}\n\n${badLine}\n1 0 0 0 ${LEVEL}\n`);
    expect(error).toMatchObject({ name: 'TrajectoryFormatError', file: 'walk.tum', line: 4 });
    expect(error.message).toMatch(/^walk\.tum, line 4: /);
    expect(error.message).toMatch(message);
  });

  it.each(['', '\n', '# only a comment\n# and another'])('refuses a file without a pose: %j', (text) => {
    expect(errorOf(text).message).toMatch(/without a single pose\. Give one line/);
  });

  it('draws the line for quaternions at 0.005', () => {
    expect(parseTum('0 0 0 0 0 0 0 1.0049', 'walk.tum').samples).toHaveLength(1);
    expect(() => parseTum('0 0 0 0 0 0 0 1.0051', 'walk.tum')).toThrow(TrajectoryFormatError);
    expect(() => parseTum('0 0 0 0 0 0 0 0.9949', 'walk.tum')).toThrow(TrajectoryFormatError);
  });
});

describe('formatTum', () => {
  it('writes a header and one line a pose', () => {
    const text = formatTum({
      samples: [{ timeS: 0.05, pose: { translation: [1, 2.5, 3e-9], rotation: [0, 0, 0.6, 0.8] } }],
    });
    expect(text).toBe('# timestamp tx ty tz qx qy qz qw\n0.05 1 2.5 3e-9 0 0 0.6 0.8\n');
  });

  it('is read back to the last bit', () => {
    fc.assert(
      fc.property(sampleLists, (samples) => {
        const read = parseTum(formatTum({ samples }), 'walk.tum').samples;
        expect(read).toHaveLength(samples.length);
        for (const [index, { timeS, pose }] of samples.entries()) {
          // Text has no negative zero, so compare by value and not by Object.is.
          expect(read[index].timeS === timeS).toBe(true);
          expect(read[index].pose.translation.every((value, axis) => value === pose.translation[axis])).toBe(
            true,
          );
          expect(read[index].pose.rotation.every((value, part) => value === pose.rotation[part])).toBe(true);
          expect(poseAngleRad(read[index].pose, pose)).toBe(0);
        }
      }),
    );
  });
});
