import type { WorldModel } from '../model/world-model.ts';
import { Rollout } from './rollout.ts';
import type { RolloutOptions } from './rollout-options.ts';

/**
 * A rollout of a model, to begin with `reset`.
 *
 * @throws RolloutOptionError
 */
export function createRollout(model: WorldModel, options: RolloutOptions): Rollout {
  return new Rollout(model, options);
}
