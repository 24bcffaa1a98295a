import type { CardPicture, CardTopic, GridTable } from '../../card/report-card.ts';
import { linePlot, type PlotLine } from '../../plots/line-plot.ts';
import {
  type ActionFollowing,
  TWIST_AXES,
  type TwistAxis,
} from '../../policy-statistics/action-following.ts';
import type { Estimate } from '../../policy-statistics/interval.ts';
import type { EvaluationSummary, ModelFidelity } from '../evaluation-summary.ts';
import { ARM_TITLES, estimateCell, numberCell } from './report-cells.ts';

/** What the axes of a twist are called, with the unit of their errors. */
const AXIS_TITLES: Readonly<Record<TwistAxis, string>> = {
  vx: 'right (m)',
  vy: 'down (m)',
  vz: 'ahead (m)',
  wx: 'pitch (°)',
  wy: 'yaw (°)',
  wz: 'roll (°)',
};

const DEGREES_PER_RADIAN = 180 / Math.PI;

type Following = ModelFidelity & { readonly actionFollowing: ActionFollowing };

/** How far the world model follows what it is told, and shows what is true; none where no dream was probed. */
export function fidelityTopics({ modelFidelity }: EvaluationSummary): CardTopic[] {
  if (modelFidelity.length === 0) return [];
  const following = modelFidelity.filter((arm): arm is Following => arm.actionFollowing !== null);
  const aligned = modelFidelity.filter(({ stateAlignment }) => stateAlignment.length > 0);
  const starts = Math.max(...modelFidelity.map((arm) => arm.starts));
  return [
    {
      title: 'The world model itself',
      lead: `A known walk, at a changing pace and looking about, replayed in the dream of each of ${starts} ${starts === 1 ? 'start' : 'starts'}: what a policy’s numbers rest on.`,
      notes: [
        ...(following.length > 0
          ? [
              'Action Following (ours): motions recovered from pairs of successive dreamed frames, by the dream’s own depth, against those asked for. An axis that is not asked to move has no r, but an error.',
            ]
          : []),
        ...(aligned.length > 0
          ? [
              'State Alignment (ours): how far dreamed frames are from the true ones, by how far the true ones are from the start, in latents of the model’s encoder. 0 is perfect, and 1 is no better than having stood still.',
            ]
          : [
              'What is true is not known where there is only a recording of the place, so there is no State Alignment.',
            ]),
      ],
      tables: [
        ...(following.length > 0 ? [axisTable(following), motionTable(following)] : []),
        ...(aligned.length > 0 ? [alignmentTable(aligned)] : []),
      ],
      pictures: aligned.length > 0 ? [alignmentPicture(aligned)] : [],
    },
  ];
}

function axisTable(following: readonly Following[]): GridTable {
  return {
    kind: 'grid',
    caption:
      'Action Following by axis: Pearson’s r of motions asked and shown, and their mean difference a frame',
    columns: ['Axis', ...following.flatMap(({ arm }) => [`${ARM_TITLES[arm]}: r`, 'error'])],
    rows: TWIST_AXES.map((axis) => ({
      title: AXIS_TITLES[axis],
      cells: following.flatMap(({ actionFollowing: { correlation, meanError } }) => [
        estimateCell(correlation[axis], 3),
        axis.startsWith('w') ? estimateCell(inDegrees(meanError[axis])) : estimateCell(meanError[axis], 3),
      ]),
    })),
  };
}

function motionTable(following: readonly Following[]): GridTable {
  const row = (
    title: string,
    cellOf: (figures: ActionFollowing) => GridTable['rows'][number]['cells'][number],
  ) => ({
    title,
    cells: following.map(({ actionFollowing }) => cellOf(actionFollowing)),
  });
  return {
    kind: 'grid',
    caption: 'Action Following over all axes',
    columns: ['Figure', ...following.map(({ arm }) => ARM_TITLES[arm])],
    rows: [
      row('Angle between turns (°)', ({ rotationRad }) => estimateCell(inDegrees(rotationRad))),
      row('Cosine between directions', ({ directionCosine }) => estimateCell(directionCosine, 3)),
      row('Metres shown by metres asked', ({ scaleRatio }) => estimateCell(scaleRatio, 3)),
      row('Frame pairs', ({ motions }) => numberCell(motions, 0)),
    ],
  };
}

function alignmentTable(aligned: readonly ModelFidelity[]): GridTable {
  const horizons = [...new Set(aligned.flatMap(horizonsOf))].sort((a, b) => a - b);
  return {
    kind: 'grid',
    caption: 'State Alignment, by frames from the start',
    columns: ['', ...horizons.map(String)],
    rows: aligned.map(({ arm, stateAlignment }) => ({
      title: ARM_TITLES[arm],
      cells: horizons.map((horizon) =>
        estimateCell(stateAlignment.find((at) => at.horizon === horizon)?.alignment),
      ),
    })),
  };
}

function alignmentPicture(aligned: readonly ModelFidelity[]): CardPicture {
  const horizons = aligned.flatMap(horizonsOf);
  const still = [Math.min(...horizons), Math.max(...horizons)].map((x) => ({ x, y: 1 }));
  return {
    caption: 'State Alignment by horizon with its 95 % interval (cluster bootstrap over start states).',
    alternative: 'A line for each arm of imagination, and a level one at 1 for having stood still.',
    content: {
      kind: 'svg',
      text: linePlot({
        title: 'State Alignment (ours)',
        xAxis: { title: 'Frames from the start' },
        yAxis: { title: 'Error by distance moved' },
        lines: [...aligned.flatMap(alignmentLine), { label: 'Stood still', points: still }],
      }),
    },
  };
}

function horizonsOf({ stateAlignment }: ModelFidelity): number[] {
  return stateAlignment.map(({ horizon }) => horizon);
}

/** None where no true state has moved. */
function alignmentLine({ arm, stateAlignment }: ModelFidelity): PlotLine[] {
  const points = stateAlignment.flatMap(({ horizon, alignment: { value, interval } }) =>
    value === null ? [] : [{ x: horizon, y: value, band: interval ?? undefined }],
  );
  return points.length > 0 ? [{ label: ARM_TITLES[arm], points }] : [];
}

function inDegrees({ value, interval }: Estimate): Estimate {
  return {
    value: value === null ? null : value * DEGREES_PER_RADIAN,
    interval: interval && {
      low: interval.low * DEGREES_PER_RADIAN,
      high: interval.high * DEGREES_PER_RADIAN,
    },
  };
}
