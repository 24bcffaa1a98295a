import {
  type ControlStep,
  type KeyState,
  loopPath,
  WalkController,
  type WalkOptions,
} from '@dreamwalk/control';
import { log, type Pose, relative } from '@dreamwalk/geometry';
import { RequestError } from '../errors.ts';
import type { WalkStart } from '../starts/walk-start.ts';

/** What the controller was given in one frame, as JSON. */
export type WalkAction = Readonly<Record<string, string | number | boolean>>;

/** One frame of a plan. */
export interface PlannedStep extends ControlStep {
  readonly action: WalkAction;
}

/** Where a walk goes, frame by frame. */
export interface WalkPlan {
  /** What its actions mean. */
  readonly actionSpace: string;
  /** How many steps it has by itself. */
  readonly naturalSteps: number;
  /** Whether it starts again from its beginning where more steps are asked for. */
  readonly repeats: boolean;
  /** The motion of a step, counted from 0, from the pose before it. */
  step(index: number, pose: Pose): PlannedStep;
}

/** Walks as held keys say, a state a frame, over and over. */
export function keysPlan(script: readonly KeyState[], options: WalkOptions): WalkPlan {
  const controller = new WalkController(options);
  return {
    actionSpace: 'keys',
    naturalSteps: script.length,
    repeats: true,
    step(index, pose) {
      const keys = script[index % script.length];
      return { ...controller.step(pose, keys), action: pressed(keys) };
    },
  };
}

/** Goes from pose to pose; `poses[0]` is the one after the first step. */
export function posesPlan(actionSpace: 'trajectory' | 'path', poses: readonly Pose[]): WalkPlan {
  return {
    actionSpace,
    naturalSteps: poses.length,
    repeats: false,
    step(index, pose) {
      const next = poses[index];
      return { pose: next, twist: log(relative(pose, next)), action: { pose: index } };
    },
  };
}

/** Radii that a loop is tried with, largest first, metres. */
const LOOP_RADII_M = [1.5, 1.2, 0.9, 0.6, 0.4, 0.25, 0.15];

/**
 * Goes round a circle of so many steps that ends where it began: the widest that nothing stands in the way of, to the
 * left rather than the right. Where even the smallest does not fit, that one is walked. It is chosen at the first step, since a
 * dream does not show what stands in it before it has begun.
 */
export function loopPlan(
  { pose, collide }: Pick<WalkStart, 'pose' | 'collide'>,
  steps: number,
  speedM: number,
): WalkPlan {
  const choose = () => {
    const loops = LOOP_RADII_M.flatMap((maxRadiusM) =>
      (['left', 'right'] as const).map((side) => loopPath(pose, steps, { maxRadiusM, side, speedM })),
    );
    const free = collide ? loops.find((poses) => isFree([pose, ...poses], collide)) : loops[0];
    return posesPlan('path', free ?? loops[loops.length - 1]);
  };
  let chosen: WalkPlan | undefined;
  return {
    actionSpace: 'path',
    naturalSteps: steps,
    repeats: false,
    step(index, from) {
      chosen ??= choose();
      return chosen.step(index, from);
    },
  };
}

/** Walls push a walker aside by more than this, metres. */
const PUSHED_M = 1e-6;

function isFree(poses: readonly Pose[], collide: NonNullable<WalkStart['collide']>): boolean {
  return poses.slice(1).every(({ translation }, index) => {
    const reached = collide(poses[index].translation, translation);
    return Math.hypot(...reached.map((value, axis) => value - translation[axis])) < PUSHED_M;
  });
}

/**
 * How many steps a walk has.
 * @param asked what the person asked for, if anything
 * @throws {RequestError} when a plan of fixed length is asked for more than it has
 */
export function stepCount(plan: WalkPlan, asked: number | undefined): number {
  const { actionSpace, naturalSteps, repeats } = plan;
  if (asked === undefined) return naturalSteps;
  if (!repeats && asked > naturalSteps)
    throw new RequestError(
      `The ${actionSpace} has ${naturalSteps} steps at the model's frame rate, so ${asked} cannot be walked; ask for at most ${naturalSteps} with --steps, or leave it out.`,
    );
  return asked;
}

function pressed(keys: KeyState): WalkAction {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== false && value !== 0));
}
