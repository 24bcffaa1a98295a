import type { RgbFrame } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import type { BaselineScores } from './baseline-scores.ts';
import type { MemoryPolicyName } from './capabilities.ts';
import { type Report, type SuiteOptions, withRollout } from './suite.ts';

/** Baselines to score while a walk is dreamed, and what it truly looks like. */
export interface DreamtBaselines {
  readonly scores: BaselineScores;
  /** One true frame for each pose of the walk. */
  readonly truth: readonly RgbFrame[];
}

/**
 * The frames of a walk dreamed from its first view, that one included.
 *
 * @param stage what to report meanwhile
 * @param baselines every step but the start is scored with them, where given
 * @throws SuiteError where there are baselines, but the rollout keeps no splat or no reconstruction
 */
export async function dreamFromView(
  walk: readonly Pose[],
  firstFrame: RgbFrame,
  memoryPolicy: MemoryPolicyName,
  stage: string,
  options: SuiteOptions,
  report: Report,
  baselines?: DreamtBaselines,
): Promise<RgbFrame[]> {
  const dream = { seed: options.dreamSeed ?? 0, memoryPolicy, keepSplat: baselines !== undefined };
  return withRollout(options.imagination, dream, async (rollout) => {
    const start = await rollout.reset({ kind: 'view', view: { frame: firstFrame, pose: walk[0] } }, options);
    const frames = [start.frame];
    for (let step = 1; step < walk.length; step++) {
      report(stage, step, walk.length);
      const { frame } = await rollout.step(
        { kind: 'pose', pose: walk[step] },
        { signal: options.signal, trueFrame: baselines?.truth[step] },
      );
      frames.push(frame);
      baselines?.scores.add({
        truth: baselines.truth[step],
        previousTruth: baselines.truth[step - 1],
        dreamStep: rollout.lastStep,
      });
    }
    return frames;
  });
}
