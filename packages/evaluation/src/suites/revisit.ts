import type { RgbFrame } from '@dreamwalk/environment';
import { psnr } from '../metrics/psnr.ts';
import { sharpness } from '../metrics/sharpness.ts';
import { mean } from '../statistics/bootstrap.ts';
import { BASELINE_FIGURES, type BaselineFigure, BaselineScores } from './baseline-scores.ts';
import { dreamFromView } from './dream-from-view.ts';
import { type FramePair, pairPsnrs, revisitPairs, sharpPairs } from './revisit-pairs.ts';
import { forEachWorld, renderWalk, type SuiteOptions, type SuiteResult, summarise } from './suite.ts';

/**
 * Over pairs of frames at equal poses, at least 20 frames apart, both as sharp as the truth there (ratio 0.7 to 1.3):
 * - `selfPsnr`: the two against each other, dB; null for a world without such a pair.
 * - `selfPsnrNoMemory`: the same walk and noise, shown the previous frame only; its own sharp pairs.
 *
 * Over the whole walk:
 * - `truthPsnr`: dreamed frames against the truth, dB. What lies beyond the first view is invented, so it is low.
 * - `sharpShare`: of all pairs at equal poses, those that are sharp.
 * - those of `BaselineFigure`, beside `truthPsnr`. Beside `selfPsnr` they say nothing: copies and the truth's own latents
 *   agree with themselves because they are given what they shall remember.
 */
export type RevisitFigure = 'selfPsnr' | 'selfPsnrNoMemory' | 'truthPsnr' | 'sharpShare' | BaselineFigure;

const FIGURES: readonly RevisitFigure[] = [
  'selfPsnr',
  'selfPsnrNoMemory',
  'truthPsnr',
  'sharpShare',
  ...BASELINE_FIGURES,
];

/** What to measure. */
export interface RevisitOptions extends SuiteOptions {
  /** Frames out, and as many back; default 60. */
  readonly frames?: number;
}

/**
 * From a single true view, out into the unseen and the same way back: does the place stay what it was?
 *
 * @throws SuiteError where the rollout keeps no splat or no reconstruction
 */
export async function measureRevisit(options: RevisitOptions): Promise<SuiteResult<RevisitFigure>> {
  const { frames = 60 } = options;
  const worlds = await forEachWorld(options, async (seed, _, report) => {
    const world = options.openWorld(seed);
    const walk = world.outAndBack(frames);
    const truth: RgbFrame[] = [];
    await renderWalk(world, walk, report, (frame) => truth.push(frame));
    const trueSharpness = truth.map(sharpness);
    const pairs = revisitPairs(walk);
    const scores = new BaselineScores(truth[0]);
    const dreamed = await dreamFromView(walk, truth[0], 'coverage', 'walking', options, report, {
      scores,
      truth,
    });
    const forgetful = await dreamFromView(walk, truth[0], 'none', 'walking without memory', options, report);
    const sharp = sharpPairs(pairs, dreamed, trueSharpness);
    return {
      seed,
      figures: {
        selfPsnr: selfPsnr(dreamed, sharp),
        selfPsnrNoMemory: selfPsnr(forgetful, sharpPairs(pairs, forgetful, trueSharpness)),
        truthPsnr: mean(dreamed.slice(1).map((frame, at) => psnr(frame, truth[at + 1]))),
        sharpShare: pairs.length > 0 ? sharp.length / pairs.length : null,
        ...scores.means(),
      },
    };
  });
  return summarise(FIGURES, worlds);
}

function selfPsnr(frames: readonly RgbFrame[], pairs: readonly FramePair[]): number | null {
  return pairs.length > 0 ? mean(pairPsnrs(frames, pairs)) : null;
}
