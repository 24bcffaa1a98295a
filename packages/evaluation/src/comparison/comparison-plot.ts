import { bandPoints, linePlot, MOST_LINES } from '../plots/line-plot.ts';
import type { LabelledMeasured } from './compare-measured.ts';

const DREAM = 'psnr';
const WITHOUT_MEMORY = 'psnrNoMemory';

/**
 * The PSNR by horizon of several reports as one standalone SVG, and of each without memory where there is room and it was
 * measured; undefined where a report has no such curve.
 *
 * @param reports at most six
 */
export function comparisonPlot(title: string, reports: readonly LabelledMeasured[]): string | undefined {
  const lineOf = ({ label, measured }: LabelledMeasured, curve: string, remark = '') => {
    const intervals = measured.curves?.[curve];
    return intervals ? [{ label: `${label}${remark}`, points: bandPoints(intervals, 1) }] : [];
  };
  const dreams = reports.flatMap((report) => lineOf(report, DREAM));
  if (dreams.length < reports.length) return undefined;
  const forgetful = reports.flatMap((report) => lineOf(report, WITHOUT_MEMORY, ', no memory'));
  return linePlot({
    title,
    xAxis: { title: 'Horizon', unit: 'frames' },
    yAxis: { title: 'PSNR', unit: 'dB' },
    lines: dreams.length + forgetful.length <= MOST_LINES ? [...dreams, ...forgetful] : dreams,
  });
}
