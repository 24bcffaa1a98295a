import { lookPose, type Pose, yawPitchOf } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { ActionError, SpaceFitError, StoredSpaceError } from '../../errors.ts';
import { poseGapM } from '../motion-metric.ts';
import { posesAlong } from '../poses-along.ts';
import { walkAlong, wanderings } from '../testing/walks.ts';
import { MINED_MACROS } from './fit-mined-macros.ts';
import type { MinedMacros } from './mined-macros.ts';

const START = lookPose([1, 2, 1.6], 0.4, -0.3);
/** A polygon: 1 m ahead in five frames, then three frames of turning by 7.5°, ten times. */
const POLYGON = walkAlong(
  START,
  Array.from({ length: 10 }, () => [{ forwardM: 1 }, { turnRad: Math.PI / 8 }]).flat(),
);

function walked(space: MinedMacros, codes: readonly number[], start: Pose): Pose[] {
  let pose = start;
  return codes.flatMap((code) => {
    const poses = posesAlong(pose, space.decode([code], pose));
    pose = poses.at(-1)!;
    return poses;
  });
}

describe('mined macros', () => {
  it('walks a walk of few twists again, exactly, in far fewer actions', async () => {
    const space = await MINED_MACROS.fit([POLYGON], { codes: 2, merges: 8 });
    const codes = space.encode(POLYGON);
    const poses = walked(space, codes, START);
    expect(poses).toHaveLength(80);
    poses.forEach((pose, frame) => {
      expect(poseGapM(pose, POLYGON[frame + 1])).toBeLessThan(1e-9);
    });
    // Two sides of the polygon are sixteen frames: the longest macro that there may be.
    expect(space.report([POLYGON])).toEqual({ horizonReduction: 16, coverage: 1 });
  });

  it('stays level however often it turns while looking down', async () => {
    const space = await MINED_MACROS.fit(wanderings(3, 80), { codes: 8, merges: 8 });
    const end = walked(space, space.encode(POLYGON), START).at(-1)!;
    const { yawRad, pitchRad } = yawPitchOf(end);
    expect(poseGapM(end, lookPose(end.translation, yawRad, pitchRad))).toBeLessThan(1e-9);
  });

  it('shortens walks that it has not seen', async () => {
    const all = wanderings(9, 150);
    const space = await MINED_MACROS.fit(all.slice(0, 6));
    const { horizonReduction, coverage } = space.report(all.slice(6));
    expect(horizonReduction).toBeGreaterThan(2);
    expect(coverage).toBeGreaterThan(0.8);
    expect(coverage).toBeLessThanOrEqual(1);
  });

  it('comes back from JSON as it was, and refuses what is none', async () => {
    const space = await MINED_MACROS.fit([POLYGON], { codes: 2, merges: 3 });
    const stored = JSON.parse(JSON.stringify(space));
    const back = MINED_MACROS.fromJSON(stored);
    expect(back.decode([4], START)).toEqual(space.decode([4], START));
    expect(back.choices).toEqual(space.choices);
    expect(() => MINED_MACROS.fromJSON({ ...stored, merges: [[0, 2]] })).toThrow(StoredSpaceError);
    expect(() => space.decode([space.choices.length], START)).toThrow(ActionError);
    await expect(MINED_MACROS.fit([[START]])).rejects.toThrow(SpaceFitError);
  });
});
