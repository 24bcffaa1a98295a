import { normalise, type Quat, type Vec3 } from '@dreamwalk/geometry';
import { TrajectoryFormatError } from './errors.ts';
import type { Trajectory, TrajectorySample } from './trajectory.ts';

const HEADER = '# timestamp tx ty tz qx qy qz qw';

const COLUMNS = ['timestamp', 'tx', 'ty', 'tz', 'qx', 'qy', 'qz', 'qw'];

/** Lets pass what is printed with three decimals; a quaternion that is none is much further off. */
const QUATERNION_LENGTH_TOLERANCE = 5e-3;

const DECIMAL_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads a trajectory in the TUM format: a pose a line, `timestamp tx ty tz qx qy qz qw` (seconds, metres,
 * camera-to-world, quaternion x y z w) separated by blanks. Lines that are empty or start with `#` are skipped; line
 * ends may be LF or CRLF. Quaternions that were rounded in print are brought back to unit length.
 *
 * @param fileName what to call the file in an error
 * @throws TrajectoryFormatError where a line has not eight numbers, a number is not finite, a quaternion is not of
 * unit length to within 0.005, time decreases, or no line holds a pose.
 */
export function parseTum(text: string, fileName: string): Trajectory {
  const samples: TrajectorySample[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const sample = parseLine(content, fileName, index + 1);
    const previous = samples.at(-1);
    if (previous && sample.timeS < previous.timeS)
      throw new TrajectoryFormatError(
        fileName,
        index + 1,
        `The time goes back, from ${previous.timeS} s to ${sample.timeS} s. Sort the lines by their timestamp.`,
      );
    samples.push(sample);
  }
  if (samples.length === 0)
    throw new TrajectoryFormatError(
      fileName,
      lines.length,
      `The file ends without a single pose. Give one line for each pose: ${COLUMNS.join(' ')}.`,
    );
  return { samples };
}

function parseLine(content: string, fileName: string, line: number): TrajectorySample {
  const words = content.split(/\s+/);
  if (words.length !== COLUMNS.length)
    throw new TrajectoryFormatError(
      fileName,
      line,
      `The line has ${words.length} ${words.length === 1 ? 'column' : 'columns'} instead of 8. ` +
        `Write ${COLUMNS.join(' ')}, separated by spaces.`,
    );
  const [timeS, tx, ty, tz, qx, qy, qz, qw] = words.map((word, column) => {
    const value = DECIMAL_NUMBER.test(word) ? Number(word) : Number.NaN;
    if (!Number.isFinite(value))
      throw new TrajectoryFormatError(
        fileName,
        line,
        `Column ${column + 1} (${COLUMNS[column]}) is "${word}", which is not a finite decimal number. ` +
          'Correct the number or remove the line.',
      );
    return value;
  });
  const translation: Vec3 = [tx, ty, tz];
  const rotation: Quat = [qx, qy, qz, qw];
  const length = Math.hypot(...rotation);
  if (Math.abs(length - 1) > QUATERNION_LENGTH_TOLERANCE)
    throw new TrajectoryFormatError(
      fileName,
      line,
      `The quaternion (columns 5 to 8, qx qy qz qw) has length ${length.toPrecision(4)} instead of 1. ` +
        'Check that the columns are in the order of the TUM format, or normalise the quaternion.',
    );
  return { timeS, pose: normalise({ rotation, translation }) };
}

/**
 * Writes a trajectory in the TUM format, with a header line and every number in full: {@link parseTum} gives back
 * the same poses to the last bit.
 */
export function formatTum(trajectory: Trajectory): string {
  const lines = trajectory.samples.map(({ timeS, pose }) =>
    [timeS, ...pose.translation, ...pose.rotation].join(' '),
  );
  return `${[HEADER, ...lines].join('\n')}\n`;
}
