/** What rounding and the unevenness of a sampled curve may add. */
const SLACK = 1.03;

/** Whether a step is longer than the longest that the model was trained for. */
export function isTooFast(distanceM: number, fastestMPerFrame: number): boolean {
  return distanceM > fastestMPerFrame * SLACK;
}
