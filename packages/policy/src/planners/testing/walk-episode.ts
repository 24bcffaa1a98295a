import { slide } from '@dreamwalk/environment';
import { compose, exp, lookPose, type Pose, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import type { ActionChunk, Policy, PolicyStart } from '../../policy.ts';
import type { WalledRoom } from './walled-room.ts';

const BODY_M = 0.3;

/** What came of an episode in a room. */
export interface WalkedEpisode {
  readonly poses: readonly Pose[];
  readonly chunks: readonly ActionChunk[];
  /** Metres from the goal at its nearest. */
  readonly nearestM: number;
}

/** Lets a policy walk in a room until it is within half a metre of its goal, sliding along what is in the way. */
export async function walkEpisode(
  policy: Policy,
  room: WalledRoom,
  start: PolicyStart,
): Promise<WalkedEpisode> {
  await policy.reset(start);
  const goal = start.goal.pose!;
  const poses: Pose[] = [start.start.kind === 'tour' ? start.start.pose : start.start.view.pose];
  const chunks: ActionChunk[] = [];
  let nearestM = poseDistanceM(poses[0], goal);
  while (poses.length <= start.maxSteps && nearestM > 0.5) {
    const pose = poses[poses.length - 1];
    const observation = { step: poses.length - 1, prompt: '', goalPose: goal };
    const chunk = await policy.infer({ ...observation, frame: room.view(pose).frame, pose });
    chunks.push(chunk);
    for (const action of chunk.actions)
      for (const twist of policy.actionSpace.decode(action, poses[poses.length - 1])) {
        const from = poses[poses.length - 1];
        const to = compose(from, exp(twist));
        const [x, y] = slide((px, py) => room.hasRoom([px, py, 0], BODY_M), from.translation, to.translation);
        const { yawRad, pitchRad } = yawPitchOf(to);
        poses.push(lookPose([x, y, to.translation[2]], yawRad, pitchRad));
        nearestM = Math.min(nearestM, poseDistanceM(poses[poses.length - 1], goal));
      }
  }
  return { poses, chunks, nearestM };
}
