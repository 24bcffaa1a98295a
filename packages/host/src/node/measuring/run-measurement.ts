import type { ActionMapping, Imagination, MeanInterval, WalkStrip } from '@dreamwalk/evaluation';
import {
  type ContextChoice,
  createRollout,
  type MemoryPolicyName,
  resolveSampling,
  type Sampling,
  type SamplingChoice,
  type SamplingSchedule,
  SolidRollout,
  type WorldModel,
} from '@dreamwalk/world';
import { FIRST_MEASURING_SEED } from '../dataset/write-dataset.ts';
import { RequestError } from '../errors.ts';
import { type TaskContext, unattended } from '../task.ts';
import { type MeasurementDetails, runSuite, type SimulatedOptions } from './run-suite.ts';
import { simulatorTruth } from './simulator-truth.ts';
import { type Measure, type SuiteName, suiteSize } from './suites.ts';

/** What to measure, and how much of it. */
export interface MeasureRequest extends SamplingChoice, ContextChoice {
  readonly model: WorldModel;
  readonly measure: Measure;
  /** `full` by default. */
  readonly suite?: SuiteName;
  /** The suite's by default. */
  readonly worlds?: number;
  /** Seed of the first world; the others follow. By default the first of those that are never trained on. */
  readonly seedBase?: number;
  /** The suite's by default. */
  readonly frames?: number;
  /** Of `memory`: the retrieval policies to compare, beside the model's own and `none`; default all. */
  readonly policies?: readonly MemoryPolicyName[];
  /** Of `follow`: how motions become the poses that the model is told; default `lie`. */
  readonly mapping?: ActionMapping;
}

/** What was measured. */
export interface Measurement extends MeasurementDetails {
  readonly measure: Measure;
  readonly suite: SuiteName;
  /** When the measuring ended, ISO 8601. */
  readonly measuredAt: string;
  readonly model: { readonly id: string; readonly graphs: Readonly<Record<string, string>> };
  readonly provider: string;
  readonly samplerSteps: number;
  /** Of a model that knows several. */
  readonly schedule?: SamplingSchedule;
  /** Where another was asked for than the model's own. */
  readonly slots?: number;
  /** Where another was asked for than the model's own. */
  readonly windowFrames?: number;
  /** Where one was asked for. */
  readonly mapping?: ActionMapping;
  readonly worldCount: number;
  readonly seedBase: number;
  /** Whether every world has a seed that is never trained on. */
  readonly heldOut: boolean;
  readonly frames: number;
  /** Means over the worlds; `null` where no world has the figure. */
  readonly figures: Readonly<Record<string, number | null>>;
  /** 95 % bootstrap intervals of the means. */
  readonly intervals: Readonly<Record<string, MeanInterval | null>>;
  readonly worlds: readonly {
    readonly seed: number;
    readonly figures: Readonly<Record<string, number | null>>;
  }[];
}

/** A measurement, and pictures where the measure makes some. */
export interface MeasureResult {
  readonly measurement: Measurement;
  readonly strips: readonly WalkStrip[];
  /** A standalone SVG of the curves, where there are any. */
  readonly plot?: string;
}

/**
 * Measures a model in simulated worlds.
 * @throws {RequestError} where the suite has no such measure, or it has no use for an option
 * @throws {SuiteError} for sizes that cannot be measured
 * @throws {RolloutOptionError} for sampler steps or a schedule that the model does not allow
 */
export async function runMeasurement(
  request: MeasureRequest,
  task: TaskContext = unattended,
): Promise<MeasureResult> {
  const { model, measure, suite = 'full', seedBase = FIRST_MEASURING_SEED } = request;
  expectOptionsOf(request);
  const sampling = resolveSampling(model, request);
  const { slots, windowFrames, mapping, policies } = request;
  const size = suiteSize(suite, measure);
  const { worlds: worldCount = size.worlds, frames = size.frames } = request;
  const worldSeeds = Array.from({ length: worldCount }, (_, k) => seedBase + k);
  const options: SimulatedOptions = {
    worldSeeds,
    openWorld: (seed) => simulatorTruth(seed, model.camera),
    openShiftedWorld: (seed, shift) => simulatorTruth(seed, model.camera, { shift }),
    imagination: imaginationOf(model, { ...sampling, slots, windowFrames }),
    signal: task.signal,
    onProgress: ({ worldIndex, stage, done, total }) =>
      task.onProgress({
        stage: `measuring ${measure}`,
        done: worldIndex + (total > 0 ? done / total : 0),
        total: worldCount,
        detail: `world ${worldIndex + 1} of ${worldCount}, ${stage} ${done}/${total}`,
      }),
  };
  const { result, details, strips, plot } = await runSuite(measure, suite, options, {
    ...size,
    frames,
    ownPolicy: model.memory.policy,
    policies,
    mapping,
  });
  return {
    strips,
    plot,
    measurement: {
      measure,
      suite,
      measuredAt: new Date().toISOString(),
      model: { id: model.id, graphs: model.graphHashes },
      provider: model.runtime.provider.label,
      ...sampling,
      slots,
      windowFrames,
      mapping,
      worldCount,
      seedBase,
      heldOut: seedBase >= FIRST_MEASURING_SEED,
      frames,
      figures: result.figures,
      intervals: result.intervals,
      worlds: result.worlds,
      ...details,
    },
  };
}

/** What an option would change nothing of must not stand in a report. */
function expectOptionsOf({ measure, slots, policies, mapping }: MeasureRequest): void {
  const refuse = (option: string, why: string) => {
    throw new RequestError(`${option} says nothing to "measure ${measure}": ${why}. Leave it out.`);
  };
  if (policies && measure !== 'memory') refuse('--policies', 'policies are compared by memory only');
  if (mapping && measure !== 'follow') refuse('--mapping', 'motions are mapped by follow only');
  if (slots !== undefined && measure === 'fidelity') refuse('--slots', 'it shows four views to every model');
}

/** A model as the suites dream with it; where a suite shows so many views itself, it does. */
export function imaginationOf(model: WorldModel, choice: Sampling & ContextChoice): Imagination {
  return {
    createRollout: ({ slots = choice.slots, ...dream }) => {
      // A name that is none is refused here with the list of those that there are.
      const memoryPolicy = dream.memoryPolicy as MemoryPolicyName;
      return createRollout(model, { ...choice, ...dream, slots, memoryPolicy });
    },
    createSolid: ({ seed }) => new SolidRollout(createRollout(model, { ...choice, seed })),
  };
}
