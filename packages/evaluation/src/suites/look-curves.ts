import { type LinePlot, linePlots } from '../plots/line-plot.ts';
import type { MeanInterval } from '../statistics/bootstrap.ts';
import { bootstrapBand } from '../statistics/bootstrap-band.ts';
import { type LookCurve, type LookSegments, SEGMENT_FRAMES } from './look-segments.ts';

/** Looks by segment: at index k the mean over worlds, with its 95 % bootstrap interval, of frames 25 k + 1 to 25 (k + 1). */
export type LookCurves = Readonly<Record<LookCurve, readonly MeanInterval[]>>;

/**
 * The worlds' looks as means with bands.
 *
 * @param worlds at least one, their walks of one length
 */
export function lookCurves(worlds: readonly LookSegments[]): LookCurves {
  const band = (curve: LookCurve) => bootstrapBand(worlds.map((segments) => segments[curve]));
  return {
    sharpnessRatio: band('sharpnessRatio'),
    saturationRatio: band('saturationRatio'),
    paletteDistance: band('paletteDistance'),
  };
}

/**
 * The curves drawn as a standalone SVG, by horizon in frames: the ratios to the truth above, the palette distance below,
 * since it has another unit. Each segment stands at its middle.
 *
 * @param frames steps of the walk, which say how long the last segment is
 */
export function lookPlot(title: string, curves: LookCurves, frames: number): string {
  const line = (label: string, curve: LookCurve): LinePlot['lines'][number] => ({
    label,
    points: curves[curve].map(({ mean, low, high }, segment) => ({
      x: (segment * SEGMENT_FRAMES + 1 + Math.min((segment + 1) * SEGMENT_FRAMES, frames)) / 2,
      y: mean,
      band: { low, high },
    })),
  });
  const xAxis = { title: 'Horizon', unit: 'frames' };
  return linePlots(title, [
    {
      title: `${title}: beside the truth`,
      xAxis,
      yAxis: { title: 'Ratio to the truth' },
      lines: [line('sharpness', 'sharpnessRatio'), line('saturation', 'saturationRatio')],
    },
    {
      title: `${title}: colours that no world has`,
      xAxis,
      yAxis: { title: 'Palette distance', unit: 'ΔE*ab' },
      lines: [line('dreamed', 'paletteDistance')],
    },
  ]);
}
