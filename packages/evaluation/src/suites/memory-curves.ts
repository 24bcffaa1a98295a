import { bandPoints, linePlot, MOST_LINES } from '../plots/line-plot.ts';
import { type MeanInterval, mean } from '../statistics/bootstrap.ts';
import { bootstrapBand } from '../statistics/bootstrap-band.ts';
import type { MemoryPolicyName } from './capabilities.ts';

/** The policy that every other is compared with: it shows the previous frame only. */
export const MEMORYLESS: MemoryPolicyName = 'none';

/** PSNR by horizon, dB, of each policy: means over worlds with 95 % bootstrap intervals, step k + 1 at index k. */
export type MemoryCurves = Readonly<Record<MemoryPolicyName, readonly MeanInterval[]>>;

/**
 * The policies' curves as means with bands.
 *
 * @param psnrsOf a policy's PSNR by horizon in every world, dB, all of one length
 */
export function memoryCurves(
  policies: readonly MemoryPolicyName[],
  psnrsOf: (policy: MemoryPolicyName) => readonly (readonly number[])[],
): MemoryCurves {
  return Object.fromEntries(policies.map((policy) => [policy, bootstrapBand(psnrsOf(policy))]));
}

/**
 * The curves drawn as a standalone SVG: PSNR in dB by horizon in frames. A plot holds six lines, so where there are more
 * policies it shows the model's own, `none`, which memory has to beat, and the best of the others.
 */
export function memoryPlot(curves: MemoryCurves, ownPolicy: MemoryPolicyName): string {
  const meanPsnr = (policy: MemoryPolicyName) => mean(curves[policy].map((interval) => interval.mean));
  const bestFirst = Object.keys(curves).sort((a, b) => meanPsnr(b) - meanPsnr(a));
  const shown = [...new Set([ownPolicy, MEMORYLESS, ...bestFirst])].slice(0, MOST_LINES);
  return linePlot({
    title: 'A walk through a toured place, by retrieval policy',
    xAxis: { title: 'Horizon', unit: 'frames' },
    yAxis: { title: 'PSNR', unit: 'dB' },
    lines: shown.map((policy) => ({ label: policy, points: bandPoints(curves[policy], 1) })),
  });
}
