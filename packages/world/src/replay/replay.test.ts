import type { Start } from '@dreamwalk/environment';
import { beforeEach, describe, expect, it } from 'vitest';
import { ReplayError } from '../errors.ts';
import type { WorldModel } from '../model/world-model.ts';
import { createRollout } from '../rollout/create-rollout.ts';
import { boxView } from '../testing/box-room.ts';
import { facing } from '../testing/fake-entries.ts';
import { openFakeModel } from '../testing/fake-model.ts';
import { frameSha256, latentSha256 } from './hashes.ts';
import type { RecordedRollout } from './recorded-rollout.ts';
import { verifyReplay } from './verify-replay.ts';
import { verifySteps } from './verify-steps.ts';

let model: WorldModel;
let recorded: RecordedRollout;
let latents: Float32Array[];
let frameHashes: string[];
beforeEach(async () => {
  ({ model } = await openFakeModel());
  const start: Start = {
    kind: 'tour',
    views: [0, 200].map((yaw) => boxView(model.camera, facing(yaw))),
    pose: facing(20),
  };
  const poses = [20, 35, 50, 80, 110].map((yaw) => facing(yaw, yaw / 200));
  const options = { seed: 11, samplerSteps: 2 };
  const rollout = createRollout(model, options);
  latents = [];
  frameHashes = [];
  for (const [k, pose] of poses.entries()) {
    const { frame } = k === 0 ? await rollout.reset(start) : await rollout.step({ kind: 'pose', pose });
    frameHashes.push(await frameSha256(frame));
    latents.push(rollout.lastStep!.latent);
  }
  recorded = { options, start, poses, frameHashes, latent: async (k) => latents[k] };
});

describe('verifyReplay', () => {
  it('finds a rollout identical, twice', async () => {
    for (let run = 0; run < 2; run++)
      expect(await verifyReplay(model, recorded)).toEqual({ identical: true, frames: 5 });
  });

  it('names the first frame that differs and how far its latent is off', async () => {
    frameHashes[3] = await frameSha256({ widthPx: 1, heightPx: 1, rgb: new Uint8Array(3) });
    latents[3] = latents[3].map((value, at) => value + (at === 7 ? 0.25 : 0));
    const verdict = await verifyReplay(model, recorded);
    expect(verdict).toMatchObject({ identical: false, firstFrame: 3 });
    expect(verdict.identical === false && verdict.maxAbsDiff).toBeCloseTo(0.25, 6);
    expect(await verifyReplay(model, { ...recorded, latent: undefined })).toMatchObject({ maxAbsDiff: null });
  });

  it('finds another seed out', async () => {
    const other = { ...recorded, options: { ...recorded.options, seed: 12 } };
    expect(await verifyReplay(model, other)).toMatchObject({ identical: false });
  });

  it('reports progress, can be stopped, and refuses what cannot be replayed', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const replay = verifyReplay(model, recorded, {
      signal: controller.signal,
      onProgress: (done) => {
        seen.push(done);
        if (done === 2) controller.abort();
      },
    });
    await expect(replay).rejects.toThrow('aborted');
    expect(seen).toEqual([0, 1, 2]);
    await expect(verifyReplay(model, { ...recorded, frameHashes: [] })).rejects.toThrow(ReplayError);
    await expect(verifyReplay(model, { ...recorded, poses: recorded.poses.slice(1) })).rejects.toThrow(
      '4 poses but 5 frames',
    );
  });
});

describe('verifySteps', () => {
  it('finds every step of the same provider exact', async () => {
    expect(await verifySteps(model, recorded)).toEqual({
      withinTolerance: true,
      firstFrame: null,
      maxAbsDiff: 0,
    });
  });

  it('finds the step that is off, and goes on from what was recorded', async () => {
    latents[2] = latents[2].map((value) => value + 0.3);
    const verdict = await verifySteps(model, recorded);
    expect(verdict.withinTolerance).toBe(false);
    expect(verdict.firstFrame).toBe(2);
    expect(verdict.maxAbsDiff).toBeCloseTo(0.3, 5);
  });

  it('needs latents', async () => {
    await expect(verifySteps(model, { ...recorded, latent: undefined })).rejects.toThrow(ReplayError);
  });
});

describe('hashes', () => {
  it('are SHA-256 of the bytes', async () => {
    const abc = new TextEncoder().encode('abc');
    const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await frameSha256({ widthPx: 1, heightPx: 1, rgb: abc })).toBe(known);
    const bytes = new Uint8Array(12);
    bytes.set([0, 0, 128, 63], 4);
    const one = new Float32Array(bytes.buffer, 4, 1);
    expect(one[0]).toBe(1);
    expect(await latentSha256(one)).toBe(
      await frameSha256({ widthPx: 1, heightPx: 1, rgb: bytes.subarray(4, 8) }),
    );
  });
});
