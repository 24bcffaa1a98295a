import { EvaluationError } from '../errors.ts';
import type { BootstrapOptions } from '../statistics/bootstrap.ts';
import { clusterBootstrap } from './cluster-bootstrap.ts';
import type { Estimate } from './interval.ts';

/** A dreamed state beside the true one under the same actions, in the space of the model's latents. */
export interface StateError {
  /** ‖E(ô_h) − E(o_h)‖: from the dreamed state to the true one. */
  readonly errorDistance: number;
  /** ‖E(o_h) − E(o_0)‖: from the true state to the one that the walk began in. */
  readonly movedDistance: number;
}

/**
 * Where a dreamed state lies.
 *
 * @param dreamed latent of the dreamed frame at some horizon
 * @param truth latent of the true frame there
 * @param start latent of the true frame 0
 * @throws EvaluationError where the latents differ in size
 */
export function stateError(
  dreamed: ArrayLike<number>,
  truth: ArrayLike<number>,
  start: ArrayLike<number>,
): StateError {
  return { errorDistance: distance(dreamed, truth), movedDistance: distance(truth, start) };
}

/**
 * State Alignment at one horizon h: how far dreamed states are from the true ones when the same actions are replayed, by how
 * far the true ones have moved, d_h = Σ ‖E(ô_h) − E(o_h)‖ / Σ ‖E(o_h) − E(o_0)‖ over walks, E the model's encoder. 0 is
 * perfect; from 1 on the dreams are no better than having stood still. Sums, not a mean of ratios, so that a walk that is
 * back where it began does not drown the rest. The definition is this project's own: DINO-WM (arXiv 2411.04983) logs
 * the numerator alone, which depends on the latent's scale.
 *
 * @param walks one state of each; their 95 % interval resamples them
 * @returns no value where no true state has moved
 * @throws EvaluationError where there is no walk
 */
export function stateAlignment(walks: readonly StateError[], options: BootstrapOptions = {}): Estimate {
  return clusterBootstrap(
    walks,
    (drawn) => {
      const moved = drawn.reduce((sum, { movedDistance }) => sum + movedDistance, 0);
      const error = drawn.reduce((sum, { errorDistance }) => sum + errorDistance, 0);
      return moved > 0 ? error / moved : Number.NaN;
    },
    options,
  );
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length)
    throw new EvaluationError(`Latents of ${a.length} and ${b.length} numbers cannot be compared.`);
  let squares = 0;
  for (let at = 0; at < a.length; at++) squares += (a[at] - b[at]) ** 2;
  return Math.sqrt(squares);
}
