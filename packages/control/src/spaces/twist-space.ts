import type { ActionSpace } from './action-space.ts';
import { expectAction } from './expect-action.ts';

/** The body twist itself, the space that all others end in: vx vy vz in metres, ωx ωy ωz in radians, per frame. */
export const TWIST_SPACE: ActionSpace = {
  id: 'twist',
  dims: 6,
  provenance: 'native',
  about: 'The body twist of one frame in the camera frame: vx vy vz (metres), ωx ωy ωz (radians).',
  decode(action) {
    expectAction(this, action);
    const [vx, vy, vz, wx, wy, wz] = action;
    return [{ linear: [vx, vy, vz], angular: [wx, wy, wz] }];
  },
};
