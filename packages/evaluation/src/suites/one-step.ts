import type { DreamOptions } from './capabilities.ts';
import { type Report, type SuiteOptions, withRollout } from './suite.ts';
import type { TourWalk, WalkedStep } from './tour-walk.ts';

/** The previous true view and three retrieved ones, however many the model is shown otherwise. */
const SHOWN_VIEWS = 4;

/** Single steps dreamed in each world where a suite is not told otherwise. */
export const DEFAULT_TARGETS = 4;

/**
 * Dreams single steps of a walk, evenly spread: the memory holds the tour, the previous frame is the true one, and what
 * was dreamed before is forgotten.
 *
 * @param targets how many; fewer than the walk has poses
 */
export async function dreamOneSteps(
  { world, tour, walk }: TourWalk,
  targets: number,
  options: SuiteOptions,
  report: Report,
  use: (step: WalkedStep) => void,
): Promise<void> {
  const dream: DreamOptions = {
    seed: options.dreamSeed ?? 0,
    memoryPolicy: 'coverage',
    slots: SHOWN_VIEWS,
    keepSplat: true,
  };
  await withRollout(options.imagination, dream, async (rollout) => {
    await rollout.reset({ kind: 'tour', views: tour, pose: tour[0].pose }, options);
    const toured = await rollout.snapshot();
    for (let target = 0; target < targets; target++) {
      report('predicting', target, targets);
      const at = Math.floor(((target + 1) * (walk.length - 1)) / targets);
      const previousTruth = world.render(walk[at - 1]).frame;
      const truth = world.render(walk[at]).frame;
      await rollout.restore(toured, options);
      await rollout.observe({ frame: previousTruth, pose: walk[at - 1] }, options);
      const { frame } = await rollout.step(
        { kind: 'pose', pose: walk[at] },
        { signal: options.signal, trueFrame: truth },
      );
      use({ dreamed: frame, truth, previousTruth, dreamStep: rollout.lastStep });
    }
    toured.dispose();
  });
}
