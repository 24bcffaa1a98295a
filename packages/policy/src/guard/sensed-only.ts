import type { Goal, PolicyObservation, PolicyStart, Sense } from '../policy.ts';

/** The part of an observation that a policy senses; the prompt and the number of the step are never kept from it. */
export function sensedObservation(
  { step, prompt, frame, goalFrame, pose, goalPose, depthM }: PolicyObservation,
  senses: readonly Sense[],
): PolicyObservation {
  return {
    step,
    prompt,
    ...(senses.includes('frame') && frame && { frame }),
    ...(senses.includes('goal-frame') && goalFrame && { goalFrame }),
    ...(senses.includes('pose') && pose && { pose }),
    ...(senses.includes('goal-pose') && goalPose && { goalPose }),
    ...(senses.includes('depth') && depthM && { depthM }),
  };
}

/**
 * The same start with the part of its goal that a policy senses; a path is where a goal pose is. Where the episode begins stays
 * whole: a planner cannot dream without it.
 */
export function sensedStart(start: PolicyStart, senses: readonly Sense[]): PolicyStart {
  const { prompt, frame, pose, path } = start.goal;
  const goal: Goal = {
    prompt,
    ...(senses.includes('goal-frame') && frame && { frame }),
    ...(senses.includes('goal-pose') && pose && { pose }),
    ...(senses.includes('goal-pose') && path && { path }),
  };
  return { ...start, goal };
}
