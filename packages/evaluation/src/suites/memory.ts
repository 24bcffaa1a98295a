import { SuiteError } from '../errors.ts';
import { psnr } from '../metrics/psnr.ts';
import { sharpness } from '../metrics/sharpness.ts';
import { mean } from '../statistics/bootstrap.ts';
import { type BaselineFigure, BaselineScores } from './baseline-scores.ts';
import type { MemoryPolicyName } from './capabilities.ts';
import { MEMORYLESS, type MemoryCurves, memoryCurves } from './memory-curves.ts';
import {
  forEachWorld,
  partOf,
  type Report,
  type SuiteOptions,
  type SuiteResult,
  summarise,
} from './suite.ts';
import { DEFAULT_TOUR_VIEWS, DEFAULT_WALK_FRAMES } from './tour-start.ts';
import { openTourWalk, type TourWalk, walkTour } from './tour-walk.ts';

/**
 * - `psnr`: dreamed frames against the truth, dB.
 * - `psnrOverNone`, `psnrOverRandom`, `psnrOverTemporal`: how much more that is than with the policy `none`, `random` or
 *   `temporal` in the same world, dB. Their intervals are those of the paired differences. Null for that policy itself,
 *   and where it is not compared.
 * - `sharpnessRatio`: mean sharpness of the dreamed frames over that of the true ones.
 * - `psnrSplat`, `psnrCeiling`: those of `BaselineFigure`, of the views that this policy chose.
 */
export type PolicyFigure = 'psnr' | DifferenceFigure | 'sharpnessRatio' | 'psnrSplat' | 'psnrCeiling';

type DifferenceFigure = 'psnrOverNone' | 'psnrOverRandom' | 'psnrOverTemporal';

/** Those of the model's own policy, and the baselines that no policy changes. */
export type MemoryFigure = PolicyFigure | BaselineFigure;

const POLICY_FIGURES: readonly PolicyFigure[] = [
  'psnr',
  'psnrOverNone',
  'psnrOverRandom',
  'psnrOverTemporal',
  'sharpnessRatio',
  'psnrSplat',
  'psnrCeiling',
];

const FIGURES: readonly MemoryFigure[] = [...POLICY_FIGURES, 'psnrCopyFirst', 'psnrCopyLast'];

/** What to measure. */
export interface MemoryOptions extends SuiteOptions {
  /** The retrieval policies to compare, `none` among them. */
  readonly policies: readonly MemoryPolicyName[];
  /** The model's own, one of `policies`: the result's figures are those of this one. Default `coverage`. */
  readonly ownPolicy?: MemoryPolicyName;
  /** Steps of the walk, default 300. The start itself is not measured. */
  readonly frames?: number;
  /** Default 60. */
  readonly tourViews?: number;
}

/** The figures of the model's own policy, and of each one. */
export interface MemoryResult extends SuiteResult<MemoryFigure> {
  /** By policy, in the order asked for. */
  readonly policies: Readonly<Record<MemoryPolicyName, SuiteResult<PolicyFigure>>>;
  readonly curves: MemoryCurves;
}

/** What a walk with one policy showed in one world. */
interface PolicyWalk {
  readonly figures: Readonly<Record<Exclude<MemoryFigure, DifferenceFigure>, number>>;
  /** By horizon, dB, the value of step k + 1 at index k. */
  readonly psnrs: readonly number[];
}

/**
 * What is memory worth, and does it matter how it is searched? The walk of `measureTour`, once with every retrieval
 * policy: the same worlds, tours, walks and noise.
 *
 * @throws SuiteError where the policies lack `none` or the model's own, the walk has no step, or the rollout keeps no
 * splat or no reconstruction
 */
export async function measureMemory(options: MemoryOptions): Promise<MemoryResult> {
  const { policies, ownPolicy = 'coverage' } = options;
  const { frames = DEFAULT_WALK_FRAMES, tourViews = DEFAULT_TOUR_VIEWS } = options;
  for (const needed of [MEMORYLESS, ownPolicy])
    if (!policies.includes(needed))
      throw new SuiteError(`Memory is measured with the policy "${needed}" among others; add it to them.`);
  const worlds = await forEachWorld(options, async (seed, _, report) => {
    const place = openTourWalk(options.openWorld(seed), frames, tourViews, report);
    const walks: Record<MemoryPolicyName, PolicyWalk> = {};
    for (const [index, policy] of policies.entries()) {
      walks[policy] = await walkWith(policy, place, options, partOf(report, index, policies.length));
    }
    return { seed, walks };
  });
  const resultOf = <Name extends MemoryFigure>(names: readonly Name[], policy: MemoryPolicyName) =>
    summarise(
      names,
      worlds.map(({ seed, walks }) => {
        return { seed, figures: { ...walks[policy].figures, ...differences(walks, policy) } };
      }),
    );
  return {
    ...resultOf(FIGURES, ownPolicy),
    policies: Object.fromEntries(policies.map((policy) => [policy, resultOf(POLICY_FIGURES, policy)])),
    curves: memoryCurves(policies, (policy) => worlds.map(({ walks }) => walks[policy].psnrs)),
  };
}

function differences(
  walks: Readonly<Record<MemoryPolicyName, PolicyWalk>>,
  policy: MemoryPolicyName,
): Record<DifferenceFigure, number | null> {
  const over = (other: MemoryPolicyName) =>
    policy === other || !(other in walks) ? null : walks[policy].figures.psnr - walks[other].figures.psnr;
  return {
    psnrOverNone: over(MEMORYLESS),
    psnrOverRandom: over('random'),
    psnrOverTemporal: over('temporal'),
  };
}

async function walkWith(
  memoryPolicy: MemoryPolicyName,
  place: TourWalk,
  options: MemoryOptions,
  report: Report,
): Promise<PolicyWalk> {
  const scores = { psnr: [] as number[], sharpness: [] as number[], trueSharpness: [] as number[] };
  const baselines = new BaselineScores(place.world.render(place.walk[0]).frame);
  const dream = { seed: options.dreamSeed ?? 0, memoryPolicy, keepSplat: true };
  await walkTour(place, dream, `walking with ${memoryPolicy}`, options, report, (step) => {
    const { dreamed, truth } = step;
    scores.psnr.push(psnr(dreamed, truth));
    scores.sharpness.push(sharpness(dreamed));
    scores.trueSharpness.push(sharpness(truth));
    baselines.add(step);
  });
  return {
    figures: {
      psnr: mean(scores.psnr),
      sharpnessRatio: mean(scores.sharpness) / mean(scores.trueSharpness),
      ...baselines.means(),
    },
    psnrs: scores.psnr,
  };
}
