import type { RgbFrame, TaskOptions } from '@dreamwalk/environment';
import { breathe, type Pose } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import { bootstrapMean, type MeanInterval } from '../statistics/bootstrap.ts';
import type { DreamOptions, DreamRollout, Imagination, TruthWorld } from './capabilities.ts';

/** Where a suite has got to. */
export interface SuiteProgress {
  /** Of the world under way, from 0. */
  readonly worldIndex: number;
  readonly worldCount: number;
  readonly worldSeed: number;
  /** What is being done in that world, for people: `walking`, `walking without memory`, … */
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** What every suite is given. */
export interface SuiteOptions extends TaskOptions {
  /** At least one. Worlds that the model was trained on prove nothing. */
  readonly worldSeeds: readonly number[];
  readonly openWorld: (seed: number) => TruthWorld;
  readonly imagination: Imagination;
  /** Seed of the dreams' noise, default 0. */
  readonly dreamSeed?: number;
  readonly onProgress?: (progress: SuiteProgress) => void;
}

/** A suite's measurements by name. Null where the world has nothing to measure, such as no uncovered pixel. */
export type Figures<Name extends string> = Readonly<Record<Name, number | null>>;

/** What a suite measured. */
export interface SuiteResult<Name extends string> {
  /** Mean over the worlds that have the figure. */
  readonly figures: Figures<Name>;
  /** 95 % bootstrap intervals of the same means, over worlds. */
  readonly intervals: Readonly<Record<Name, MeanInterval | null>>;
  readonly worlds: readonly WorldResult<Name>[];
}

/** What a suite measured in one world. */
export interface WorldResult<Name extends string> {
  readonly seed: number;
  readonly figures: Figures<Name>;
}

/** Tells how far the measuring of one world has got, and ends it where the caller gave up. */
export type Report = (stage: string, done: number, total: number) => void;

/** A report of one of several equal parts of the work, told as the share of all that it is. */
export function partOf(report: Report, index: number, count: number): Report {
  return (stage, done, total) => report(stage, index * total + done, count * total);
}

/**
 * Calls `measure` for one world after the other.
 *
 * @throws SuiteError where there is no world
 * @throws the signal's reason once it is aborted
 */
export async function forEachWorld<Result>(
  options: SuiteOptions,
  measure: (seed: number, worldIndex: number, report: Report) => Promise<Result>,
): Promise<Result[]> {
  const { worldSeeds, onProgress, signal } = options;
  if (worldSeeds.length === 0) throw new SuiteError('A suite needs at least one world; give it a seed.');
  const results: Result[] = [];
  for (const [worldIndex, worldSeed] of worldSeeds.entries()) {
    const report: Report = (stage, done, total) => {
      signal?.throwIfAborted();
      onProgress?.({ worldIndex, worldCount: worldSeeds.length, worldSeed, stage, done, total });
    };
    results.push(await measure(worldSeed, worldIndex, report));
  }
  return results;
}

/** The means and intervals of a suite over its worlds; what else is known of a world is left out. */
export function summarise<Name extends string>(
  names: readonly Name[],
  worlds: readonly WorldResult<Name>[],
): SuiteResult<Name> {
  const intervals = {} as Record<Name, MeanInterval | null>;
  const figures = {} as Record<Name, number | null>;
  for (const name of names) {
    const values = worlds.map((world) => world.figures[name]).filter((value) => value !== null);
    intervals[name] = values.length > 0 ? bootstrapMean(values) : null;
    figures[name] = intervals[name]?.mean ?? null;
  }
  return { figures, intervals, worlds: worlds.map(({ seed, figures }) => ({ seed, figures })) };
}

/** Opens a rollout for the length of `use`, and disposes it whatever happens. */
export async function withRollout<Result>(
  imagination: Imagination,
  options: DreamOptions,
  use: (rollout: DreamRollout) => Promise<Result>,
): Promise<Result> {
  const rollout = imagination.createRollout(options);
  try {
    return await use(rollout);
  } finally {
    await rollout.dispose();
  }
}

/**
 * Draws the truth along a walk, and lets timers and messages in between two frames, so that the caller can give up.
 *
 * @throws the signal's reason once it is aborted
 */
export async function renderWalk(
  world: TruthWorld,
  walk: readonly Pose[],
  report: Report,
  use: (frame: RgbFrame, at: number, depthM: Float32Array) => void,
): Promise<void> {
  for (const [at, pose] of walk.entries()) {
    report('drawing the truth', at, walk.length);
    const { frame, depthM } = world.render(pose);
    use(frame, at, depthM);
    await breathe();
  }
}
