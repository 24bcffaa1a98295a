import { compose, exp, identityPose, interpolate, log, type Pose, relative } from '@dreamwalk/geometry';
import { z } from 'zod';
import { SpaceFitError } from '../../errors.ts';
import type { FitOptions, RecordedWalk, SpaceFamily } from '../fitted-space.ts';
import { kMeans } from '../fitting/k-means.ts';
import { parseStored, poseOfStored, storedPoseSchema, storedSchema } from '../fitting/stored.ts';
import { levelPose } from '../level-frame.ts';
import { METRES_PER_RAD, wayM } from '../motion-metric.ts';
import { twistsBetween } from '../poses-along.ts';
import { type Path, PathVocabulary, type SpeedProfile } from './path-vocabulary.ts';

/** How a vocabulary is learned. */
export interface PathFitOptions extends FitOptions {
  /** Default 64. */
  readonly paths?: number;
  /** Default 16. */
  readonly profiles?: number;
  /** Metres of way from a pose of a path to the next. Default 0.2. */
  readonly spacingM?: number;
  /** Pieces of a path. Default 16: 3.2 m of way. */
  readonly pieces?: number;
  /** Frames of a speed profile. Default 16. */
  readonly horizonFrames?: number;
  /** A path and a profile are taken from every so many frames. Default 4. */
  readonly strideFrames?: number;
}

const ID = 'path-vocabulary';

const schema = storedSchema(ID, {
  spacingM: z.number().positive(),
  paths: z.array(z.array(storedPoseSchema).min(2)).min(1),
  profiles: z
    .array(z.array(z.number().min(0)).min(1))
    .min(1)
    .refine((profiles) => profiles.every(({ length }) => length === profiles[0].length), {
      error: 'the speed profiles must be equally long',
    }),
});

/** Path vocabularies learned by k-means over the paths and over the speeds of walks, each on its own. */
export const PATH_VOCABULARY: SpaceFamily<PathVocabulary, PathFitOptions> = {
  id: ID,

  async fit(walks, options = {}) {
    const { paths = 64, profiles = 16, spacingM = 0.2, pieces = 16 } = options;
    const { horizonFrames = 16, strideFrames = 4 } = options;
    const walked = walks.flatMap((walk) => pathsAlong(walk, spacingM, pieces, strideFrames));
    const speeds = walks.flatMap((walk) => profilesAlong(walk, horizonFrames, strideFrames));
    if (walked.length === 0 || speeds.length === 0)
      throw new SpaceFitError(
        `A path vocabulary needs walks of at least ${horizonFrames} frames and ${(pieces * spacingM).toFixed(2)} m of way, but none of the ${walks.length} is. Give longer walks, or ask for fewer pieces and frames.`,
      );
    const pathGroups = await kMeans(walked.map(pathPoint), paths, options);
    const speedGroups = await kMeans(speeds, profiles, options);
    return new PathVocabulary({
      paths: pathGroups.centres.map(pathOfPoint),
      spacingM,
      profiles: speedGroups.centres,
    });
  },

  fromJSON(stored) {
    const { paths, ...rest } = parseStored(schema, stored, ID);
    return new PathVocabulary({ ...rest, paths: paths.map((path) => path.map(poseOfStored)) });
  },
};

/** The paths that begin at every `strideFrames`-th frame of a walk and are whole before it ends. */
function pathsAlong(walk: RecordedWalk, spacingM: number, pieces: number, strideFrames: number): Path[] {
  const waysM = [0];
  for (const twist of twistsBetween(walk)) waysM.push(waysM.at(-1)! + wayM(twist));
  const found: Path[] = [];
  for (let from = 0; from < walk.length; from += strideFrames) {
    if (waysM[from] + pieces * spacingM > waysM.at(-1)!) break;
    const level = levelPose(walk[from]);
    const levelInCamera = relative(walk[from], level);
    found.push(
      Array.from({ length: pieces + 1 }, (_, piece) => {
        const pose = poseAtWay(walk, waysM, waysM[from] + piece * spacingM);
        return relative(level, compose(pose, levelInCamera));
      }),
    );
  }
  return found;
}

/** Where a walk is after so much way. */
function poseAtWay(walk: RecordedWalk, waysM: readonly number[], atM: number): Pose {
  const beyond = waysM.findIndex((frameM) => frameM > atM);
  if (beyond < 0) return walk[walk.length - 1];
  const share = (atM - waysM[beyond - 1]) / (waysM[beyond] - waysM[beyond - 1]);
  return interpolate(walk[beyond - 1], walk[beyond], share);
}

function profilesAlong(walk: RecordedWalk, frames: number, strideFrames: number): SpeedProfile[] {
  const speedsM = twistsBetween(walk).map(wayM);
  const found: SpeedProfile[] = [];
  for (let from = 0; from + frames <= speedsM.length; from += strideFrames)
    found.push(speedsM.slice(from, from + frames));
  return found;
}

/** A path as a point whose distances are metres: of every pose but the first, where it is and how it is turned. */
function pathPoint(path: Path): number[] {
  return path
    .slice(1)
    .flatMap((pose) => [
      ...pose.translation,
      ...log({ rotation: pose.rotation, translation: [0, 0, 0] }).angular.map((rad) => rad * METRES_PER_RAD),
    ]);
}

function pathOfPoint(point: readonly number[]): Path {
  const path: Pose[] = [identityPose];
  for (let at = 0; at < point.length; at += 6) {
    const [x, y, z, ax, ay, az] = point.slice(at, at + 6);
    const { rotation } = exp({
      linear: [0, 0, 0],
      angular: [ax / METRES_PER_RAD, ay / METRES_PER_RAD, az / METRES_PER_RAD],
    });
    path.push({ translation: [x, y, z], rotation });
  }
  return path;
}
