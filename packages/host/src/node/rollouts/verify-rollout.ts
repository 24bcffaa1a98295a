import type { RolloutReader } from '@dreamwalk/recording/node';
import {
  MEMORY_POLICY_NAMES,
  type MemoryPolicyName,
  type RecordedRollout,
  type ReplayVerdict,
  SAMPLING_SCHEDULES,
  type SamplingSchedule,
  type StepsVerdict,
  verifyReplay,
  verifySteps,
  type WorldModel,
} from '@dreamwalk/world';
import { InputFileError } from '../errors.ts';
import { type TaskContext, unattended } from '../task.ts';
import { recordedStart, requireSameModel } from './recorded-start.ts';
import type { DreamChoices } from './rollout-request.ts';

/** What a verified replay found. */
export interface RolloutVerdict {
  /** Whether the recording holds: `freeRun` on the machine set-up that made it, `steps` on another. */
  readonly holds: boolean;
  /** Whether provider, threads and ONNX Runtime are those that made it, so that every bit must be the same. */
  readonly sameSetup: boolean;
  /** The whole walk dreamed again by itself. */
  readonly freeRun: ReplayVerdict;
  /** Each step dreamed again from the recorded latents before it; `null` on the same set-up. */
  readonly steps: StepsVerdict | null;
}

/**
 * Dreams a recorded rollout again and compares. On the set-up that made it every frame must be identical; on another
 * provider every step must be within the tolerance, and the free run tells where the two part.
 * @throws {InputFileError} where another model made it
 */
export async function verifyRollout(
  reader: RolloutReader,
  model: WorldModel,
  { signal, onProgress }: TaskContext = unattended,
): Promise<RolloutVerdict> {
  requireSameModel(reader, model);
  const recorded: RecordedRollout = {
    options: recordedOptions(reader),
    start: await recordedStart(reader),
    poses: reader.steps.map((step) => step.pose),
    frameHashes: reader.steps.map((step) => step.frameSha256),
    latent: async (frameIndex) => (await reader.frame(frameIndex)).latent,
  };
  const watch = (stage: string) => ({
    signal,
    onProgress: (done: number, total: number) => onProgress({ stage, done, total }),
  });
  const freeRun = await verifyReplay(model, recorded, watch('dreaming it again'));
  const sameSetup = isSameSetup(reader, model);
  const steps = sameSetup ? null : await verifySteps(model, recorded, watch('checking each step'));
  return { holds: steps ? steps.withinTolerance : freeRun.identical, sameSetup, freeRun, steps };
}

/**
 * The options that a recording was dreamed with.
 * @throws {InputFileError} where its memory policy or its sampling schedule is not known here
 */
export function recordedOptions({ header, folder }: RolloutReader): DreamChoices {
  const { policy, budget, slots, windowFrames } = header.memory;
  const { steps, schedule } = header.sampler;
  if (!isPolicy(policy))
    throw new InputFileError(
      folder,
      `its memory policy ${policy} is not known here; use the Dreamwalk that wrote it.`,
    );
  if (schedule !== undefined && !isSchedule(schedule))
    throw new InputFileError(
      folder,
      `its sampling schedule ${schedule} is not known here; use the Dreamwalk that wrote it.`,
    );
  return {
    seed: header.seed,
    memoryPolicy: policy,
    samplerSteps: steps,
    schedule,
    memoryBudget: budget,
    slots,
    windowFrames,
  };
}

function isPolicy(name: string): name is MemoryPolicyName {
  return (MEMORY_POLICY_NAMES as readonly string[]).includes(name);
}

function isSchedule(name: string): name is SamplingSchedule {
  return (SAMPLING_SCHEDULES as readonly string[]).includes(name);
}

function isSameSetup({ header }: RolloutReader, model: WorldModel): boolean {
  const { name, threads, ortVersion } = model.runtime.provider;
  return (
    header.provider.name === name &&
    header.provider.threads === threads &&
    header.software.onnxruntime === ortVersion
  );
}
