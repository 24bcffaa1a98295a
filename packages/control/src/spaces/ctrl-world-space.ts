import type { Twist } from '@dreamwalk/geometry';
import { DiscreteSpace } from './discrete-space.ts';
import { levelToCamera } from './level-frame.ts';
import { FULL_SPEED_M, FULL_TURN_RAD } from './motion-metric.ts';

/** Frames of a chunk. */
const CHUNK_FRAMES = 8;

const STILL = [0, 0, 0] as const;

/** What a key does in each frame of its chunk, in the level frame (+x right, +y down, +z ahead). */
const KEYS: readonly (readonly [name: string, twist: Twist])[] = [
  ['l', { linear: [-FULL_SPEED_M, 0, 0], angular: STILL }],
  ['r', { linear: [FULL_SPEED_M, 0, 0], angular: STILL }],
  ['f', { linear: [0, 0, FULL_SPEED_M], angular: STILL }],
  ['b', { linear: [0, 0, -FULL_SPEED_M], angular: STILL }],
  ['u', { linear: [0, -FULL_SPEED_M, 0], angular: STILL }],
  ['d', { linear: [0, FULL_SPEED_M, 0], angular: STILL }],
  ['o', { linear: STILL, angular: [0, -FULL_TURN_RAD, 0] }],
  ['c', { linear: STILL, angular: [0, FULL_TURN_RAD, 0] }],
];

/**
 * The eight keys of Ctrl-World (2510.10125), each a whole chunk of actions. A camera has no gripper to open and close: `o` turns
 * to the left in its place, and `c` to the right.
 */
export const CTRL_WORLD_SPACE = new DiscreteSpace({
  id: 'ctrl-world',
  provenance: 'inspired',
  about: `Eight keys of ${CHUNK_FRAMES} frames each, by number: l, r, f, b, u, d move left, right, forward, back, up, down; o, c turn left, right. After Ctrl-World (2510.10125), whose o and c open and close a gripper.`,
  moves: KEYS.map(([name, twist]) => ({
    name,
    twists: (pose) => levelToCamera(new Array<Twist>(CHUNK_FRAMES).fill(twist), pose),
  })),
});
