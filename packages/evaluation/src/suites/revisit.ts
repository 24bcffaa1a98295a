import type { RgbFrame } from '@dreamwalk/environment';
import { type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { psnr } from '../metrics/psnr.ts';
import { sharpness } from '../metrics/sharpness.ts';
import { mean } from '../statistics/bootstrap.ts';
import type { MemoryPolicyName } from './capabilities.ts';
import {
  forEachWorld,
  type Report,
  renderWalk,
  type SuiteOptions,
  type SuiteResult,
  summarise,
  withRollout,
} from './suite.ts';

/**
 * Over pairs of frames at equal poses, at least 20 frames apart, both as sharp as the truth there (ratio 0.7 to 1.3):
 * - `selfPsnr`: the two against each other, dB; null for a world without such a pair.
 * - `selfPsnrNoMemory`: the same walk and noise, shown the previous frame only; its own sharp pairs.
 *
 * Over the whole walk:
 * - `truthPsnr`: dreamed frames against the truth, dB. What lies beyond the first view is invented, so it is low.
 * - `sharpShare`: of all pairs at equal poses, those that are sharp.
 */
export type RevisitFigure = 'selfPsnr' | 'selfPsnrNoMemory' | 'truthPsnr' | 'sharpShare';

const FIGURES: readonly RevisitFigure[] = ['selfPsnr', 'selfPsnrNoMemory', 'truthPsnr', 'sharpShare'];

/** Nearer frames share the previous frame's pixels, memory or not. */
const APART_FRAMES = 20;

/** A frame is sharp where its sharpness over the truth's lies within these: mush agrees with itself too easily. */
const SHARP = { least: 0.7, most: 1.3 } as const;

/** Poses nearer than this (metres, radians) are equal: recorded ones differ by rounding at most. */
const EQUAL_WITHIN = 1e-6;

/** What to measure. */
export interface RevisitOptions extends SuiteOptions {
  /** Frames out, and as many back; default 60. */
  readonly frames?: number;
}

/** From a single true view, out into the unseen and the same way back: does the place stay what it was? */
export async function measureRevisit(options: RevisitOptions): Promise<SuiteResult<RevisitFigure>> {
  const { frames = 60 } = options;
  const worlds = await forEachWorld(options, async (seed, _, report) => {
    const world = options.openWorld(seed);
    const walk = world.outAndBack(frames);
    const truth: RgbFrame[] = [];
    await renderWalk(world, walk, report, (frame) => truth.push(frame));
    const trueSharpness = truth.map(sharpness);
    const isSharp = (dreamed: readonly RgbFrame[]) =>
      dreamed.map((frame, at) => {
        const ratio = sharpness(frame) / trueSharpness[at];
        return ratio >= SHARP.least && ratio <= SHARP.most;
      });
    const pairs = revisits(walk);
    const dreamed = await dreamWalk(walk, truth[0], 'coverage', options, report);
    const forgetful = await dreamWalk(walk, truth[0], 'none', options, report);
    const sharp = sharpPairs(pairs, isSharp(dreamed));
    const forgetfulSharp = sharpPairs(pairs, isSharp(forgetful));
    return {
      seed,
      figures: {
        selfPsnr: selfPsnr(dreamed, sharp),
        selfPsnrNoMemory: selfPsnr(forgetful, forgetfulSharp),
        truthPsnr: mean(dreamed.slice(1).map((frame, at) => psnr(frame, truth[at + 1]))),
        sharpShare: pairs.length > 0 ? sharp.length / pairs.length : null,
      },
    };
  });
  return summarise(FIGURES, worlds);
}

/** Indices of two frames at one pose. */
type FramePair = readonly [earlier: number, later: number];

/** Every pair of frames of a walk at equal poses, at least 20 frames apart. */
function revisits(walk: readonly Pose[]): FramePair[] {
  const pairs: FramePair[] = [];
  for (let earlier = 0; earlier < walk.length; earlier++)
    for (let later = earlier + APART_FRAMES; later < walk.length; later++)
      if (
        poseDistanceM(walk[earlier], walk[later]) < EQUAL_WITHIN &&
        poseAngleRad(walk[earlier], walk[later]) < EQUAL_WITHIN
      )
        pairs.push([earlier, later]);
  return pairs;
}

function sharpPairs(pairs: readonly FramePair[], isSharp: readonly boolean[]): FramePair[] {
  return pairs.filter(([earlier, later]) => isSharp[earlier] && isSharp[later]);
}

function selfPsnr(frames: readonly RgbFrame[], pairs: readonly FramePair[]): number | null {
  if (pairs.length === 0) return null;
  return mean(pairs.map(([earlier, later]) => psnr(frames[earlier], frames[later])));
}

/** The frames of a walk dreamed from its first view, that one included. */
async function dreamWalk(
  walk: readonly Pose[],
  firstFrame: RgbFrame,
  memoryPolicy: MemoryPolicyName,
  options: RevisitOptions,
  report: Report,
): Promise<RgbFrame[]> {
  const stage = memoryPolicy === 'none' ? 'walking without memory' : 'walking';
  const dream = { seed: options.dreamSeed ?? 0, memoryPolicy, keepSplat: false };
  return withRollout(options.imagination, dream, async (rollout) => {
    const start = await rollout.reset({ kind: 'view', view: { frame: firstFrame, pose: walk[0] } }, options);
    const frames = [start.frame];
    for (const pose of walk.slice(1)) {
      report(stage, frames.length, walk.length);
      frames.push((await rollout.step({ kind: 'pose', pose }, options)).frame);
    }
    return frames;
  });
}
