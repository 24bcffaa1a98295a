import { bandPoints, linePlot } from '../plots/line-plot.ts';
import type { MeanInterval } from '../statistics/bootstrap.ts';
import { SHIFT_SPLITS, type ShiftSplit, SPLIT_LABELS } from './shift-splits.ts';

/**
 * PSNR by horizon, dB, of each split: means over worlds with 95 % bootstrap intervals, step k + 1 at index k. The longer
 * walk has all of its steps, those that are not scored too.
 */
export type ShiftCurves = Readonly<Record<ShiftSplit, readonly MeanInterval[]>>;

/** The curves drawn as a standalone SVG: PSNR in dB by horizon in frames. */
export function shiftPlot(curves: ShiftCurves): string {
  return linePlot({
    title: 'A walk through a toured place, in and out of distribution',
    xAxis: { title: 'Horizon', unit: 'frames' },
    yAxis: { title: 'PSNR', unit: 'dB' },
    lines: SHIFT_SPLITS.map((split) => ({
      label: SPLIT_LABELS[split],
      points: bandPoints(curves[split], 1),
    })),
  });
}
