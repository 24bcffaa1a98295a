import { WALK_SPACE } from '@dreamwalk/control';
import { compose, exp, lookPose, type Pose, yawPitchOf } from '@dreamwalk/geometry';
import { moveWithCollision, type VoxelWorld } from '@dreamwalk/simulator';
import { WALK_MOVES } from './walk-moves.ts';

/** Whoever knows what to do next, as a place in {@link WALK_MOVES}. */
export interface Expert {
  moveAt(pose: Pose): number;
}

/** Where a move leads, with the world's walls in the way. */
export function carryOut(world: VoxelWorld, pose: Pose, move: number): Pose {
  const [twist] = WALK_SPACE.decode(WALK_MOVES[move], pose);
  const asked = compose(pose, exp(twist));
  const { yawRad, pitchRad } = yawPitchOf(asked);
  return lookPose(moveWithCollision(world, pose.translation, asked.translation), yawRad, pitchRad);
}

/** An expert's next moves from a pose. */
export function movesAhead(world: VoxelWorld, expert: Expert, from: Pose, count: number): number[] {
  const moves: number[] = [];
  let pose = from;
  while (moves.length < count) {
    const move = expert.moveAt(pose);
    moves.push(move);
    pose = carryOut(world, pose, move);
  }
  return moves;
}
