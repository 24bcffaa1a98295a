import type { RolloutReader, VideoChoice } from '@dreamwalk/recording/node';
import type { MemoryPolicyName, WorldModel } from '@dreamwalk/world';
import type { TaskContext } from '../task.ts';
import { recordedStart } from './recorded-start.ts';
import { type RolloutSummary, runRollout } from './run-rollout.ts';
import { recordedOptions } from './verify-rollout.ts';
import type { WalkAction, WalkPlan } from './walk-plan.ts';

/** A recorded walk to dream again into a new recording. */
export interface RepeatRequest {
  readonly reader: RolloutReader;
  readonly model: WorldModel;
  readonly folder: string;
  readonly video: VideoChoice | null;
  /** Another memory policy than the recorded one, for comparing the two with the same noise. */
  readonly memoryPolicy?: MemoryPolicyName;
}

/** Dreams the same walk with the same noise, with another model or memory if one likes, and records it. */
export async function repeatRollout(
  { reader, model, folder, video, memoryPolicy }: RepeatRequest,
  task: TaskContext,
): Promise<RolloutSummary> {
  const { start, walls } = reader.header;
  const recorded = recordedOptions(reader);
  return runRollout(
    {
      model,
      choices: { ...recorded, ...(memoryPolicy && { memoryPolicy }) },
      start: {
        start: await recordedStart(reader),
        pose: start.pose,
        source: start.source,
        hasCoordinates: true,
      },
      plan: recordedPlan(reader),
      // The poses are those that it stopped at.
      ground: { walls },
      steps: reader.frameCount - 1,
      folder,
      video,
    },
    task,
  );
}

/** The poses and twists as they were recorded: a replay never integrates twists again. */
function recordedPlan({ steps, header }: RolloutReader): WalkPlan {
  return {
    actionSpace: header.actionSpace,
    naturalSteps: steps.length - 1,
    repeats: false,
    step(index) {
      const { pose, twist, action } = steps[index + 1];
      return { pose, twist: twist!, action: action as WalkAction };
    },
  };
}
