import { bandPoints, linePlot } from '../plots/line-plot.ts';
import type { MeanInterval } from '../statistics/bootstrap.ts';
import { bootstrapBand } from '../statistics/bootstrap-band.ts';
import type { BaselineFigure } from './baseline-scores.ts';

/** What answers on a toured walk: the dream, the dream without memory, and the baselines. */
export type TourCurve = 'psnr' | 'psnrNoMemory' | BaselineFigure;

/** PSNR by horizon, dB: the mean over worlds and its 95 % bootstrap interval at index k are those of step k + 1. */
export type TourCurves = Readonly<Record<TourCurve, readonly MeanInterval[]>>;

/** One world's PSNR by horizon, dB, the value of step k + 1 at index k. */
export type WorldCurves = Readonly<Record<TourCurve, readonly number[]>>;

/** In the order in which they are drawn and named. */
const LABELS: Readonly<Record<TourCurve, string>> = {
  psnr: 'dreamed',
  psnrNoMemory: 'no memory',
  psnrSplat: 'raw splat',
  psnrCopyFirst: 'first true frame',
  psnrCopyLast: 'previous true frame',
  psnrCeiling: 'autoencoder ceiling',
};

const CURVES = Object.keys(LABELS) as readonly TourCurve[];

/**
 * The worlds' curves as means with bands.
 *
 * @param worlds at least one, their curves of one length
 */
export function tourCurves(worlds: readonly WorldCurves[]): TourCurves {
  const curves = {} as Record<TourCurve, readonly MeanInterval[]>;
  for (const curve of CURVES) curves[curve] = bootstrapBand(worlds.map((world) => world[curve]));
  return curves;
}

/** The curves drawn as a standalone SVG: PSNR in dB by horizon in frames. */
export function tourPlot(curves: TourCurves): string {
  return linePlot({
    title: 'A walk through a toured place',
    xAxis: { title: 'Horizon', unit: 'frames' },
    yAxis: { title: 'PSNR', unit: 'dB' },
    lines: CURVES.map((curve) => ({ label: LABELS[curve], points: bandPoints(curves[curve], 1) })),
  });
}
