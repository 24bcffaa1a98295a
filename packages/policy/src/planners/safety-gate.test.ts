import { WALK_SPACE } from '@dreamwalk/control';
import { compose, exp, lookPose, type Pose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../policy.ts';
import { SafetyGate } from './safety-gate.ts';
import { CROSS_WALL, RoomDream, roomStart, WalledRoom } from './testing/walled-room.ts';

const budget = { stepsPerDecision: 8, stepsPerEpisode: 80 };

/** Always hands over the same chunk. */
function stubborn(actions: readonly (readonly number[])[]): Policy {
  return {
    id: 'stubborn',
    senses: [],
    actionSpace: WALK_SPACE,
    async reset() {},
    async infer() {
      return { actions };
    },
    async dispose() {},
  };
}

async function gated(room: WalledRoom, pose: Pose, actions: readonly (readonly number[])[]): Promise<Pose[]> {
  const gate = new SafetyGate({ policy: stubborn(actions), dream: new RoomDream(room), budget });
  await gate.reset(roomStart(room, pose, pose));
  const chunk = await gate.infer({ step: 0, prompt: '', frame: room.view(pose).frame, pose });
  const poses = [pose];
  for (const action of chunk.actions)
    for (const twist of gate.actionSpace.decode(action, pose))
      poses.push(compose(poses[poses.length - 1], exp(twist)));
  return poses.slice(1);
}

describe('SafetyGate', () => {
  const room = new WalledRoom([CROSS_WALL]);

  it('lets no chunk through that leads into something', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: -3.2, max: -0.8, noNaN: true }),
        fc.double({ min: -3.2, max: 3.2, noNaN: true }),
        fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
        fc.array(
          fc.tuple(
            fc.double({ min: -0.1, max: 0.25, noNaN: true }),
            fc.double({ min: -0.1, max: 0.1, noNaN: true }),
            fc.double({ min: -0.17, max: 0.17, noNaN: true }),
            fc.constant(0),
          ),
          { minLength: 1, maxLength: 12 },
        ),
        async (x, y, yaw, actions) => {
          const poses = await gated(room, lookPose([x, y, 1.6], yaw, 0), actions);
          expect(poses).toHaveLength(actions.length);
          // The map's cells are 0.1 m wide, so a body of 0.3 m is kept that much less than its radius away at worst.
          for (const { translation } of poses) expect(room.hasRoom(translation, 0.2)).toBe(true);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('leaves a free chunk as it is', async () => {
    const pose = lookPose([-2, -2, 1.6], Math.PI / 2, 0);
    const poses = await gated(
      room,
      pose,
      Array.from({ length: 6 }, () => [0.2, 0, 0, 0]),
    );
    expect(poses[5].translation[1]).toBeCloseTo(-0.8, 6);
    expect(poses[5].translation[0]).toBeCloseTo(-2, 6);
  });

  it('dreams of the end of a chunk however short', async () => {
    const pose = lookPose([-2, -2, 1.6], Math.PI / 2, 0);
    const dream = new RoomDream(room);
    const gate = new SafetyGate({ policy: stubborn([[0.2, 0, 0, 0]]), dream, budget });
    await gate.reset(roomStart(room, pose, pose));
    const chunk = await gate.infer({ step: 0, prompt: '', frame: room.view(pose).frame, pose });
    expect(chunk.worldModelSteps).toBe(1);
  });

  it('goes along the wall that it was led into', async () => {
    const pose = lookPose([-1.5, -2, 1.6], Math.PI / 6, 0);
    const poses = await gated(
      room,
      pose,
      Array.from({ length: 12 }, () => [0.25, 0, 0, 0]),
    );
    const [, y] = poses[11].translation;
    expect(y).toBeGreaterThan(-1);
  });
});
