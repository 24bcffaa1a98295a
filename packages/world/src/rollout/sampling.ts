import { RolloutOptionError } from '../errors.ts';
import type { WorldModel } from '../model/world-model.ts';

/**
 * The ways through the noise levels that a model of latent context knows: one frame at a time in a few steps, or many at
 * once, each noisier than the one before.
 */
export const SAMPLING_SCHEDULES = ['few-step', 'staircase'] as const;

/** A key of the sampling schedules. */
export type SamplingSchedule = (typeof SAMPLING_SCHEDULES)[number];

/** How frames are asked to be sampled. */
export interface SamplingChoice {
  /** One of the manifest's `allowedSteps`, default its `steps`; in a staircase its `stages`. */
  readonly samplerSteps?: number;
  /** Default `few-step`. Only for models that know several. */
  readonly schedule?: SamplingSchedule;
}

/** How frames are sampled. */
export interface Sampling {
  /** Passes of the denoiser a frame. */
  readonly samplerSteps: number;
  /** Absent for a model that knows one schedule only. */
  readonly schedule?: SamplingSchedule;
}

/**
 * A choice with its defaults.
 *
 * @throws RolloutOptionError naming what the model does not allow
 */
export function resolveSampling(model: WorldModel, choice: SamplingChoice): Sampling {
  const { sampler } = model;
  const schedule = resolveSchedule(model, choice);
  const { steps, allowedSteps } =
    schedule === 'staircase' && sampler.family === 'flow_window'
      ? { steps: sampler.staircase.stages, allowedSteps: [sampler.staircase.stages] }
      : sampler;
  const samplerSteps = choice.samplerSteps ?? steps;
  if (!allowedSteps.includes(samplerSteps))
    throw new RolloutOptionError(
      `The world model ${model.id} samples in ${allowedSteps.join(', ')} steps${schedule ? ` of the schedule ${schedule}` : ''}, not in ${samplerSteps}. Choose one of these.`,
    );
  return { samplerSteps, schedule };
}

function resolveSchedule(
  { id, sampler }: WorldModel,
  { schedule }: SamplingChoice,
): SamplingSchedule | undefined {
  if (sampler.family !== 'flow_window') {
    if (schedule === undefined) return undefined;
    throw new RolloutOptionError(
      `The world model ${id} knows one sampling schedule only, that of ${sampler.family}, so "${schedule}" cannot be chosen. Leave the schedule out.`,
    );
  }
  if (schedule !== undefined && !SAMPLING_SCHEDULES.includes(schedule))
    throw new RolloutOptionError(
      `There is no sampling schedule "${schedule}". Choose one of ${SAMPLING_SCHEDULES.join(', ')}.`,
    );
  return schedule ?? 'few-step';
}
