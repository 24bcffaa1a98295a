import {
  compose,
  exp,
  lookPose,
  type Pose,
  poseAngleRad,
  poseDistanceM,
  poseFromMatrix,
  type Vec3,
  yawPitchOf,
} from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import fixtures from '../../../fixtures/action-spaces-scipy.json' with { type: 'json' };
import { ActionError, SpaceFitError, StoredSpaceError } from '../../errors.ts';
import { METRES_PER_RAD, poseGapM, wayM } from '../motion-metric.ts';
import { posesAlong } from '../poses-along.ts';
import { walkAlong, wanderings } from '../testing/walks.ts';
import { walkTwists } from '../walk-twists.ts';
import { PATH_VOCABULARY } from './fit-path-vocabulary.ts';
import { PathVocabulary } from './path-vocabulary.ts';
import { proceduralVocabulary } from './procedural-vocabulary.ts';

const LEVEL = lookPose([1, 2, 1.6], 0.4, 0);
const LOOKING_DOWN = lookPose([1, 2, 1.6], 0.4, -0.5);

/** Along the camera's z axis, 1 m and another metre. */
const AHEAD: readonly Pose[] = [0, 1, 2].map((z) => ({ rotation: [0, 0, 0, 1], translation: [0, 0, z] }));

function scaled([x, y, z]: Vec3, factor: number): Vec3 {
  return [x * factor, y * factor, z * factor];
}

describe('PathVocabulary.compose', () => {
  it('is at the sum of the speeds, between the poses of the path, and masks what is beyond', () => {
    const space = new PathVocabulary({ paths: [AHEAD], spacingM: 1, profiles: [[0.25, 0.5, 1, 0.25, 0.5]] });
    const { poses, isOnPath } = space.compose(0, 0);
    expect(poses.map(({ translation }) => translation[2])).toEqual([0.25, 0.75, 1.75, 2, 2.5]);
    expect(isOnPath).toEqual([true, true, true, true, false]);
    expect(space.decode([0, 0], LEVEL)).toHaveLength(4);
  });

  it('is what SciPy composes from matrices', () => {
    const { path, spacingM, speedsM, poses, isOnPath } = fixtures.composition;
    const space = new PathVocabulary({ paths: [path.map(poseFromMatrix)], spacingM, profiles: [speedsM] });
    const found = space.compose(0, 0);
    expect(found.isOnPath).toEqual(isOnPath);
    found.poses.forEach((pose, frame) => {
      expect(poseGapM(pose, poseFromMatrix(poses[frame]))).toBeLessThan(1e-9);
    });
  });

  it('refuses what there is not, and a profile that leaves the path at once', () => {
    const space = new PathVocabulary({ paths: [AHEAD], spacingM: 1, profiles: [[3]] });
    expect(() => space.decode([1, 0], LEVEL)).toThrow(/no path 1/);
    expect(() => space.decode([0, 1], LEVEL)).toThrow(/no speed profile 1/);
    expect(() => space.decode([0, 0], LEVEL)).toThrow(ActionError);
  });
});

describe('the procedural vocabulary', () => {
  const space = proceduralVocabulary();

  it('has 64 paths × 16 speed profiles over 16 frames', () => {
    expect([space.paths.length, space.profiles.length, space.horizonFrames]).toEqual([64, 16, 16]);
  });

  it('has no two paths alike, nor two profiles', () => {
    const apartM = (a: readonly Pose[], b: readonly Pose[]) =>
      Math.max(...a.map((p, i) => poseGapM(p, b[i])));
    for (let i = 0; i < 64; i++)
      for (let j = 0; j < i; j++) expect(apartM(space.paths[i], space.paths[j])).toBeGreaterThan(0.15);
    expect(new Set(space.profiles.map(String)).size).toBe(16);
  });

  it('goes at the speed of the profile: no frame is faster than full speed', () => {
    for (let path = 0; path < 64; path++)
      for (let profile = 0; profile < 16; profile++) {
        const ways = space.decode([path, profile], LEVEL).map(wayM);
        expect(ways).toHaveLength(16);
        const over = ways.map((way, frame) => way - space.profiles[profile][frame]);
        // A frame across a corner between two stretches cuts it; none goes farther.
        expect(Math.max(...over)).toBeLessThan(2e-3);
      }
  });

  it('stays level and keeps the height, whichever way the camera looks', () => {
    for (const start of [LEVEL, LOOKING_DOWN])
      for (let path = 0; path < 64; path++) {
        const end = posesAlong(start, space.decode([path, 3], start)).at(-1)!;
        expect(end.translation[2]).toBeCloseTo(1.6, 2);
        const { yawRad, pitchRad } = yawPitchOf(end);
        expect(poseAngleRad(end, lookPose([0, 0, 0], yawRad, pitchRad))).toBeLessThan(1e-6);
      }
  });

  it('goes the same way on the floor whether the camera is level or looks down', () => {
    for (let path = 0; path < 58; path++) {
      const [a, b] = [LEVEL, LOOKING_DOWN].map(
        (start) => posesAlong(start, space.decode([path, 3], start)).at(-1)!,
      );
      expect(poseDistanceM(a, b)).toBeLessThan(1e-9);
      expect(poseAngleRad(a, b)).toBeCloseTo(0.5, 9);
    }
  });

  it('begins with straight ahead at full speed', () => {
    const { translation } = space.compose(0, 3).poses.at(-1)!;
    expect(translation[2]).toBeCloseTo(3.2, 12);
    const end = posesAlong(LOOKING_DOWN, space.decode([0, 3], LOOKING_DOWN)).at(-1)!;
    expect(
      poseDistanceM(end, compose(LEVEL, { rotation: [0, 0, 0, 1], translation: [0, 0, 3.2] })),
    ).toBeLessThan(1e-9);
  });
});

