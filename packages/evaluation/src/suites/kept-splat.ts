import type { RgbFrame } from '@dreamwalk/environment';
import { SuiteError } from '../errors.ts';
import type { DreamStep } from './capabilities.ts';

/**
 * The splat baseline of a rollout's last frame, and its holes, [H · W], 1 where no remembered view covers the pixel.
 *
 * @throws SuiteError where the rollout kept no splat
 */
export function keptSplat(step: DreamStep | null): { splat: RgbFrame; uncoveredMask: Uint8Array } {
  if (!step?.splat || !step.coveredMask)
    throw new SuiteError(
      'The rollout kept no splat of its last frame, so the splat baseline cannot be measured.',
    );
  return { splat: step.splat, uncoveredMask: step.coveredMask.map((covered) => (covered ? 0 : 1)) };
}
