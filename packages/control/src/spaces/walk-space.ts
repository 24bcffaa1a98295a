import { log, lookPose, relative, type Vec3, yawPitchOf } from '@dreamwalk/geometry';
import { walkArc } from '../walk-arc.ts';
import type { ActionSpace } from './action-space.ts';
import { expectAction } from './expect-action.ts';

/** The steepest look up or down that walking allows. */
const MOST_PITCH_RAD = (89 * Math.PI) / 180;

/**
 * Walking as a person does it: metres forward and to the left, radians to turn left about world up and to look up, per
 * frame. The horizon stays level, which twists of a policy's own would lose.
 */
export const WALK_SPACE: ActionSpace = {
  id: 'walk',
  dims: 4,
  provenance: 'native',
  about: 'One frame of walking: metres forward, metres left, radians turned left, radians looked up.',
  decode(action, pose) {
    expectAction(this, action);
    const [forwardM, leftM, turnRad, lookUpRad] = action;
    const { yawRad, pitchRad } = yawPitchOf(pose);
    const [x, y, z] = pose.translation;
    const move = walkArc([forwardM, leftM, 0], yawRad, turnRad);
    const end: Vec3 = [x + move[0], y + move[1], z];
    const pitch = Math.min(MOST_PITCH_RAD, Math.max(-MOST_PITCH_RAD, pitchRad + lookUpRad));
    return [log(relative(pose, lookPose(end, yawRad + turnRad, pitch)))];
  },
};
