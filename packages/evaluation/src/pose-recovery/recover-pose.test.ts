import { compose, exp, lookPose, type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { EvaluationError, FrameSizeError } from '../errors.ts';
import { BoxRoom, plainFrame } from '../testing/box-room.ts';
import { blur, gradient } from './grey-image.ts';
import { NormalEquations } from './normal-equations.ts';
import { recoverPose } from './recover-pose.ts';

const room = new BoxRoom();
const render = (pose: Pose) => room.render(pose);

describe('recoverPose', () => {
  it.each([
    [
      [0.15, 0, 0],
      [0, 0.08, 0],
    ],
    [
      [0, 0.05, 0.2],
      [0.03, -0.12, 0],
    ],
    [
      [-0.1, 0.02, -0.1],
      [-0.05, 0.05, 0.05],
    ],
  ] as const)('finds the pose from a start off by %j m and %j rad', (linear, angular) => {
    const truth = lookPose([0.5, -0.4, 1.5], 0.8, -0.1);
    const start = compose(truth, exp({ linear, angular }));
    const found = recoverPose(room.render(truth).frame, room.camera, render, [start]);
    expect(poseDistanceM(found.pose, truth)).toBeLessThan(2e-3);
    expect(poseAngleRad(found.pose, truth)).toBeLessThan(1e-3);
  });

  it('takes the start that fits best', () => {
    const truth = lookPose([0, 0, 1.6], 2, 0);
    const image = room.render(truth).frame;
    const far = lookPose([2, 1, 1.6], -1, 0);
    expect(poseDistanceM(recoverPose(image, room.camera, render, [far, truth]).pose, truth)).toBeLessThan(
      1e-4,
    );
  });

  it('shrugs off a patch that is not there in the truth', () => {
    const truth = lookPose([0.5, -0.4, 1.5], 0.8, -0.1);
    const { frame } = room.render(truth);
    for (let y = 5; y < 15; y++) frame.rgb.fill(255, (y * 48 + 5) * 3, (y * 48 + 15) * 3);
    const start = compose(truth, exp({ linear: [0.05, 0, 0.05], angular: [0, 0.04, 0] }));
    const found = recoverPose(frame, room.camera, render, [start]);
    expect(poseDistanceM(found.pose, truth)).toBeLessThan(0.02);
    expect(poseAngleRad(found.pose, truth)).toBeLessThan(0.006);
  });

  it('stays where nothing can be seen, and counts its renders', () => {
    const start = lookPose([0, 0, 1.6], 0, 0);
    const blank = plainFrame(48, 48, [128, 128, 128]);
    const found = recoverPose(
      blank,
      room.camera,
      () => ({ frame: blank, depthM: new Float32Array(48 * 48) }),
      [start],
    );
    expect(found).toEqual({ pose: start, loss: 0, renders: 4 });
  });

  it('refuses an image of another size and no start', () => {
    expect(() =>
      recoverPose(plainFrame(4, 4, [0, 0, 0]), room.camera, render, [lookPose([0, 0, 1], 0, 0)]),
    ).toThrow(FrameSizeError);
    expect(() => recoverPose(plainFrame(48, 48, [0, 0, 0]), room.camera, render, [])).toThrow(
      EvaluationError,
    );
  });
});

describe('blur and gradient', () => {
  it('keep the sum of a point and its symmetry', () => {
    const values = new Float32Array(21 * 15);
    values[7 * 21 + 10] = 100;
    const { values: soft, widthPx } = blur({ widthPx: 21, heightPx: 15, values }, 1.5);
    expect(widthPx).toBe(21);
    expect(soft.reduce((sum, value) => sum + value, 0)).toBeCloseTo(100, 3);
    expect(soft[7 * 21 + 12]).toBeCloseTo(soft[9 * 21 + 10], 5);
  });

  it('read the slope of a plane', () => {
    const values = Float32Array.from({ length: 25 }, (_, at) => 3 * (at % 5) - 2 * Math.floor(at / 5));
    const slope = gradient({ widthPx: 5, heightPx: 5, values });
    expect([slope.x[12], slope.y[12], slope.x[0]]).toEqual([3, -2, 0]);
  });
});

describe('NormalEquations', () => {
  it('solve a determined problem and refuse an undetermined one', () => {
    const equations = new NormalEquations();
    const solution = [1, -2, 3, 0.5, -0.25, 4];
    for (let k = 0; k < 40; k++) {
      const row = solution.map((_, i) => Math.sin(1 + k * (i + 1)));
      equations.add(
        row,
        row.reduce((sum, part, i) => sum + part * solution[i], 0),
        1 + (k % 3),
      );
    }
    for (const [i, value] of [...(equations.solve(0) ?? [])].entries())
      expect(value).toBeCloseTo(solution[i], 9);
    const flat = new NormalEquations();
    flat.add([1, 1, 0, 0, 0, 0], 1, 1);
    expect(flat.solve(1e-3)).toBeNull();
  });
});
