import type { ProbeScores } from '../probes/probe-scores.ts';
import { FAR_M, type ProbeTarget, TARGET_ERRORS } from '../probes/probe-targets.ts';
import type { ProbeInput } from '../probes/probed-walk.ts';
import type { ProbeOutcome, ProbeResult } from '../probes/probes.ts';
import type { MeanInterval } from '../statistics/bootstrap.ts';
import { HASH_LENGTH, NOT_HELD_OUT } from './measurement-topic.ts';
import type { CardAxis, FigureRow, FigureTable } from './report-card.ts';

const TARGETS: Readonly<Record<ProbeTarget, string>> = {
  depth: 'Depth, 4×4 grid',
  'free-space': 'Free space ahead',
  yaw: 'Yaw between two views',
  translation: 'Translation between two views',
};

const INPUTS: Readonly<Record<ProbeInput, string>> = {
  view: '',
  'side-by-side': ', latents side by side',
  correlation: ', correlation of their cells',
};

const DECIMALS: Readonly<Record<string, number>> = { '%': 1, m: 2, '°': 2 };

/** A step of a walk is 0.2 m, so centimetres would hide what is left of it. */
const TRANSLATION_DECIMALS = 3;

/** Whose latents were probed, where and when. */
export interface ProbedEncoder {
  readonly provider: string;
  readonly encoderSha256: string;
  /** Whether every world has a seed that is never trained on. */
  readonly heldOut: boolean;
  /** Such as `2026-11-22`. */
  readonly date: string;
}

/** The third axis: what a linear map reads off the latents of true views. */
export function latentQuality(
  result: ProbeResult,
  { provider, encoderSha256, heldOut, date }: ProbedEncoder,
): CardAxis {
  const { frames, trainSeeds, testSeeds, outcomes } = result;
  return {
    title: 'Latent quality',
    lead: 'What a linear map can read off the encoder’s latents of true views. A latent that keeps geometry within linear reach is one to plan in; one that only draws well is not.',
    topics: [
      {
        title: 'Linear probes',
        lead:
          `Ridge regressions on whole standardised latents, fitted on ${trainSeeds.length} worlds and asked about ` +
          `${testSeeds.length} others, ${frames} consecutive frames of a walk in each. Beside them the same ` +
          'regressions on the mean colours of the latent’s cells, on an encoder of random weights with the latent’s ' +
          'shape, and the mean of the worlds fitted on. R² is 1 − SSE / SST with SST about that mean, so that the ' +
          'mean has 0.',
        provenance: [
          { name: 'fitted on', value: `${trainSeeds.length} worlds, every other one from ${trainSeeds[0]}` },
          { name: 'asked about', value: `${testSeeds.length} worlds, every other one from ${testSeeds[0]}` },
          { name: 'frames', value: String(frames) },
          { name: 'provider', value: provider },
          { name: 'encoder', value: encoderSha256.slice(0, HASH_LENGTH) },
          { name: 'measured', value: date },
        ],
        notes: [
          ...(heldOut ? [] : [NOT_HELD_OUT]),
          `What lies beyond ${FAR_M} m, sky too, counts as ${FAR_M} m away; depth and free space are read off as logarithms.`,
          'Two views are given side by side, or as the cosine between each cell and those near it in the next view (at most 3 columns and 1 row away, averaged over 4×4 blocks): a motion shows in which cells agree, which no linear map of latents side by side can tell.',
          'The encoder is also told how each ray lies to gravity, the pixels and the random weights are not.',
        ],
        tables: [
          probeTable(
            'R², with 95 % bootstrap intervals over the worlds asked about',
            outcomes,
            ({ r2 }) => r2,
            'R²',
          ),
          probeTable(
            'Mean error, with 95 % bootstrap intervals over the worlds asked about',
            outcomes,
            ({ error }) => error,
          ),
        ],
        pictures: [],
      },
    ],
  };
}

function probeTable(
  caption: string,
  outcomes: readonly ProbeOutcome[],
  of: (scores: ProbeScores) => MeanInterval,
  quantity?: string,
): FigureTable {
  return {
    kind: 'figures',
    caption,
    valueHeading: 'Latent',
    rows: outcomes.map(({ target, input, scores, mean }): FigureRow => {
      const { unit } = TARGET_ERRORS[target];
      const latent = of(scores.latent);
      return {
        title: `${TARGETS[target]}${INPUTS[input]}`,
        unit: quantity ?? unit,
        decimals: quantity ? 2 : target === 'translation' ? TRANSLATION_DECIMALS : DECIMALS[unit],
        value: latent.mean,
        interval: latent,
        baselines: [
          { title: 'pixels', value: of(scores.pixels).mean },
          { title: 'random weights', value: of(scores['random-weights']).mean },
          { title: 'the mean', value: of(mean).mean },
        ],
        bars: [],
      };
    }),
  };
}
