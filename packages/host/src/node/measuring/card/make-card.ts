import {
  cardHtml,
  dreamTourStrips,
  type EvaluatedPolicies,
  type EvaluationSummary,
  latentQuality,
  type MeasuredSource,
  type ProbeResult,
  planningAndPolicy,
  type ReportCard,
  visualFidelity,
} from '@dreamwalk/evaluation';
import { resolveSampling, type SamplingChoice, type WorldModel } from '@dreamwalk/world';
import { FIRST_MEASURING_SEED } from '../../dataset/write-dataset.ts';
import { InputFileError, RequestError } from '../../errors.ts';
import { pngOf } from '../../output/png.ts';
import { type TaskContext, unattended } from '../../task.ts';
import { measuredOf } from '../reports/measured-report.ts';
import { readEvaluationSummary } from '../reports/read-evaluation.ts';
import { readReports } from '../reports/read-reports.ts';
import { imaginationOf, type MeasureResult, runMeasurement } from '../run-measurement.ts';
import { simulatorTruth } from '../simulator-truth.ts';
import { MEASURES, type SuiteName } from '../suites.ts';
import { probeModel } from './probe-model.ts';
import { cardPng, STRIPS_SHOWN } from './strip-png.ts';

/** What a card is made of. */
export interface CardRequest extends SamplingChoice {
  readonly model: WorldModel;
  /** The folder of reports written before, and of an evaluation; without it the quick suites are run. */
  readonly reports?: string;
  /** How much is probed, `full` by default. */
  readonly suite?: SuiteName;
  /** Worlds that are probed, half of them to fit on; the suite's by default. */
  readonly worlds?: number;
  /** Seed of the first world; by default the first of those that are never trained on. */
  readonly seedBase?: number;
  /** Frames of a walk that are probed; the suite's by default. */
  readonly frames?: number;
}

/** A card, and its page. */
export interface MadeCard {
  readonly card: ReportCard;
  readonly probes: ProbeResult;
  /** Needs nothing beside it. */
  readonly html: string;
}

/** How much is probed, and how long the walks are that are dreamed to be looked at. */
interface CardSize {
  readonly worlds: number;
  readonly frames: number;
  readonly stripFrames: number;
  readonly tourViews: number;
}

const SIZES: Partial<Record<SuiteName, CardSize>> = {
  full: { worlds: 48, frames: 40, stripFrames: 240, tourViews: 60 },
  quick: { worlds: 8, frames: 12, stripFrames: 24, tourViews: 30 },
};

/**
 * Makes a model's report card: what was measured of it, probes of its latents, and film strips of walks.
 * @throws {RequestError} where a card is not made in the suite
 * @throws {InputFileError} where a report is damaged or is of other weights
 * @throws {SuiteError} where there are too few worlds or frames to probe
 */
export async function makeCard(request: CardRequest, task: TaskContext = unattended): Promise<MadeCard> {
  const { model, reports, suite = 'full', seedBase = FIRST_MEASURING_SEED } = request;
  const size = SIZES[suite];
  if (!size)
    throw new RequestError(
      `A card is made in the suites ${Object.keys(SIZES).join(' and ')} only, not in "${suite}"; choose another suite.`,
    );
  const { worlds: worldCount = size.worlds, frames = size.frames } = request;
  const sources = reports === undefined ? await measureQuickly(request, task) : await readReports(reports);
  const evaluation = reports === undefined ? null : await readEvaluationSummary(reports);
  const where = reports ?? 'the quick suites';
  for (const { measured } of sources)
    expectSameWeights(model, measured.model.graphs, measured.measure, where);
  if (evaluation) expectSameWeights(model, evaluation.header.model.graphs, evaluation.header.suite, where);
  const worldSeeds = Array.from({ length: worldCount }, (_, k) => seedBase + k);
  const probes = await probeModel(model, worldSeeds, frames, task);
  const strips = await tourStrips(request, seedBase, size, task);
  const { id, title, description, version } = model.manifest;
  const date = new Date().toISOString().slice(0, 10);
  const card: ReportCard = {
    model: { id, title, description, version, graphs: model.graphHashes },
    date,
    axes: [
      visualFidelity(sources, strips),
      planningAndPolicy(evaluation ? evaluatedPolicies(evaluation) : undefined),
      latentQuality(probes, {
        provider: model.runtime.provider.label,
        encoderSha256: model.graphHashes.encoder,
        heldOut: seedBase >= FIRST_MEASURING_SEED,
        date,
      }),
    ],
  };
  return { card, probes, html: cardHtml(card) };
}

async function measureQuickly(
  { model, seedBase, samplerSteps, schedule }: CardRequest,
  task: TaskContext,
): Promise<MeasuredSource[]> {
  const sources: MeasuredSource[] = [];
  for (const measure of MEASURES)
    sources.push(
      await sourceOf(
        await runMeasurement({ model, measure, suite: 'quick', seedBase, samplerSteps, schedule }, task),
      ),
    );
  return sources;
}

/** Through its text, so that a card is the same whether the reports were written first or not. */
async function sourceOf({ measurement, plot, strips }: MeasureResult): Promise<MeasuredSource> {
  return {
    measured: measuredOf(measurement.measure, JSON.stringify(measurement)),
    plots: plot === undefined ? [] : [plot],
    strips: await Promise.all(
      strips.slice(0, STRIPS_SHOWN).map(async ({ seed, strip }) => ({
        title: `world ${seed}`,
        base64: await cardPng(await pngOf(strip)),
      })),
    ),
  };
}

async function tourStrips(
  { model, samplerSteps, schedule }: CardRequest,
  seedBase: number,
  { stripFrames: frames, tourViews }: CardSize,
  { signal, onProgress }: TaskContext,
): Promise<MeasuredSource['strips']> {
  const strips = await dreamTourStrips({
    worldSeeds: Array.from({ length: STRIPS_SHOWN }, (_, k) => seedBase + k),
    openWorld: (seed) => simulatorTruth(seed, model.camera),
    imagination: imaginationOf(model, resolveSampling(model, { samplerSteps, schedule })),
    frames,
    tourViews,
    signal,
    onProgress: ({ worldIndex, worldCount, done, total }) =>
      onProgress({ stage: 'dreaming film strips', done: worldIndex + done / total, total: worldCount }),
  });
  return Promise.all(
    strips.map(async ({ seed, strip }) => ({
      title: `world ${seed}, ${frames} frames dreamed for this card`,
      base64: await cardPng(await pngOf(strip)),
    })),
  );
}

function evaluatedPolicies(summary: EvaluationSummary): EvaluatedPolicies {
  return {
    summary,
    heldOut: summary.leastWorldSeed !== null && summary.leastWorldSeed >= FIRST_MEASURING_SEED,
  };
}

/** @throws {InputFileError} */
function expectSameWeights(
  model: WorldModel,
  graphs: Readonly<Record<string, string>>,
  report: string,
  folder: string,
): void {
  const other = Object.entries(model.graphHashes).find(([graph, sha256]) => graphs[graph] !== sha256);
  if (other)
    throw new InputFileError(
      folder,
      `its report of "${report}" is of other weights than those of ${model.id} (${other[0]}); measure again.`,
    );
}
