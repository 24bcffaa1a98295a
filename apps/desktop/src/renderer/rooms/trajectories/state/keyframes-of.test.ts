import { lookPose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { KeyframePath } from '@dreamwalk/trajectory';
import { describe, expect, it } from 'vitest';
import { keyframesOf } from './keyframes-of.ts';
import { METRES_PER_RADIAN } from './path-plan.ts';

/** A walk in curves of growing tightness. */
const curvy = Array.from({ length: 120 }, (_, frame) => {
  const yawRad = Math.sin(frame / 14);
  return {
    timeS: frame / 20,
    pose: lookPose([0.15 * frame, 2 * Math.sin(frame / 20), 1.6], yawRad, 0.1 * Math.cos(frame / 9)),
  };
});

describe('keyframesOf', () => {
  it('draws a walk again through a tenth of its poses, in about its time', () => {
    const keyframes = keyframesOf(curvy);
    expect(keyframes.length).toBeLessThan(30);
    const path = new KeyframePath(keyframes, {
      isLoop: false,
      smoothness: 1,
      metresPerRadian: METRES_PER_RADIAN,
    });
    expect(Math.abs(path.durationS - 5.95)).toBeLessThan(0.5);
    const drawn = path.sample(200).samples;
    for (const { pose } of curvy) {
      const nearestM = Math.min(...drawn.map((other) => poseDistanceM(other.pose, pose)));
      expect(nearestM).toBeLessThan(0.1);
    }
    expect(poseAngleRad(path.poseAt(path.durationS), curvy[119].pose)).toBe(0);
  });

  it('needs two keyframes for a straight line, and one for a lone pose', () => {
    const straight = curvy.map(({ timeS }, frame) => ({
      timeS,
      pose: lookPose([0.2 * frame, 0, 1.6], 0, 0),
    }));
    expect(keyframesOf(straight)).toHaveLength(2);
    expect(keyframesOf(straight)[0].speedMPerS).toBeCloseTo(4, 9);
    expect(keyframesOf(straight.slice(0, 1))).toHaveLength(1);
  });
});
