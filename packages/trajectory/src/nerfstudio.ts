import {
  type Camera,
  compose,
  InvalidRotationError,
  identityPose,
  inverse,
  type Pose,
  poseFromMatrix,
  poseToMatrix,
} from '@dreamwalk/geometry';
import { TrajectoryFormatError } from './errors.ts';
import { NERFSTUDIO_CONVENTION, toConvention } from './pose-convention.ts';
import type { Trajectory } from './trajectory.ts';

/** Poses of a `transforms.json`, as the file has them. */
export interface NerfstudioPoses {
  /** Transforms under the file's own convention, `NERFSTUDIO_CONVENTION` if it keeps to the format. */
  readonly transforms: Trajectory;
  /** What nerfstudio did to the world before it wrote the file; {@link undoAppliedTransform} takes it back. */
  readonly applied?: AppliedTransform;
}

/** X_file = scale · (transform · X_original). */
export interface AppliedTransform {
  readonly transform: Pose;
  readonly scale: number;
}

interface Frame {
  readonly path: string;
  readonly timeS: number | undefined;
  readonly pose: Pose;
}

/** `frame_2` before `frame_10`. */
const inNumericOrder = new Intl.Collator('en', { numeric: true }).compare;

/**
 * Reads the poses of nerfstudio's `transforms.json`: `frames[].transform_matrix`, 4×4 or 3×4. Frames are put in the
 * order of their `file_path`, as nerfstudio does; those without a `time` (seconds) come at a constant rate. Whatever
 * else the document holds is left alone.
 *
 * @param fileName what to call the file in an error
 * @param framesPerSecond of frames that have no time
 * @throws TrajectoryFormatError where the text is not JSON, a matrix is missing or no rigid transform, or only some
 * frames have a time.
 */
export function parseNerfstudio(text: string, fileName: string, framesPerSecond: number): NerfstudioPoses {
  const document = parseJson(text, fileName);
  const list = document.frames;
  if (!Array.isArray(list) || list.length === 0)
    throw new TrajectoryFormatError(
      fileName,
      'frames',
      'There is no list of frames with a pose each. Choose the transforms.json of a nerfstudio data set.',
    );
  const frames = list
    .map((frame, index) => readFrame(frame, index, fileName))
    .sort((a, b) => inNumericOrder(a.path, b.path));
  const timed = frames.filter(({ timeS }) => timeS !== undefined).length;
  if (timed > 0 && timed < frames.length)
    throw new TrajectoryFormatError(
      fileName,
      'frames',
      `Only ${timed} of ${frames.length} frames have a time. Give every frame a time, or none.`,
    );
  const samples = frames.map(({ timeS, pose }, index) => ({ timeS: timeS ?? index / framesPerSecond, pose }));
  if (timed > 0) samples.sort((a, b) => a.timeS - b.timeS);
  return { transforms: { samples }, applied: readApplied(document, fileName) };
}

/**
 * The transforms as they were before nerfstudio turned and scaled the world: those of the reconstruction that the file
 * was made from, which usually has another up. For camera-to-world transforms.
 */
export function undoAppliedTransform(
  transforms: Trajectory,
  { transform, scale }: AppliedTransform,
): Trajectory {
  const back = inverse(transform);
  const poseOf = ({ rotation, translation: [x, y, z] }: Pose) =>
    compose(back, { rotation, translation: [x / scale, y / scale, z / scale] });
  return { samples: transforms.samples.map(({ timeS, pose }) => ({ timeS, pose: poseOf(pose) })) };
}

/**
 * Writes a trajectory as nerfstudio's `transforms.json`, with the time of every pose. The pictures that it names,
 * `images/frame_00001.png` and so on, are the caller's to make.
 *
 * @param camera that the poses are of
 */
export function formatNerfstudio(trajectory: Trajectory, camera: Camera): string {
  const { widthPx, heightPx, fx, fy, cx, cy } = camera;
  const frames = toConvention(trajectory, NERFSTUDIO_CONVENTION).samples.map(({ timeS, pose }, index) => {
    const m = poseToMatrix(pose);
    return {
      file_path: `images/frame_${String(index + 1).padStart(5, '0')}.png`,
      time: timeS,
      transform_matrix: [0, 4, 8, 12].map((row) => m.slice(row, row + 4)),
    };
  });
  const intrinsics = { camera_model: 'OPENCV', w: widthPx, h: heightPx, fl_x: fx, fl_y: fy, cx, cy };
  return `${JSON.stringify({ ...intrinsics, frames }, null, 1)}\n`;
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string, fileName: string): JsonObject {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new TrajectoryFormatError(
      fileName,
      'the document',
      `This is not JSON (${(cause as Error).message}). Export the file again, or restore it from a copy.`,
      { cause },
    );
  }
  if (isObject(document)) return document;
  throw new TrajectoryFormatError(
    fileName,
    'the document',
    'This is not a JSON object. Choose the transforms.json of a nerfstudio data set.',
  );
}

function readFrame(frame: unknown, index: number, fileName: string): Frame {
  const place = `frames.${index}`;
  if (!isObject(frame))
    throw new TrajectoryFormatError(fileName, place, 'This is not a JSON object. Remove the frame.');
  const { file_path: path, time } = frame;
  if (time !== undefined && !(typeof time === 'number' && Number.isFinite(time)))
    throw new TrajectoryFormatError(
      fileName,
      `${place}.time`,
      'The time is not a number of seconds. Correct it, or remove the times of all frames.',
    );
  return {
    path: typeof path === 'string' ? path : '',
    timeS: time,
    pose: readMatrix(frame.transform_matrix, `${place}.transform_matrix`, fileName),
  };
}

function readApplied(document: JsonObject, fileName: string): AppliedTransform | undefined {
  const { applied_transform: matrix, applied_scale: scale = 1 } = document;
  if (!(typeof scale === 'number' && Number.isFinite(scale) && scale > 0))
    throw new TrajectoryFormatError(
      fileName,
      'applied_scale',
      'The scale is not a positive number. Correct it, or remove it.',
    );
  if (matrix === undefined && scale === 1) return undefined;
  const transform = matrix === undefined ? identityPose : readMatrix(matrix, 'applied_transform', fileName);
  return { transform, scale };
}

function readMatrix(rows: unknown, place: string, fileName: string): Pose {
  const isMatrix =
    Array.isArray(rows) &&
    (rows.length === 3 || rows.length === 4) &&
    rows.every(
      (row) => Array.isArray(row) && row.length === 4 && row.every((value) => Number.isFinite(value)),
    );
  if (!isMatrix)
    throw new TrajectoryFormatError(
      fileName,
      place,
      'This is not a matrix of three or four rows of four finite numbers. Write the camera-to-world matrix, row by row.',
    );
  try {
    return poseFromMatrix(rows.flat());
  } catch (cause) {
    if (!(cause instanceof InvalidRotationError)) throw cause;
    throw new TrajectoryFormatError(fileName, place, cause.message, { cause });
  }
}
