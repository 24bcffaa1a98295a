import { compose, exp, lookPose, normalise, type Pose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixtures from '../../fixtures/trajectory-evo.json' with { type: 'json' };
import { EvaluationError } from '../errors.ts';
import { poses } from '../testing/arbitrary-poses.ts';
import { cameraControllability, cameraMotionError } from './camera-error.ts';
import { relativePoseError } from './relative-pose-error.ts';

const paths = fc.array(poses, { minLength: 2, maxLength: 10 });

/** Half a metre ahead a frame. */
const straight = [0, 0.5, 1, 1.5].map((x) => lookPose([x, 0, 1.6], 0, 0));

describe('cameraMotionError', () => {
  it('is the translation error where nothing turns wrongly, and 2√2 sin(angle / 2) where only turns are wrong', () => {
    const from = lookPose([1, 2, 1.6], 0.4, 0);
    const asked = [from, compose(from, exp({ linear: [0, 0, 0.5], angular: [0, 0, 0] }))];
    const far = [from, compose(from, exp({ linear: [0, 0, 0.8], angular: [0, 0, 0] }))];
    expect(cameraMotionError(asked, far)).toBeCloseTo(0.3, 12);
    const turned: Pose[] = [from, { ...asked[1], rotation: lookPose([0, 0, 0], 0.6, 0).rotation }];
    expect(cameraMotionError(asked, turned)).toBeCloseTo(2 * Math.SQRT2 * Math.sin(0.1), 12);
  });

  it('is made of the translation and the angle of the relative pose error', () => {
    fc.assert(
      fc.property(poses, poses, poses, poses, (a, b, c, d) => {
        const { rotRad, transM } = relativePoseError([a, b], [c, d]);
        const error = cameraMotionError([a, b], [c, d]);
        expect(error).toBeCloseTo(Math.hypot(transM, 2 * Math.SQRT2 * Math.sin(rotRad / 2)), 9);
      }),
    );
  });
});

describe('cameraControllability', () => {
  it('is that of SciPy on a noisy path', () => {
    const [asked, recovered] = [fixtures.truth, fixtures.estimated].map((rows) =>
      rows.map(([, tx, ty, tz, qx, qy, qz, qw]) =>
        normalise({ rotation: [qx, qy, qz, qw], translation: [tx, ty, tz] }),
      ),
    );
    const { rotRad, transM, score } = cameraControllability(asked, recovered);
    expect(rotRad).toBeCloseTo(fixtures.worldScore.rotRad, 9);
    expect(transM).toBeCloseTo(fixtures.worldScore.transM, 9);
    expect(score).toBeCloseTo(fixtures.worldScore.score, 9);
  });

  it('sees neither where the path begins nor its scale', () => {
    fc.assert(
      fc.property(paths, poses, fc.double({ min: 0.1, max: 10, noNaN: true }), (path, frame, scale) => {
        const seen = path.map((pose): Pose => {
          const { rotation, translation } = compose(frame, pose);
          const [x, y, z] = translation;
          return { rotation, translation: [scale * x, scale * y, scale * z] };
        });
        const { rotRad, transM, score } = cameraControllability(path, seen);
        expect(rotRad).toBeLessThan(1e-7);
        expect(transM).toBeLessThan(1e-6);
        expect(score).toBeGreaterThan(1 - 1e-5);
      }),
    );
  });

  it('falls with the angle and with the distance, to 0 at 15° and at half a metre', () => {
    const turnedBy = (yawRad: number) =>
      straight.map((pose, at) =>
        at === 0 ? pose : { ...pose, rotation: lookPose([0, 0, 0], yawRad, 0).rotation },
      );
    // Three of four frames are off by 10°, so 7.5° is the mean: half of what counts 0.
    const half = cameraControllability(straight, turnedBy((10 * Math.PI) / 180));
    expect(half.rotRad).toBeCloseTo((7.5 * Math.PI) / 180, 12);
    expect(half.transM).toBe(0);
    expect(half.score).toBeCloseTo(Math.sqrt(0.5), 12);
    expect(cameraControllability(straight, turnedBy(0.5)).score).toBe(0);
  });

  it('counts a camera that never moves by all that it missed', () => {
    const still = straight.map(() => straight[0]);
    expect(cameraControllability(straight, still).transM).toBeCloseTo(0.75, 12);
    expect(cameraControllability(straight, still).score).toBe(0);
    expect(cameraControllability(still, still).score).toBe(1);
  });

  it('needs two trajectories of one length, with a pair in them', () => {
    expect(() => cameraControllability(straight, straight.slice(1))).toThrow(EvaluationError);
    expect(() => cameraMotionError(straight.slice(0, 1), straight.slice(0, 1))).toThrow(EvaluationError);
  });
});
