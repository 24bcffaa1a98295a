import type { Sense } from '../policy.ts';

/** What can be sent under a key; a constant stands in for what a camera does not have: joints, a gripper. */
export type ObservationPart =
  | Sense
  | 'prompt'
  /** Frames since the start, a whole number. */
  | 'step'
  /** Number of the episode under its seed. */
  | 'episode'
  /** Key of the policy's own draws. */
  | 'seed'
  /** `true` on the first call of an episode; not sent on the others. */
  | 'reset'
  | { readonly constant: readonly number[] };

/** Under which keys a server expects what. Parts that an observation does not have are not sent. */
export interface ObservationLayout {
  readonly keys: Readonly<Record<string, ObservationPart>>;
  /** Side of the square that pictures are resized to, padded with black; as they are by default. */
  readonly imageSidePx?: number;
}

/** The house's own contract on openpi's wire (docs/serving.md). */
export const DREAMWALK_LAYOUT: ObservationLayout = {
  keys: {
    'observation/image': 'frame',
    'observation/goal_image': 'goal-frame',
    'observation/pose': 'pose',
    'observation/goal_pose': 'goal-pose',
    'observation/depth': 'depth',
    prompt: 'prompt',
    step: 'step',
    episode: 'episode',
    seed: 'seed',
    reset: 'reset',
  },
};

/** Side of the pictures that openpi's own clients send. */
const OPENPI_SIDE_PX = 224;

/** What openpi's stock servers for DROID expect; there is no arm, so its joints rest at 0. */
export const DROID_LAYOUT: ObservationLayout = {
  keys: {
    'observation/exterior_image_1_left': 'frame',
    'observation/wrist_image_left': 'frame',
    'observation/joint_position': { constant: [0, 0, 0, 0, 0, 0, 0] },
    'observation/gripper_position': { constant: [0] },
    prompt: 'prompt',
  },
  imageSidePx: OPENPI_SIDE_PX,
};

/** What openpi's stock servers for LIBERO expect; there is no arm, so its state is 0. */
export const LIBERO_LAYOUT: ObservationLayout = {
  keys: {
    'observation/image': 'frame',
    'observation/wrist_image': 'frame',
    'observation/state': { constant: [0, 0, 0, 0, 0, 0, 0, 0] },
    prompt: 'prompt',
  },
  imageSidePx: OPENPI_SIDE_PX,
};

const SENSES: ReadonlySet<unknown> = new Set<Sense>(['frame', 'goal-frame', 'goal-pose', 'depth', 'pose']);

/** What a policy behind these keys may look at. */
export function sensesOf({ keys }: ObservationLayout): Sense[] {
  return [...new Set(Object.values(keys).filter((part): part is Sense => SENSES.has(part)))];
}
