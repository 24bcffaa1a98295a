import { SuiteError } from '../errors.ts';
import { psnr } from '../metrics/psnr.ts';
import { sharpness } from '../metrics/sharpness.ts';
import { mean } from '../statistics/bootstrap.ts';
import type { MemoryPolicyName } from './capabilities.ts';
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
 * - `psnrOverNone`: how much more that is than with the policy `none` in the same world, dB. Its interval is that of
 *   the paired difference. Null for `none` itself.
 * - `sharpnessRatio`: mean sharpness of the dreamed frames over that of the true ones.
 */
export type MemoryFigure = 'psnr' | 'psnrOverNone' | 'sharpnessRatio';

const FIGURES: readonly MemoryFigure[] = ['psnr', 'psnrOverNone', 'sharpnessRatio'];

/** The policy that every other is compared with: it shows the previous frame only. */
const BASELINE: MemoryPolicyName = 'none';

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
  readonly policies: Readonly<Record<MemoryPolicyName, SuiteResult<MemoryFigure>>>;
}

/** What a walk with one policy showed in one world. */
interface WalkFigures {
  readonly psnr: number;
  readonly sharpnessRatio: number;
}

/**
 * What is memory worth, and does it matter how it is searched? The walk of `measureTour`, once with every retrieval
 * policy: the same worlds, tours, walks and noise.
 *
 * @throws SuiteError where the policies lack `none` or the model's own, or the walk has no step
 */
export async function measureMemory(options: MemoryOptions): Promise<MemoryResult> {
  const { policies, ownPolicy = 'coverage' } = options;
  const { frames = DEFAULT_WALK_FRAMES, tourViews = DEFAULT_TOUR_VIEWS } = options;
  for (const needed of [BASELINE, ownPolicy])
    if (!policies.includes(needed))
      throw new SuiteError(`Memory is measured with the policy "${needed}" among others; add it to them.`);
  const worlds = await forEachWorld(options, async (seed, _, report) => {
    const place = openTourWalk(options.openWorld(seed), frames, tourViews, report);
    const walks: Record<MemoryPolicyName, WalkFigures> = {};
    for (const [index, policy] of policies.entries()) {
      walks[policy] = await walkWith(policy, place, options, partOf(report, index, policies.length));
    }
    return { seed, walks };
  });
  const results = Object.fromEntries(
    policies.map((policy) => [
      policy,
      summarise(
        FIGURES,
        worlds.map(({ seed, walks }) => ({
          seed,
          figures: {
            ...walks[policy],
            psnrOverNone: policy === BASELINE ? null : walks[policy].psnr - walks[BASELINE].psnr,
          },
        })),
      ),
    ]),
  );
  return { ...results[ownPolicy], policies: results };
}

async function walkWith(
  memoryPolicy: MemoryPolicyName,
  place: TourWalk,
  options: MemoryOptions,
  report: Report,
): Promise<WalkFigures> {
  const scores = { psnr: [] as number[], sharpness: [] as number[], trueSharpness: [] as number[] };
  const dream = { seed: options.dreamSeed ?? 0, memoryPolicy, keepSplat: false };
  await walkTour(place, dream, `walking with ${memoryPolicy}`, options, report, ({ dreamed, truth }) => {
    scores.psnr.push(psnr(dreamed, truth));
    scores.sharpness.push(sharpness(dreamed));
    scores.trueSharpness.push(sharpness(truth));
  });
  return { psnr: mean(scores.psnr), sharpnessRatio: mean(scores.sharpness) / mean(scores.trueSharpness) };
}
