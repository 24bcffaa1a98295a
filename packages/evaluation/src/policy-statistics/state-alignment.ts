import { EvaluationError } from '../errors.ts';

/**
 * State Alignment, by horizon: how far the dreamed state is from the true one when the same actions are replayed, by how
 * far the true one has moved, d_h = ‖E(ô_h) − E(o_h)‖ / ‖E(o_h) − E(o_0)‖ with E the model's encoder. 0 is perfect; from
 * 1 on the dream is no better than having stood still. The definition is this project's own: DINO-WM (arXiv
 * 2411.04983) logs the numerator alone, which depends on the latent's scale.
 *
 * @param dreamed latents of the dreamed frames 1 to H
 * @param truth latents of the true frames 0 to H, one more
 * @returns [H]; null where the true state is that of frame 0
 * @throws EvaluationError where there is not one true latent more, or latents differ in size
 */
export function stateAlignment(
  dreamed: readonly ArrayLike<number>[],
  truth: readonly ArrayLike<number>[],
): (number | null)[] {
  if (truth.length !== dreamed.length + 1)
    throw new EvaluationError(
      `State Alignment needs the true frames 0 to H beside the dreamed ones 1 to H; there are ${truth.length} and ${dreamed.length}.`,
    );
  return dreamed.map((latent, at) => {
    const moved = distance(truth[at + 1], truth[0]);
    return moved > 0 ? distance(latent, truth[at + 1]) / moved : null;
  });
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length)
    throw new EvaluationError(`Latents of ${a.length} and ${b.length} numbers cannot be compared.`);
  let squares = 0;
  for (let at = 0; at < a.length; at++) squares += (a[at] - b[at]) ** 2;
  return Math.sqrt(squares);
}
