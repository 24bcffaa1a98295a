import type { Motion } from '@dreamwalk/environment';
import { lookPose, type Pose } from '@dreamwalk/geometry';
import { beforeEach, describe, expect, it } from 'vitest';
import { RolloutStateError } from '../errors.ts';
import type { WorldModel } from '../model/world-model.ts';
import { createRollout } from '../rollout/create-rollout.ts';
import { boxView } from '../testing/box-room.ts';
import { openFakeModel } from '../testing/fake-model.ts';
import { SolidRollout } from './solid-rollout.ts';

/** The walls of the box room stand 4 m from its middle. */
const WALL_M = 4;
const STEP: Motion = { kind: 'twist', twist: { linear: [0, 0, 0.4], angular: [0, 0, 0] } };

let model: WorldModel;
beforeEach(async () => {
  ({ model } = await openFakeModel());
});

const facing = (yawDeg: number, x = 0): Pose => lookPose([x, 0, 1.6], (yawDeg * Math.PI) / 180, 0);

async function begin(): Promise<SolidRollout> {
  const solid = new SolidRollout(createRollout(model, { seed: 7 }));
  const yawsDeg = [0, 45, -45, 90, -90, 180];
  const views = yawsDeg.map((yaw) => boxView(model.camera, facing(yaw)));
  await solid.reset({ kind: 'tour', views, pose: facing(0) });
  return solid;
}

async function walk(solid: SolidRollout, steps: number) {
  let last = await solid.step(STEP);
  for (let step = 1; step < steps; step++) last = await solid.step(STEP);
  return last;
}

describe('a dream whose walls stop the body', () => {
  it('lets it walk where there is room, and stops it before the wall', async () => {
    const solid = await begin();
    const free = await walk(solid, 5);
    expect(free.blocked).toBe(false);
    expect(free.pose.translation[0]).toBeCloseTo(2, 6);
    const stopped = await walk(solid, 10);
    expect(stopped.blocked).toBe(true);
    expect(stopped.pose.translation[0]).toBeGreaterThan(WALL_M - 0.8);
    expect(stopped.pose.translation[0]).toBeLessThan(WALL_M - 0.1);
  });

  it('says beforehand what is free', async () => {
    const solid = await begin();
    expect(solid.isFree([0, 0, 1.6], [2, 0, 1.6])).toBe(true);
    expect(solid.isFree([0, 0, 1.6], [5, 0, 1.6])).toBe(false);
  });

  it('goes on from a moment as it went on before', async () => {
    const solid = await begin();
    const moment = await solid.snapshot();
    const first = await walk(solid, 12);
    await solid.restore(moment);
    const again = await walk(solid, 12);
    expect(again.pose).toEqual(first.pose);
    expect(again.frame).toEqual(first.frame);
    moment.dispose();
  });

  it('is not changed by what a fork walks into', async () => {
    const solid = await begin();
    const fork = solid.fork();
    const forked = await walk(fork, 12);
    expect((await walk(solid, 12)).pose).toEqual(forked.pose);
    await fork.dispose();
  });

  it('refuses to move before it has begun, and moments of others', async () => {
    const solid = new SolidRollout(createRollout(model, { seed: 7 }));
    await expect(solid.step(STEP)).rejects.toThrow(RolloutStateError);
    const other = await begin();
    await expect(solid.restore(await other.snapshot())).rejects.toThrow(RolloutStateError);
  });
});
