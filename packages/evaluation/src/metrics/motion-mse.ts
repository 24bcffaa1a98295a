import type { RgbFrame } from '@dreamwalk/environment';
import { requireSameSize } from './same-size.ts';

/** What a pixel counts where the truth stood still; one that went from black to white counts 1. */
export const MOTION_WEIGHT_FLOOR = 0.01;

/**
 * Motion-weighted mean squared error of one dreamed frame: Σ w e² / Σ w over the pixels, with channels in [0, 1],
 * e² a pixel's squared error (mean over its channels) and w = max(0.01, m), m how much the *true* pixel changed since
 * the frame before (mean over its channels of the absolute difference). A dream that leaves out what moves scores
 * badly however large the part of the view is that stands still. 0 is perfect.
 *
 * After M-MSE of ACWM-Phys (Xue et al. 2026, arXiv 2605.08567), of which the motion weights, their floor of 0.01 and
 * the range [0, 1] are published; that m is the plain frame difference and that the weights are divided by their sum
 * is settled here, so compare it between models measured here only.
 *
 * @param dreamed the frame to score
 * @param truth what it ought to show
 * @param previousTruth the true frame before
 * @throws FrameSizeError where the frames differ in size
 */
export function motionMse(dreamed: RgbFrame, truth: RgbFrame, previousTruth: RgbFrame): number {
  requireSameSize(dreamed, truth);
  requireSameSize(previousTruth, truth);
  let weightedSum = 0;
  let weights = 0;
  for (let at = 0; at < truth.rgb.length; at += 3) {
    let change = 0;
    let squaredError = 0;
    for (let channel = at; channel < at + 3; channel++) {
      change += Math.abs(truth.rgb[channel] - previousTruth.rgb[channel]);
      squaredError += (dreamed.rgb[channel] - truth.rgb[channel]) ** 2;
    }
    const weight = Math.max(MOTION_WEIGHT_FLOOR, change / (3 * 255));
    weightedSum += (weight * squaredError) / (3 * 255 ** 2);
    weights += weight;
  }
  return weightedSum / weights;
}
