import { lookPose, yawPitchOf } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { level, recorded } from '../testing/paths.ts';
import { drawnPath, keyframedPath, poseAbove, walkedPath } from './new-path.ts';

const pace = { framesPerSecond: 20, speedMPerFrame: 0.2, fastestMPerFrame: 0.25 };
let ids = 0;
const newId = () => String(ids++);

describe('new paths', () => {
  it('are drawn ahead of the camera at its height, at the pace of the model', () => {
    const { shape, isPlaced } = drawnPath('a', lookPose([1, 2, 1.6], Math.PI / 2, -0.4), 5, pace, newId);
    if (shape.kind !== 'keyframes') throw new Error('A drawn path has keyframes.');
    const [here, ahead] = shape.keyframes;
    expect(isPlaced).toBe(true);
    expect(here.speedMPerS).toBeCloseTo(4, 12);
    expect(ahead.pose.rotation).toEqual(here.pose.rotation);
    for (const [axis, value] of [1, 5, 1.6].entries())
      expect(ahead.pose.translation[axis]).toBeCloseTo(value, 12);
    expect(new Set(shape.keyframes.map(({ id }) => id)).size).toBe(2);
    expect(drawnPath('b', undefined, undefined, pace, newId).isPlaced).toBe(false);
  });

  it('have a pose a frame where they were walked', () => {
    const { shape } = walkedPath('a', [level(0), level(1)], 5, pace, newId);
    expect(shape).toMatchObject({ kind: 'recorded', samples: [{ timeS: 0 }, { timeS: 0.05 }] });
  });

  it('are drawn anew beside the recorded one', () => {
    const path = recorded('a', 20);
    const again = keyframedPath(path, 'b', newId);
    expect(again.id).not.toBe(path.id);
    expect(again.shape).toMatchObject({ kind: 'keyframes', keyframes: { length: 2 } });
  });

  it('head on over the floor as high as before', () => {
    const pose = poseAbove([0, 4, 0], lookPose([0, 1, 1.6], 0, -0.2));
    expect(pose.translation).toEqual([0, 4, 1.6]);
    expect(yawPitchOf(pose).yawRad).toBeCloseTo(Math.PI / 2, 9);
    expect(yawPitchOf(pose).pitchRad).toBeCloseTo(-0.2, 9);
  });
});
