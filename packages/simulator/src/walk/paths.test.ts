import { type Pose, poseAngleRad, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TourTooLargeError } from '../errors.ts';
import { EPISODE_VIEWS, SEGMENT_FRAMES, trainingEpisode } from '../training.ts';
import { createWorld } from '../world.ts';
import { glance } from './glance.ts';
import { startPose } from './start.ts';
import { tourPoses } from './tour.ts';
import { freeSpaceAhead, walkable } from './walking.ts';
import { outAndBackPath, wanderPath } from './wander.ts';

const DEGREE = Math.PI / 180;

/** A frame walks 0.15–0.25 m or turns by 5–10°, and never exceeds either. */
function expectHumanPace(path: readonly Pose[]): void {
  for (let n = 1; n < path.length; n++) {
    const distance = poseDistanceM(path[n - 1], path[n]);
    const angle = poseAngleRad(path[n - 1], path[n]);
    expect(distance).toBeLessThanOrEqual(0.25);
    expect(angle).toBeLessThanOrEqual(10 * DEGREE);
    expect(distance >= 0.15 || angle >= 5 * DEGREE).toBe(true);
  }
}

const seeds = fc.tuple(fc.nat(2_000_000), fc.nat(1000));

describe('wanderPath', () => {
  it('walks at a human pace, upright, through free space', () => {
    fc.assert(
      fc.property(seeds, ([worldSeed, seed]) => {
        const world = createWorld(worldSeed);
        const path = wanderPath(world, seed, 150);
        expect(path).toHaveLength(151);
        expectHumanPace(path);
        for (const pose of path) {
          expect(walkable(world, pose.translation)).toBe(true);
          expect(pose.translation[2]).toBe(1.6);
          expect(Math.abs(yawPitchOf(pose).pitchRad)).toBeLessThanOrEqual(15 * DEGREE);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('gets about and does not stare at walls', () => {
    const world = createWorld(8);
    const path = wanderPath(world, 1, 300);
    const xs = path.map((pose) => pose.translation[0]);
    const ys = path.map((pose) => pose.translation[1]);
    expect(Math.max(...xs) - Math.min(...xs) + Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(8);
    expect(path.filter((pose) => freeSpaceAhead(world, pose) < 0.5)).toHaveLength(0);
  });

  it('differs by seed and repeats for the same', () => {
    const world = createWorld(8);
    expect(wanderPath(world, 1, 20)).toEqual(wanderPath(world, 1, 20));
    expect(wanderPath(world, 1, 20)).not.toEqual(wanderPath(world, 2, 20));
  });
});

describe('outAndBackPath', () => {
  it('returns through the very same poses', () => {
    const path = outAndBackPath(createWorld(4), 3, 60);
    expect(path).toHaveLength(121);
    for (let n = 0; n <= 60; n++) expect(path[120 - n]).toBe(path[n]);
  });
});

describe('startPose', () => {
  it('stands free with a view', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), (seed) => {
        const world = createWorld(seed);
        const pose = startPose(world);
        expect(walkable(world, pose.translation)).toBe(true);
        expect(freeSpaceAhead(world, pose)).toBeGreaterThan(2);
      }),
      { numRuns: 6 },
    );
  });
});

describe('tourPoses', () => {
  it('never repeats a walked view and stays within its limits', () => {
    fc.assert(
      fc.property(seeds, ([worldSeed, seed]) => {
        const world = createWorld(worldSeed);
        const path = wanderPath(world, seed, 120);
        const tour = tourPoses(world, path, 30, seed);
        expect(tour).toHaveLength(30);
        for (const pose of tour) {
          expect(walkable(world, pose.translation)).toBe(true);
          expect(Math.abs(pose.translation[2] - 1.6)).toBeLessThanOrEqual(0.2);
          expect(Math.abs(yawPitchOf(pose).pitchRad)).toBeLessThanOrEqual(12.001 * DEGREE);
          expect(Math.min(...path.map((walked) => poseDistanceM(walked, pose)))).toBeLessThan(3.3);
          for (const walked of path)
            expect(poseDistanceM(walked, pose) <= 0.3 && poseAngleRad(walked, pose) <= 15 * DEGREE).toBe(
              false,
            );
        }
      }),
      { numRuns: 3 },
    );
  });

  it('shows nearly everything that a walk of 300 frames sees, from a similar distance', () => {
    const world = createWorld(21);
    const path = wanderPath(world, 1, 300);
    const nearest = new Map<number, number>();
    for (const pose of tourPoses(world, path, 60, 1)) {
      const { faces, distancesM } = glance(world, pose, 32);
      faces.forEach((face, k) => {
        nearest.set(face, Math.min(nearest.get(face) ?? Number.POSITIVE_INFINITY, distancesM[k]));
      });
    }
    let surfaces = 0;
    let shown = 0;
    for (const pose of path.filter((_, n) => n % 10 === 0)) {
      const { faces, distancesM } = glance(world, pose, 24);
      faces.forEach((face, k) => {
        if (face < 0) return;
        surfaces++;
        if ((nearest.get(face) ?? Number.POSITIVE_INFINITY) < 2 * distancesM[k]) shown++;
      });
    }
    expect(shown / surfaces).toBeGreaterThan(0.95);
  });

  it('says so when the place is too small for the tour', () => {
    const world = createWorld(2);
    expect(() => tourPoses(world, wanderPath(world, 0, 2), 100_000, 0)).toThrow(TourTooLargeError);
  });
});

describe('trainingEpisode', () => {
  it('is two stretches of a walk and a tour round them', () => {
    const world = createWorld(6);
    const { poses, kinds } = trainingEpisode(world);
    expect(poses).toHaveLength(EPISODE_VIEWS);
    expect(kinds.filter((kind) => kind === 'walk')).toHaveLength(2 * SEGMENT_FRAMES);
    expectHumanPace(poses.slice(0, SEGMENT_FRAMES));
    expectHumanPace(poses.slice(SEGMENT_FRAMES, 2 * SEGMENT_FRAMES));
    expect(trainingEpisode(world)).toEqual({ poses, kinds });
  });
});
