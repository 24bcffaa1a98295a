import { compose, exp, identityPose, inverse, lookPose, type Pose, type Twist } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { EvaluationError, FrameSizeError } from '../errors.ts';
import { BoxRoom, plainFrame } from '../testing/box-room.ts';
import { recoverMotion } from './recover-motion.ts';

const room = new BoxRoom();
const from = lookPose([0.5, -0.4, 1.5], 0.8, -0.1);

/** What the room says a motion from there was, looked for from the given starts. */
function recovered(motion: Twist, starts: readonly Pose[] = [identityPose]): Twist {
  const after = room.render(compose(from, exp(motion)));
  return recoverMotion(room.render(from), after.frame, room.camera, starts);
}

function expectAlike(a: Twist, b: Twist, withinM: number, withinRad: number): void {
  for (let axis = 0; axis < 3; axis++) {
    expect(Math.abs(a.linear[axis] - b.linear[axis])).toBeLessThan(withinM);
    expect(Math.abs(a.angular[axis] - b.angular[axis])).toBeLessThan(withinRad);
  }
}

describe('recoverMotion', () => {
  it.each([
    ['ahead', { linear: [0, 0, 0.2], angular: [0, 0, 0] }],
    ['a turn', { linear: [0, 0, 0], angular: [0, -0.13, 0] }],
    ['all six axes', { linear: [-0.08, 0.04, -0.1], angular: [-0.04, 0.06, 0.03] }],
  ] as const)('finds %s from standing still, by frames and depth alone', (_, motion) => {
    expectAlike(recovered(motion), motion, 6e-3, 3e-3);
  });

  it('is not taken in by a start that is what was asked for', () => {
    const motion: Twist = { linear: [0, 0, 0.1], angular: [0, 0.05, 0] };
    const asked: Twist = { linear: [0, 0, 0.2], angular: [0, -0.05, 0] };
    expectAlike(recovered(motion, [exp(asked), identityPose]), motion, 6e-3, 3e-3);
  });

  it('tells metres by the depth of the first frame', () => {
    const motion: Twist = { linear: [0.03, 0, 0.15], angular: [0, 0, 0] };
    const { frame, depthM } = room.render(from);
    const after = room.render(compose(from, exp(motion))).frame;
    const halved = { frame, depthM: depthM.map((depth) => depth / 2) };
    const { linear } = recoverMotion(halved, after, room.camera, [identityPose]);
    expect(linear[2]).toBeCloseTo(0.075, 2);
  });

  it('shrugs off what stands in front of a wall and hides other parts of it at every step', () => {
    const motion: Twist = { linear: [0.15, 0, 0], angular: [0, 0, 0] };
    const pillared = (pose: Pose) => withPillar(room.render(pose), pose);
    const first = pillared(from);
    const second = pillared(compose(from, exp(motion)));
    const found = recoverMotion(first, second.frame, room.camera, [identityPose]);
    expectAlike(found, motion, 0.02, 0.01);
  });

  it('refuses a frame of another size and no start', () => {
    const view = room.render(from);
    const blank = { frame: plainFrame(4, 4, [0, 0, 0]), depthM: new Float32Array(16) };
    expect(() => recoverMotion(blank, view.frame, room.camera, [identityPose])).toThrow(FrameSizeError);
    expect(() => recoverMotion(view, view.frame, room.camera, [])).toThrow(EvaluationError);
  });
});

/** A grey pillar half a metre before where the first camera stands, seen from a pose. */
function withPillar({ frame, depthM }: ReturnType<BoxRoom['render']>, pose: Pose) {
  const { widthPx, heightPx, fx, cx } = room.camera;
  const middle = compose(inverse(pose), compose(from, { ...identityPose, translation: [0.2, 0, 0.9] }));
  const [x, , z] = middle.translation;
  for (let i = 0; i < widthPx; i++) {
    if (Math.abs(((i + 0.5 - cx) / fx) * z - x) > 0.1) continue;
    for (let j = 0; j < heightPx; j++) {
      const at = j * widthPx + i;
      depthM[at] = z;
      frame.rgb.fill(60 + 40 * (j % 9 > 4 ? 1 : 0), 3 * at, 3 * at + 3);
    }
  }
  return { frame, depthM };
}
