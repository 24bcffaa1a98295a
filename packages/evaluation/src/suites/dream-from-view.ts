import type { RgbFrame } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import type { MemoryPolicyName } from './capabilities.ts';
import { type Report, type SuiteOptions, withRollout } from './suite.ts';

/**
 * The frames of a walk dreamed from its first view, that one included.
 *
 * @param stage what to report meanwhile
 */
export async function dreamFromView(
  walk: readonly Pose[],
  firstFrame: RgbFrame,
  memoryPolicy: MemoryPolicyName,
  stage: string,
  options: SuiteOptions,
  report: Report,
): Promise<RgbFrame[]> {
  const dream = { seed: options.dreamSeed ?? 0, memoryPolicy, keepSplat: false };
  return withRollout(options.imagination, dream, async (rollout) => {
    const start = await rollout.reset({ kind: 'view', view: { frame: firstFrame, pose: walk[0] } }, options);
    const frames = [start.frame];
    for (const pose of walk.slice(1)) {
      report(stage, frames.length, walk.length);
      frames.push((await rollout.step({ kind: 'pose', pose }, options)).frame);
    }
    return frames;
  });
}
