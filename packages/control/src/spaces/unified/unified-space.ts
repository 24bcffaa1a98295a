import { log, relative } from '@dreamwalk/geometry';
import { ActionError } from '../../errors.ts';
import type { ActionSpace } from '../action-space.ts';
import { expectAction } from '../expect-action.ts';
import { WALK_SPACE } from '../walk-space.ts';
import { UNIFIED_DIMS, unifiedParts } from './unified-vector.ts';

/**
 * RDT-1B's unified vector as one frame's action. What is said most directly counts: the twist, else the motion of the base,
 * else the pose, which is reached within the frame.
 */
export const UNIFIED_SPACE: ActionSpace = {
  id: 'unified',
  dims: 2 * UNIFIED_DIMS,
  provenance: 'faithful',
  about:
    "RDT-1B's 128 slots, then their validity mask: camera twist in 39–44, base motion in 100–102, or camera pose in 30–38, per frame.",
  decode(action, pose) {
    expectAction(this, action);
    const parts = unifiedParts(action);
    if (parts.twist) return [parts.twist];
    if (parts.base) {
      const { forwardM, leftM, turnRad } = parts.base;
      return WALK_SPACE.decode([forwardM, leftM, turnRad, 0], pose);
    }
    if (parts.pose) return [log(relative(pose, parts.pose))];
    throw new ActionError(
      'A unified vector moves a camera only where slots 39–44, 100–102 or 30–38 are valid, but none of them is.',
    );
  },
};
