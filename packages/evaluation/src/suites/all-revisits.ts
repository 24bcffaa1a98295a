import type { RgbFrame } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import { psnr } from '../metrics/psnr.ts';
import { sharpness } from '../metrics/sharpness.ts';
import { BASELINE_FIGURES, BaselineScores } from './baseline-scores.ts';
import type { MemoryPolicyName, TruthWorld } from './capabilities.ts';
import { dreamFromView } from './dream-from-view.ts';
import { movedPairs } from './moved-pairs.ts';
import { pairPsnrs, revisitPairs, sharpPairs } from './revisit-pairs.ts';
import { REVISIT_ROUTES, type RevisitRoute, requireLegFrames, revisitRoute } from './revisit-routes.ts';
import {
  ALL_REVISITS_FIGURES,
  type AllRevisitsFigure,
  figuresOf,
  pooledSamples,
  type RevisitSamples,
} from './revisit-samples.ts';
import {
  forEachWorld,
  partOf,
  type Report,
  renderWalk,
  type SuiteOptions,
  type SuiteResult,
  summarise,
} from './suite.ts';

/** The figures of the policies that the model's own is compared with. */
const OTHER_POLICIES: Readonly<Record<MemoryPolicyName, AllRevisitsFigure>> = {
  none: 'selfPsnrNoMemory',
  temporal: 'selfPsnrTemporal',
  random: 'selfPsnrRandom',
};

/** What to measure. */
export interface AllRevisitsOptions extends SuiteOptions {
  /** The model's own retrieval policy, default `coverage`. */
  readonly ownPolicy?: MemoryPolicyName;
  /** Steps of each straight leg, fewer where a wall is in the way; default 20. */
  readonly frames?: number;
}

/** The figures of all walks together, and of each one. */
export interface AllRevisitsResult extends SuiteResult<AllRevisitsFigure> {
  readonly walks: Readonly<Record<RevisitRoute, SuiteResult<AllRevisitsFigure>>>;
}

/**
 * From a single true view, away and back on every kind of walk: does the place stay what it was, and is it the memory
 * that keeps it? Each walk is dreamed with the model's own policy and with the others, on the same noise. A walk that
 * a world has no room for is left out there.
 *
 * @throws SuiteError where the legs are too short for any revisit, or the rollout keeps no splat or no reconstruction
 */
export async function measureAllRevisits(options: AllRevisitsOptions): Promise<AllRevisitsResult> {
  const { frames = 20 } = options;
  requireLegFrames(frames);
  const worlds = await forEachWorld(options, async (seed, _, report) => {
    const world = options.openWorld(seed);
    const start = world.start();
    const samples = {} as Record<RevisitRoute, RevisitSamples>;
    for (const [index, route] of REVISIT_ROUTES.entries()) {
      const reportRoute = partOf(report, index, REVISIT_ROUTES.length);
      const reportWalk: Report = (stage, done, total) => reportRoute(`${route}, ${stage}`, done, total);
      const walk = revisitRoute(route, world, start, frames);
      samples[route] = walk ? await measureWalk(world, walk, options, reportWalk) : pooledSamples([]);
    }
    return { seed, samples };
  });
  const resultOf = (routes: readonly RevisitRoute[]) =>
    summarise(
      ALL_REVISITS_FIGURES,
      worlds.map(({ seed, samples }) => ({
        seed,
        figures: figuresOf(pooledSamples(routes.map((route) => samples[route]))),
      })),
    );
  const walks = {} as Record<RevisitRoute, SuiteResult<AllRevisitsFigure>>;
  for (const route of REVISIT_ROUTES) walks[route] = resultOf([route]);
  return { ...resultOf(REVISIT_ROUTES), walks };
}

async function measureWalk(
  world: TruthWorld,
  walk: readonly Pose[],
  options: AllRevisitsOptions,
  report: Report,
): Promise<RevisitSamples> {
  const { ownPolicy = 'coverage' } = options;
  const policies = [...new Set([ownPolicy, ...Object.keys(OTHER_POLICIES)])];
  const parts = policies.length + 1;
  const truth: RgbFrame[] = [];
  await renderWalk(world, walk, partOf(report, 0, parts), (frame) => truth.push(frame));
  const trueSharpness = truth.map(sharpness);
  const pairs = revisitPairs(walk);
  const samples = {} as Record<AllRevisitsFigure, readonly number[]>;
  for (const [index, policy] of policies.entries()) {
    const reportPolicy = partOf(report, index + 1, parts);
    const stage = `walking with ${policy}`;
    const baselines = policy === ownPolicy ? { scores: new BaselineScores(truth[0]), truth } : undefined;
    const dreamed = await dreamFromView(walk, truth[0], policy, stage, options, reportPolicy, baselines);
    const sharp = sharpPairs(pairs, dreamed, trueSharpness);
    const selfPsnrs = pairPsnrs(dreamed, sharp);
    if (Object.hasOwn(OTHER_POLICIES, policy)) samples[OTHER_POLICIES[policy]] = selfPsnrs;
    if (baselines) {
      const trulyMoved = movedPairs(pairs, truth, walk);
      const moved = movedPairs(trulyMoved, dreamed, walk);
      samples.selfPsnr = selfPsnrs;
      samples.truthPsnr = dreamed.slice(1).map((frame, at) => psnr(frame, truth[at + 1]));
      samples.sharpShare = pairs.map((pair) => Number(sharp.includes(pair)));
      for (const baseline of BASELINE_FIGURES) samples[baseline] = baselines.scores.psnrs[baseline];
      samples.movedShare = trulyMoved.map((pair) => Number(moved.includes(pair)));
    }
  }
  return samples;
}
