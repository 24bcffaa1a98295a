import type { PosedView, RgbFrame } from '@dreamwalk/environment';
import { breathe, compose, expFirstOrder, log, type Pose, relative } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import { cameraControllability, cameraMotionError } from '../metrics/camera-error.ts';
import {
  meanPoseError,
  type PosePair,
  type RelativePoseError,
  relativePoseError,
} from '../metrics/relative-pose-error.ts';
import { absoluteTrajectoryError } from '../metrics/trajectory-error.ts';
import { recoverPose } from '../pose-recovery/recover-pose.ts';
import { mean } from '../statistics/bootstrap.ts';
import type { TruthWorld } from './capabilities.ts';
import {
  forEachWorld,
  type Report,
  type SuiteOptions,
  type SuiteResult,
  summarise,
  withRollout,
} from './suite.ts';
import { DEFAULT_TOUR_VIEWS, DEFAULT_WALK_FRAMES, tourViews } from './tour-start.ts';

/**
 * Relative pose error between the motion asked for and the one that the dreamed frames show, mean over frame pairs:
 * - `rpeRotDeg`: its angle, degrees.
 * - `rpeTransM`: its translation, metres.
 * - `rpeCamera`: WorldCam's RPE_camera, the Frobenius distance of the two motions' 3 × 4 matrices, its unit mixed.
 * - `rpeRotDegCopyLast`, `rpeTransMCopyLast`: the same of a camera that stands still, which is the motion asked for itself.
 *
 * The frames of all pairs of a world, in the order of the walk, are a trajectory too, of those frames alone:
 * - `ateM`: its absolute trajectory error, metres: the root mean square distance of asked and recovered camera centres.
 *   Nothing is aligned, since both are poses in the true place.
 * - `ateAlignedM`: the same once the recovered trajectory is aligned by a rotation and a translation, as `evo_ape --align`.
 * - `worldScoreCamera`: WorldScore's camera controllability, √((1 − R / 15°) (1 − T / 0.5 m)), R and T the mean angle and
 *   distance to the poses asked for, both trajectories seen from their first pose and the recovered one scaled to fit; 1 is
 *   perfect.
 */
export type FollowFigure =
  | 'rpeRotDeg'
  | 'rpeTransM'
  | 'rpeCamera'
  | 'rpeRotDegCopyLast'
  | 'rpeTransMCopyLast'
  | 'ateM'
  | 'ateAlignedM'
  | 'worldScoreCamera';

const FIGURES: readonly FollowFigure[] = [
  'rpeRotDeg',
  'rpeTransM',
  'rpeCamera',
  'rpeRotDegCopyLast',
  'rpeTransMCopyLast',
  'ateM',
  'ateAlignedM',
  'worldScoreCamera',
];

/**
 * How motions become poses: by the exponential map, or by its first order (`linear`), which loses the way along the arc
 * and some of every turn. The dream is judged by where the exponential leads.
 */
export type ActionMapping = 'lie' | 'linear';

/** What to measure. */
export interface FollowOptions extends SuiteOptions {
  /** Steps of the walk, default 300. */
  readonly frames?: number;
  /** Default 60. */
  readonly tourViews?: number;
  /** How motions become the poses that the model is told; default `lie`. */
  readonly mapping?: ActionMapping;
  /** Frame pairs to measure in all worlds together, default 200; each world gives equally many, rounded up. */
  readonly pairs?: number;
}

/**
 * Does the dream go where it is told? On walks through toured places, the pose of dreamed frames is recovered by
 * photometric search in the true place. Every search starts both from the pose asked for and from that of the frame
 * before, so that a dream which ignores the action is found out. Splats and reconstructions are drawn at the pose asked
 * for, so they are no baselines here.
 *
 * @throws SuiteError where a walk has fewer steps than pairs to measure
 */