describe('a fitted vocabulary', () => {
  it('finds the paths and speeds that walks are made of', async () => {
    const legs = [{ forwardM: 4 }, { forwardM: 4, turnRad: 1 }, { turnRad: 3 }];
    const walks = legs.flatMap((leg) => [LEVEL, LOOKING_DOWN].map((start) => walkAlong(start, [leg])));
    const space = await PATH_VOCABULARY.fit(walks, { paths: 3, profiles: 2, spacingM: 0.2, pieces: 10 });
    // Every leg is even, so that each of its paths is 2 m of way along one screw.
    for (const leg of legs) {
      const twist = walkTwists(LEVEL, [leg])[0];
      const factor = 2 / wayM(twist);
      const end = exp({ linear: scaled(twist.linear, factor), angular: scaled(twist.angular, factor) });
      expect(Math.min(...space.paths.map((path) => poseGapM(path[10], end)))).toBeLessThan(1e-9);
    }
    // 4 m in 20 frames; 3 rad in 23 frames.
    const speedsM = space.profiles.map(([speedM]) => speedM).sort((a, b) => a - b);
    expect(speedsM[0]).toBeCloseTo((METRES_PER_RAD * 3) / 23, 1);
    expect(speedsM[1]).toBeCloseTo(Math.hypot(0.2, (METRES_PER_RAD * 1) / 20), 9);
  });

  it('is the same for the same seed, and comes back from JSON as it was', async () => {
    const walks = wanderings(4, 120);
    const options = { paths: 12, profiles: 4, pieces: 8, horizonFrames: 8, seed: 7 };
    const space = await PATH_VOCABULARY.fit(walks, options);
    const stored = JSON.stringify(space);
    expect(JSON.stringify(await PATH_VOCABULARY.fit(walks, options))).toBe(stored);
    const back = PATH_VOCABULARY.fromJSON(JSON.parse(stored));
    expect(back.decode([5, 2], LOOKING_DOWN)).toEqual(space.decode([5, 2], LOOKING_DOWN));
  });

  it('comes closer to unseen walks the more anchors it has', async () => {
    const [seen, unseen] = [wanderings(6, 150), wanderings(9, 150).slice(6)];
    const errorM = async (paths: number) => {
      const space = await PATH_VOCABULARY.fit(seen, { paths, profiles: 4, pieces: 8, horizonFrames: 8 });
      const ends = unseen.flatMap((walk) => walk.slice(0, -8).map((pose, k) => [pose, walk[k + 8]] as const));
      const gaps = ends
        .filter((_, k) => k % 20 === 0)
        .map(([start, end]) => {
          const reached = space.paths.map(
            (_, path) => posesAlong(start, space.decode([path, 0], start)).at(-1)!,
          );
          return Math.min(...reached.map((pose) => poseGapM(pose, end)));
        });
      return gaps.reduce((sum, gap) => sum + gap) / gaps.length;
    };
    expect(await errorM(24)).toBeLessThan(0.8 * (await errorM(2)));
  });

  it('says what is missing', async () => {
    await expect(PATH_VOCABULARY.fit([walkAlong(LEVEL, [{ forwardM: 1 }])])).rejects.toThrow(SpaceFitError);
    await expect(PATH_VOCABULARY.fit([])).rejects.toThrow(/at least 16 frames and 3.20 m of way/);
    expect(() => PATH_VOCABULARY.fromJSON({ space: 'path-vocabulary', version: 2 })).toThrow(
      StoredSpaceError,
    );
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(PATH_VOCABULARY.fit(wanderings(2, 150), { signal })).rejects.toThrow('enough');
  });
});
