import { type Pose, quatFromMatrix, rotationMatrix, type Twist, type Vec3 } from '@dreamwalk/geometry';
import { ActionError } from '../../errors.ts';

/** Slots of RDT-1B's vector of physical quantities. */
export const UNIFIED_DIMS = 128;

/** What a base does in a frame, on the floor. */
export interface BaseMotion {
  readonly forwardM: number;
  readonly leftM: number;
  /** To the left. */
  readonly turnRad: number;
}

/** What a camera has to say in the vector: each, or none. */
export interface UnifiedParts {
  /** Camera-to-world, in slots 30–38: position, then the first two columns of the rotation. */
  readonly pose?: Pose;
  /** Body twist of a frame, in slots 39–44: linear, then angular, about the camera's x, y and z. */
  readonly twist?: Twist;
  /** In slots 100–102: ahead, to the left, turn to the left. */
  readonly base?: BaseMotion;
}

/** First slot and number of slots of each part (RDT `configs/state_vec.py`: eef_pos to eef_angle_5, eef_vel and eef_angular_vel, base_vel and base_angular_vel). */
const SLOTS = { pose: [30, 9], twist: [39, 6], base: [100, 3] } as const;

/**
 * RDT-1B's unified vector and, after it, its validity mask: 128 numbers, 0 where nothing is known, then 128 ones and zeros.
 * The camera is its right end effector, and its base. Rates are per frame.
 */
export function unifiedVector({ pose, twist, base }: UnifiedParts): number[] {
  const vector = new Array<number>(2 * UNIFIED_DIMS).fill(0);
  const fill = (part: keyof typeof SLOTS, values: readonly number[]) => {
    values.forEach((value, index) => {
      vector[SLOTS[part][0] + index] = value;
      vector[UNIFIED_DIMS + SLOTS[part][0] + index] = 1;
    });
  };
  if (pose) fill('pose', [...pose.translation, ...firstTwoColumns(pose)]);
  if (twist) fill('twist', [...twist.linear, ...twist.angular]);
  if (base) fill('base', [base.forwardM, base.leftM, base.turnRad]);
  return vector;
}

/**
 * What a vector says of a camera: the inverse of {@link unifiedVector}. Slots of other bodies are not looked at.
 *
 * @param vector [256]
 * @throws ActionError where a part is valid in some of its slots only, or a rotation is none
 */
export function unifiedParts(vector: readonly number[]): UnifiedParts {
  const pose = slotsOf(vector, 'pose');
  const twist = slotsOf(vector, 'twist');
  const base = slotsOf(vector, 'base');
  return {
    ...(pose && { pose: poseOfSlots(pose) }),
    ...(twist && {
      twist: { linear: [twist[0], twist[1], twist[2]], angular: [twist[3], twist[4], twist[5]] },
    }),
    ...(base && { base: { forwardM: base[0], leftM: base[1], turnRad: base[2] } }),
  };
}

function slotsOf(vector: readonly number[], part: keyof typeof SLOTS): readonly number[] | undefined {
  const [first, count] = SLOTS[part];
  const mask = vector.slice(UNIFIED_DIMS + first, UNIFIED_DIMS + first + count);
  if (mask.every((valid) => valid === 0)) return undefined;
  if (mask.every((valid) => valid === 1)) return vector.slice(first, first + count);
  throw new ActionError(
    `Slots ${first} to ${first + count - 1} of a unified vector (${part}) must all be valid (1) or none (0), but their mask is ${mask.join(' ')}.`,
  );
}

/** The 6-D form of a rotation (Zhou et al., "On the continuity of rotation representations", 2019). */
function firstTwoColumns({ rotation }: Pose): number[] {
  const [xx, yx, , xy, yy, , xz, yz] = rotationMatrix(rotation);
  return [xx, xy, xz, yx, yy, yz];
}

/** The columns made orthonormal, the first one first, as a network's are not. */
function poseOfSlots([x, y, z, ...columns]: readonly number[]): Pose {
  const a = unit([columns[0], columns[1], columns[2]]);
  const along = columns[3] * a[0] + columns[4] * a[1] + columns[5] * a[2];
  const b = unit([columns[3] - along * a[0], columns[4] - along * a[1], columns[5] - along * a[2]]);
  const c = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  return {
    translation: [x, y, z],
    rotation: quatFromMatrix([a[0], b[0], c[0], a[1], b[1], c[1], a[2], b[2], c[2]]),
  };
}

function unit(column: Vec3): Vec3 {
  const length = Math.hypot(...column);
  if (length > 1e-9) return [column[0] / length, column[1] / length, column[2] / length];
  throw new ActionError(
    'Slots 33 to 38 of a unified vector are no rotation: its two columns must be neither zero nor parallel.',
  );
}
