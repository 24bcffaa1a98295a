import type { Pose, Twist } from '@dreamwalk/geometry';
import type { ActionSpace } from './action-space.ts';

/** An action at both levels: what was decided, and the motion that it asks for. */
export interface LoggedAction {
  /** Id of the action space. */
  readonly space: string;
  /** [A] in that space. */
  readonly action: readonly number[];
  /** Body twists, one a frame. */
  readonly twists: readonly Twist[];
}

/**
 * Decodes an action and keeps both.
 *
 * @param pose camera-to-world before it
 * @throws ActionError where the action is not one of the space
 */
export function logAction(space: ActionSpace, action: readonly number[], pose: Pose): LoggedAction {
  return { space: space.id, action: [...action], twists: space.decode(action, pose) };
}
