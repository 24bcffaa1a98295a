import type { Measured } from './measured.ts';
import type { CardBar } from './report-card.ts';

/** Bounds that a figure was to keep, both included. */
export interface Bounds {
  readonly low?: number;
  readonly high?: number;
}

/** What a figure was to reach, by what the model was trained on, and on what measurement it is judged. */
export interface Bar {
  /** What the figure is called where its name is a difference, `a − b`. */
  readonly title?: string;
  readonly cpu?: Bounds;
  readonly gpu?: Bounds;
  /** The fewest frames that it is judged on. */
  readonly frames?: number;
  /** The only suite that it is about. */
  readonly suite?: string;
}

/** The bars by measure and figure; the project's roadmap holds them. */
export const BARS: Readonly<Record<string, Readonly<Record<string, Bar>>>> = {
  fidelity: {
    psnr: { cpu: { low: 29.5 }, gpu: { low: 32 } },
    psnrUncovered: { cpu: { low: 22.5 }, gpu: { low: 24 } },
  },
  tour: {
    psnr: { cpu: { low: 28 }, gpu: { low: 30 }, frames: 1000 },
    'psnrLast100 − psnrFirst100': {
      title: 'PSNR, last 100 frames less the first 100',
      cpu: { low: -0.5 },
      gpu: { low: -0.3 },
      frames: 1000,
    },
  },
  revisit: {
    selfPsnr: { cpu: { low: 26 }, gpu: { low: 29 }, suite: 'all' },
    'selfPsnr − selfPsnrNoMemory': {
      title: 'Self-consistency over no memory',
      cpu: { low: 6 },
      gpu: { low: 6 },
      suite: 'all',
    },
    'selfPsnr − selfPsnrTemporal': {
      title: 'Self-consistency over the latest views',
      cpu: { low: 1 },
      gpu: { low: 1 },
      suite: 'all',
    },
    'selfPsnr − selfPsnrRandom': {
      title: 'Self-consistency over random views',
      cpu: { low: 1 },
      gpu: { low: 1 },
      suite: 'all',
    },
    sharpShare: { cpu: { low: 0.6 }, gpu: { low: 0.9 }, suite: 'all' },
  },
  beyond: {
    sharpnessRatioLeast: { cpu: { low: 0.6 }, gpu: { low: 0.8 }, frames: 100 },
    sharpnessRatioMost: { cpu: { high: 1.4 }, gpu: { high: 1.25 }, frames: 100 },
    saturationRatioLeast: { cpu: { low: 0.6 }, gpu: { low: 0.8 }, frames: 100 },
    saturationRatioMost: { cpu: { high: 1.4 }, gpu: { high: 1.25 }, frames: 100 },
  },
  invent: {
    sharpnessRatioInvented: { cpu: { low: 0.6 }, gpu: { low: 0.8, high: 1.25 }, frames: 200 },
    auc: { gpu: { high: 0.9 }, frames: 200 },
  },
  follow: {
    rpeRotDeg: { cpu: { high: 0.6 }, gpu: { high: 0.4 } },
    rpeTransM: { cpu: { high: 0.04 }, gpu: { high: 0.03 } },
  },
  shift: {
    worstLoss: { gpu: { high: 3 } },
  },
};

/** The bars of a figure and whether they were met; of a figure without bars none. */
export function judge(measured: Measured, figure: string, value: number | null): CardBar[] {
  const bar = BARS[measured.measure]?.[figure];
  if (!bar || (bar.suite !== undefined && bar.suite !== measured.suite)) return [];
  const remark = obstacleOf(measured, bar);
  return (['cpu', 'gpu'] as const).flatMap((kind): CardBar[] => {
    const bounds = bar[kind];
    if (!bounds) return [];
    const title = kind === 'cpu' ? 'CPU' : 'GPU';
    if (remark !== null) return [{ title, ...bounds, verdict: 'not judged', remark }];
    if (value === null)
      return [{ title, ...bounds, verdict: 'not judged', remark: 'no world has the figure' }];
    const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = bounds;
    return [{ title, ...bounds, verdict: value >= low && value <= high ? 'met' : 'missed' }];
  });
}

/** Why a measurement cannot be judged by a bar, if so. */
function obstacleOf({ suite, frames, heldOut }: Measured, bar: Bar): string | null {
  if (!heldOut) return 'worlds that may have been trained on';
  if (suite === 'quick') return 'the quick suite is too small';
  if (bar.frames && frames < bar.frames) return `asked of ${bar.frames} frames`;
  return null;
}
