import { lookPose, type Pose } from '@dreamwalk/geometry';
import { createWorld, renderView, startPose } from '@dreamwalk/simulator';
import type { WorldModel } from '@dreamwalk/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HostError } from '../../errors.ts';
import { openModel } from '../../models/open-model.ts';
import { DreamedStarts } from './dreamed-starts.ts';
import { RolloutDream } from './rollout-dream.ts';

const world = createWorld(600_000);
const pose = startPose(world);
const turned = (rad: number): Pose => lookPose(pose.translation, rad, 0);

let model: WorldModel;
beforeAll(async () => {
  ({ model } = await openModel({ threads: 1 }));
});
afterAll(() => model.dispose());

const look = (from: Pose) => ({ frame: renderView(world, model.camera, from).frame, pose: from });
const tour = () => ({ kind: 'tour', views: [look(pose), look(turned(1))], pose }) as const;

describe('RolloutDream', () => {
  it('knows the real views of its start, and how deep they are', async () => {
    const starts = new DreamedStarts(model);
    const dream = new RolloutDream(starts);
    const start = tour();
    const first = await dream.reset(start);
    await dream.step({ kind: 'pose', pose: turned(0.4) });
    await dream.observe(look(turned(0.2)));
    const known = await dream.recall();
    // What was dreamed is none of them.
    expect(known.map(({ pose: { rotation } }) => rotation)).toEqual(
      [pose, turned(1), turned(0.2)].map(({ rotation }) => rotation),
    );
    expect(known[1].frame.rgb).toEqual(start.views[1].frame.rgb);
    expect(known.every(({ depthM }) => depthM.some((depth) => depth > 0.5))).toBe(true);
    // The picture's own latent, but for the camera, which is taken to be level.
    expect(await dream.latentOf(first.frame)).toHaveLength(first.latent.length);
    await dream.dispose();
    await starts.dispose();
  });

  it('goes on alike from a start that another one dreamed from', async () => {
    const starts = new DreamedStarts(model);
    const start = tour();
    const seen = [];
    for (const dream of [new RolloutDream(starts), new RolloutDream(starts)]) {
      await dream.reset(start);
      await dream.step({ kind: 'pose', pose: turned(0.3) });
      const moment = await dream.snapshot();
      const { latent } = await dream.step({ kind: 'pose', pose: turned(0.6) });
      await dream.restore(moment);
      expect((await dream.step({ kind: 'pose', pose: turned(0.6) })).latent).toEqual(latent);
      seen.push(latent);
      await dream.dispose();
    }
    expect(seen[1]).toEqual(seen[0]);
    await starts.dispose();
  });

  it('dreams of no place before it has a start', async () => {
    await expect(new RolloutDream(new DreamedStarts(model)).observe(look(pose))).rejects.toThrow(HostError);
  });
});
