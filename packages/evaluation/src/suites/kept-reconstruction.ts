import type { RgbFrame } from '@dreamwalk/environment';
import { SuiteError } from '../errors.ts';
import type { DreamStep } from './capabilities.ts';

/**
 * The autoencoder's ceiling of a rollout's last frame.
 *
 * @throws SuiteError where the rollout made no reconstruction
 */
export function keptReconstruction(step: DreamStep | null): RgbFrame {
  if (!step?.reconstruction)
    throw new SuiteError(
      'The rollout did not decode the true frame’s own latent, so the autoencoder’s ceiling cannot be measured.',
    );
  return step.reconstruction;
}
