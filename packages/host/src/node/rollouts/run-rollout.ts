import type { Observation, TaskOptions } from '@dreamwalk/environment';
import type { Pose, Twist } from '@dreamwalk/geometry';
import { RolloutWriter } from '@dreamwalk/recording/node';
import { createRollout, type Rollout, type StartStage, type WorldModel } from '@dreamwalk/world';
import { type TaskContext, unattended } from '../task.ts';
import { rolloutInit } from './rollout-init.ts';
import type { DreamChoices, RolloutRequest } from './rollout-request.ts';
import { StepTimes, type StepTimesSummary } from './step-times.ts';
import type { WalkAction } from './walk-plan.ts';

/** What a rollout came to. */
export interface RolloutSummary extends StepTimesSummary {
  readonly folder: string;
  /** Frames recorded, the start included. */
  readonly frames: number;
  /** `stopped` when the signal was aborted before the last step. */
  readonly outcome: 'complete' | 'stopped';
}

/** How a frame came about: nothing moved yet at the start. */
interface Move {
  readonly action: WalkAction | null;
  readonly twist: Twist | null;
}

const START_STAGES: Readonly<Record<StartStage, string>> = {
  encode: 'remembering the start',
  correct: 'comparing its views for depth',
};

/**
 * Makes sure, before long work begins, that a model can dream as it is asked to.
 * @throws {RolloutOptionError} naming the choice that it does not allow
 */
export async function expectChoices(model: WorldModel, choices: DreamChoices): Promise<void> {
  await createRollout(model, choices).dispose();
}

/**
 * Dreams a walk and records it. An aborted signal ends it early but properly: what was dreamed by then is kept, and
 * the summary says `stopped`. Any other failure is thrown after the recording has been closed.
 * @throws {RolloutExistsError} where the folder is taken
 * @throws {VideoUnavailableError} where a film is wanted and cannot be encoded here
 */
export async function runRollout(
  request: RolloutRequest,
  { signal, onProgress }: TaskContext = unattended,
): Promise<RolloutSummary> {
  const { model, choices, start, plan, ground, steps, folder, video } = request;
  const rollout = createRollout(model, choices);
  try {
    const first = await rollout.reset(start.start, {
      signal,
      onView: (stage, done, total) => onProgress({ stage: START_STAGES[stage], done, total }),
    });
    await ground.dreamed?.begin(rollout, first);
    const views = start.start.kind === 'tour' ? start.start.views : [start.start.view];
    const writer = await RolloutWriter.create(folder, rolloutInit(rollout, request), views, video);
    const times = new StepTimes();
    let outcome: 'complete' | 'stopped' = 'stopped';
    try {
      await append(writer, rollout, first, { action: null, twist: null });
      times.begin();
      let { pose } = first;
      for (let index = 0; index < steps && !signal.aborted; index++) {
        onProgress({ stage: 'dreaming', done: index, total: steps });
        const { action, twist, pose: next } = plan.step(index, pose);
        const observation = await dreamUnlessStopped(rollout, next, { signal });
        if (!observation) break;
        ground.dreamed?.see(observation);
        const recordMs = await timed(() => append(writer, rollout, observation, { action, twist }));
        times.add({ ...rollout.lastStep?.timingsMs, record: recordMs });
        pose = next;
      }
      if (writer.frameCount === steps + 1) outcome = 'complete';
      onProgress({ stage: 'dreaming', done: writer.frameCount - 1, total: steps });
    } finally {
      await writer.finish(outcome);
    }
    return { folder, frames: writer.frameCount, outcome, ...times.summary() };
  } finally {
    await rollout.dispose();
  }
}

async function dreamUnlessStopped(
  rollout: Rollout,
  pose: Pose,
  options: Required<TaskOptions>,
): Promise<Observation | null> {
  try {
    return await rollout.step({ kind: 'pose', pose }, options);
  } catch (error) {
    if (options.signal.aborted) return null;
    throw error;
  }
}

async function append(
  writer: RolloutWriter,
  rollout: Rollout,
  { frame, depthM, pose }: Observation,
  { action, twist }: Move,
): Promise<void> {
  const { latent, retrieved, coveredShare, timingsMs } = rollout.lastStep!;
  await writer.append({
    latent,
    frame,
    depthM: depthM ?? new Float32Array(frame.widthPx * frame.heightPx),
    action,
    twist,
    pose,
    retrieved,
    coveredShare,
    reward: null,
    timingsMs,
  });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
