import { basename } from 'node:path';
import { type KeyState, parseKeyScript } from '@dreamwalk/control';
import { compose, type Pose, relative } from '@dreamwalk/geometry';
import {
  beginAt,
  groundOf,
  imageStart,
  keysPlan,
  loopPlan,
  posesPlan,
  RequestError,
  readInputFile,
  stepCount,
  type TaskContext,
  tourStart,
  type WalkGround,
  type WalkPlan,
  type WalkStart,
  wanderPoses,
  worldTourStart,
  worldViewStart,
} from '@dreamwalk/host/node';
import type { Walls } from '@dreamwalk/recording';
import { parseTum, resample, type Trajectory } from '@dreamwalk/trajectory';
import type { WorldModel } from '@dreamwalk/world';

/** Where a walk starts and how it goes, as the options say it. */
export interface WalkOptions {
  readonly world?: number;
  readonly view?: boolean;
  readonly image?: string;
  readonly tour?: string;
  readonly keys?: string;
  readonly trajectory?: string;
  readonly path?: 'loop' | 'wander';
  readonly walls?: Walls;
  readonly steps?: number;
}

/** How a walk goes, read and checked before anything is loaded. */
export type Motion =
  | { readonly kind: 'keys'; readonly script: readonly KeyState[] }
  | { readonly kind: 'trajectory'; readonly trajectory: Trajectory }
  | { readonly kind: 'path'; readonly name: 'loop' | 'wander' };

/** A walk that is ready to be dreamed. */
export interface Walk {
  readonly start: WalkStart;
  readonly plan: WalkPlan;
  readonly ground: WalkGround;
  readonly steps: number;
}

/** Steps of a path of no length of its own. */
const DEFAULT_PATH_STEPS = 100;

/**
 * Reads what the options say about the motion.
 * @throws {KeyScriptError}, {TrajectoryFormatError}, {InputFileError} where that cannot be read
 * @throws {RequestError} where the options contradict each other
 */
export async function readMotion(options: WalkOptions): Promise<Motion> {
  const { world, image, tour, view, keys, trajectory, path = 'loop', walls } = options;
  if (world === undefined && image === undefined && tour === undefined)
    throw new RequestError(
      'A walk has to start somewhere; give one of --world SEED, --image FILE, --tour DIR.',
    );
  if (view && world === undefined)
    throw new RequestError('--view starts from a view of a world; give --world SEED too.');
  if (walls !== undefined && (trajectory !== undefined || path === 'wander'))
    throw new RequestError(
      'A trajectory and a path that wanders are followed whatever stands there; leave --walls out, or give --keys.',
    );
  if (keys !== undefined) return { kind: 'keys', script: parseKeyScript(keys) };
  if (trajectory !== undefined)
    return {
      kind: 'trajectory',
      trajectory: parseTum((await readInputFile(trajectory)).toString('utf8'), trajectory),
    };
  if (path === 'wander' && world === undefined)
    throw new RequestError(
      'Only a simulated world knows a path to wander; give --world SEED, or --path loop.',
    );
  return { kind: 'path', name: path };
}

/**
 * Makes the start and the plan of a walk for a model.
 * @throws whatever the makers of starts throw for pictures and folders that cannot be used
 */
export async function prepareWalk(
  options: WalkOptions,
  motion: Motion,
  model: WorldModel,
  task: TaskContext,
): Promise<Walk> {
  const start = await makeStart(options, motion, model, task);
  const ground = groundOf(mindsWalls(motion) ? (options.walls ?? 'true') : 'none', start);
  const { fps } = model.manifest.camera;
  const { speedMPerFrame, turnDegPerFrame } = model.manifest.walk;
  switch (motion.kind) {
    case 'keys': {
      const plan = keysPlan(motion.script, {
        speedM: speedMPerFrame,
        turnRad: (turnDegPerFrame * Math.PI) / 180,
        blocked: ground.collide,
      });
      return { start, plan, ground, steps: stepCount(plan, options.steps) };
    }
    case 'trajectory': {
      const [first, ...rest] = placed(resample(motion.trajectory, fps), start);
      if (rest.length === 0)
        throw new RequestError(
          `${basename(options.trajectory!)} lasts less than a frame (1/${fps} s); give a longer trajectory.`,
        );
      const plan = posesPlan('trajectory', rest);
      return { start: beginAt(start, first), plan, ground, steps: stepCount(plan, options.steps) };
    }
    case 'path': {
      const steps = options.steps ?? DEFAULT_PATH_STEPS;
      const plan =
        motion.name === 'loop'
          ? loopPlan({ pose: start.pose, collide: ground.collide }, steps, speedMPerFrame)
          : posesPlan('path', wanderPoses(options.world!, steps));
      return { start, plan, ground, steps };
    }
  }
}

async function makeStart(
  { world, view, image, tour }: WalkOptions,
  motion: Motion,
  { camera }: WorldModel,
  task: TaskContext,
) {
  if (image !== undefined) return imageStart(image, camera);
  if (tour !== undefined) return tourStart(tour, camera, task);
  if (!view) return worldTourStart(world!, camera, task);
  return worldViewStart(world!, camera, motion.kind === 'path' && motion.name === 'wander');
}

/** Whether a walk is made as there is room for it, rather than along poses that are given. */
function mindsWalls(motion: Motion): boolean {
  return motion.kind === 'keys' || (motion.kind === 'path' && motion.name === 'loop');
}

/** The poses of a trajectory where the start has them: as they are, or carried along so that the first is the start's. */
function placed({ samples }: Trajectory, { pose, hasCoordinates }: WalkStart): Pose[] {
  const [first] = samples;
  return samples.map((sample) =>
    hasCoordinates ? sample.pose : compose(pose, relative(first.pose, sample.pose)),
  );
}
