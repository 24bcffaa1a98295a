import { exp, lookPose, type Pose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import type { Trajectory } from '../trajectory.ts';

const STEP_M = 0.2;
const FRAME_S = 0.05;

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Poses anywhere within 5 m, turned by less than half a turn. */
export const poses: fc.Arbitrary<Pose> = fc
  .tuple(
    fc.tuple(between(-5, 5), between(-5, 5), between(-5, 5)),
    fc.tuple(between(-1, 1), between(-1, 1), between(-1, 1)),
  )
  .map(([translation, angular]) => ({ ...exp({ linear: [0, 0, 0], angular }), translation }));

/** Walks at eye height of a camera without roll that goes where it looks, in curves, away from the origin. */
export const walks: fc.Arbitrary<Trajectory> = fc
  .record({
    x: between(-20, 20),
    y: between(-20, 20),
    yawRad: between(-Math.PI, Math.PI),
    pitchRad: between(-0.3, 0.3),
    turnsRad: fc.array(between(-0.15, 0.15), { minLength: 3, maxLength: 8 }),
  })
  .map(({ x, y, yawRad, pitchRad, turnsRad }) => {
    const samples = [];
    for (const turnRad of turnsRad)
      for (let frame = 0; frame < 10; frame++) {
        samples.push({ timeS: samples.length * FRAME_S, pose: lookPose([x, y, 1.6], yawRad, pitchRad) });
        yawRad += turnRad;
        x += STEP_M * Math.cos(yawRad);
        y += STEP_M * Math.sin(yawRad);
      }
    return { samples };
  });
