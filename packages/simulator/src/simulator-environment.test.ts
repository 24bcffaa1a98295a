import { cameraFromHfov, lookPose, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import { beforeEach, describe, expect, it } from 'vitest';
import { EpisodeNotStartedError } from './errors.ts';
import { BUNDLED_HFOV_RAD } from './look/camera.ts';
import { renderView } from './look/render.ts';
import { SimulatorEnvironment, simulatedTour } from './simulator-environment.ts';
import { startPose } from './walk/start.ts';
import { createWorld } from './world.ts';

const world = createWorld(9);
const start = startPose(world);
const camera = cameraFromHfov(24, 24, BUNDLED_HFOV_RAD);
const views = simulatedTour(world, [start], camera);

describe('SimulatorEnvironment', () => {
  let environment: SimulatorEnvironment;

  beforeEach(() => {
    environment = new SimulatorEnvironment(world, camera);
  });

  it('begins where the start says, from a view or a tour', async () => {
    const fromView = await environment.reset({ kind: 'view', view: views[0] });
    expect(fromView).toMatchObject({ frameIndex: 0, pose: start });
    expect(fromView.frame.rgb).toEqual(views[0].frame.rgb);
    const elsewhere = lookPose(start.translation, 1, 0);
    const fromTour = await environment.reset({ kind: 'tour', views, pose: elsewhere });
    expect(fromTour.pose).toEqual(elsewhere);
  });

  it('steps by twist and by pose', async () => {
    await environment.reset({ kind: 'view', view: views[0] });
    const ahead = await environment.step({
      kind: 'twist',
      twist: { linear: [0, 0, 0.2], angular: [0, 0, 0] },
    });
    expect(ahead.frameIndex).toBe(1);
    expect(poseDistanceM(ahead.pose, start)).toBeCloseTo(0.2, 12);
    expect(yawPitchOf(ahead.pose).yawRad).toBeCloseTo(yawPitchOf(start).yawRad, 12);
    const pose = lookPose(start.translation, 0.3, 0.1);
    const placed = await environment.step({ kind: 'pose', pose });
    expect(placed).toMatchObject({ frameIndex: 2, pose });
    expect(placed.depthM).toEqual(renderView(world, environment.camera, pose).depthM);
  });

  it('returns to a snapshot exactly', async () => {
    await environment.reset({ kind: 'view', view: views[0] });
    const turn = { kind: 'twist', twist: { linear: [0, 0, 0], angular: [0, 0.1, 0] } } as const;
    const before = await environment.step(turn);
    const snapshot = await environment.snapshot();
    const after = await environment.step(turn);
    expect(await environment.restore(snapshot)).toEqual(before);
    expect(await environment.step(turn)).toEqual(after);
  });

  it('says what to do when it was never reset, and heeds an abort', async () => {
    const idle = { kind: 'twist', twist: { linear: [0, 0, 0], angular: [0, 0, 0] } } as const;
    await expect(environment.step(idle)).rejects.toThrow(EpisodeNotStartedError);
    await expect(environment.snapshot()).rejects.toThrow('call reset first');
    const signal = AbortSignal.abort();
    await expect(environment.reset({ kind: 'view', view: views[0] }, { signal })).rejects.toThrow();
  });
});
