import { type ActionSpace, posesAlong } from '@dreamwalk/control';
import type { Pose } from '@dreamwalk/geometry';

/** Actions with the way that they lead, if nothing stops it. */
export interface Candidate {
  /** [H][A] */
  readonly actions: readonly (readonly number[])[];
  /** Camera-to-world after every frame; at least one. */
  readonly poses: readonly Pose[];
}

/** Where actions lead from a pose. @throws ActionError where one is not of the space */
export function unfold(space: ActionSpace, actions: readonly (readonly number[])[], from: Pose): Candidate {
  const poses: Pose[] = [];
  for (const action of actions) {
    const pose = poses.at(-1) ?? from;
    poses.push(...posesAlong(pose, space.decode(action, pose)));
  }
  return { actions, poses };
}

/** Where a candidate ends. */
export function endOf({ poses }: Candidate): Pose {
  return poses[poses.length - 1];
}