export async function measureFollow(options: FollowOptions): Promise<SuiteResult<FollowFigure>> {
  const { frames = DEFAULT_WALK_FRAMES, tourViews: views = DEFAULT_TOUR_VIEWS, pairs = 200 } = options;
  const pairsPerWorld = Math.ceil(pairs / options.worldSeeds.length);
  if (pairsPerWorld > frames)
    throw new SuiteError(
      `Walks of ${frames} steps in ${options.worldSeeds.length} worlds have no ${pairs} frame pairs. ` +
        'Ask for longer walks, more worlds or fewer pairs.',
    );
  const worlds = await forEachWorld(options, async (seed, _, report) => {
    const world = options.openWorld(seed);
    const walk = world.wander(frames + 1);
    report('touring', 0, frames);
    const told = posesTold(walk, options.mapping);
    const dreamed = await dreamTour(told, tourViews(world, walk, views), options, report);
    const errors: RelativePoseError[] = [];
    const cameraErrors: number[] = [];
    const stillErrors: RelativePoseError[] = [];
    const trajectory = new Map<number, Pose>();
    const recovered = (at: number) => {
      const pose = trajectory.get(at) ?? recoveredPose(world, dreamed[at], startsOfSearch(walk, told, at));
      trajectory.set(at, pose);
      return pose;
    };
    for (let pair = 0; pair < pairsPerWorld; pair++) {
      report('recovering poses', pair, pairsPerWorld);
      const to = Math.floor(((pair + 1) * frames) / pairsPerWorld);
      const asked = [walk[to - 1], walk[to]] as const;
      const shown: PosePair = [recovered(to - 1), recovered(to)];
      errors.push(relativePoseError(asked, shown));
      cameraErrors.push(cameraMotionError(asked, shown));
      stillErrors.push(relativePoseError(asked, [asked[0], asked[0]]));
      await breathe(options.signal);
    }
    const { rotRad, transM } = meanPoseError(errors);
    const still = meanPoseError(stillErrors);
    const askedPoses = [...trajectory.keys()].map((at) => walk[at]);
    const shownPoses = [...trajectory.values()];
    return {
      seed,
      figures: {
        rpeRotDeg: degrees(rotRad),
        rpeTransM: transM,
        rpeCamera: mean(cameraErrors),
        rpeRotDegCopyLast: degrees(still.rotRad),
        rpeTransMCopyLast: still.transM,
        ateM: absoluteTrajectoryError(askedPoses, shownPoses, 'none').rmse,
        ateAlignedM: absoluteTrajectoryError(askedPoses, shownPoses, 'rigid').rmse,
        worldScoreCamera: cameraControllability(askedPoses, shownPoses).score,
      },
    };
  });
  return summarise(FIGURES, worlds);
}

/** What a model is told of a walk: its poses, or where its motions lead if each is taken for the linear map of its twist. */
function posesTold(walk: readonly Pose[], mapping: ActionMapping = 'lie'): readonly Pose[] {
  if (mapping === 'lie') return walk;
  const told = [walk[0]];
  for (const [at, pose] of walk.slice(1).entries())
    told.push(compose(told[at], expFirstOrder(log(relative(walk[at], pose)))));
  return told;
}

/** The frames of a walk through a toured place, the start included. */
async function dreamTour(
  walk: readonly Pose[],
  tour: readonly PosedView[],
  options: FollowOptions,
  report: Report,
): Promise<RgbFrame[]> {
  const dream = { seed: options.dreamSeed ?? 0, memoryPolicy: 'coverage', keepSplat: false } as const;
  return withRollout(options.imagination, dream, async (rollout) => {
    const start = await rollout.reset({ kind: 'tour', views: tour, pose: walk[0] }, options);
    const frames = [start.frame];
    for (const pose of walk.slice(1)) {
      report('walking', frames.length - 1, walk.length - 1);
      frames.push((await rollout.step({ kind: 'pose', pose }, options)).frame);
    }
    return frames;
  });
}

function degrees(rad: number): number {
  return (rad * 180) / Math.PI;
}

/** From where the pose that a dreamed frame shows is looked for. */
function startsOfSearch(walk: readonly Pose[], told: readonly Pose[], at: number): Pose[] {
  const asked = at > 0 ? [walk[at], walk[at - 1]] : [walk[at]];
  return told === walk ? asked : [...asked, told[at]];
}

/** The pose that a dreamed frame shows. */
function recoveredPose(world: TruthWorld, dreamed: RgbFrame, starts: readonly Pose[]): Pose {
  return recoverPose(dreamed, world.camera, (pose) => world.render(pose), starts).pose;
}
