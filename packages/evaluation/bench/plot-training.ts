/**
 * Draws the losses that a recipe wrote into its log, one line for each of those named, each the mean of what the last few
 * reports said: `node bench/plot-training.ts checkpoints/log.jsonl dream few,stairs,fewOwn OUT.svg`. Of several runs of a
 * stage the last is drawn.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { linePlot, type PlotPoint } from '../src/index.ts';

/** Reports, one a minute, that a point is the mean of. */
const SMOOTHED_REPORTS = 5;

interface Report {
  readonly stage: string;
  readonly minutes: number;
  readonly [figure: string]: number | string | undefined;
}

const [logFile, stage, names, outFile] = process.argv.slice(2);
if (!outFile)
  throw new Error('Say what to draw: node bench/plot-training.ts LOG STAGE FIGURE,FIGURE OUT.svg');
const lines = readFileSync(logFile, 'utf8').trim().split('\n');
const reports = lines.map((line): Report => JSON.parse(line)).filter((report) => report.stage === stage);
const run = reports.slice(
  reports.findLastIndex(({ minutes }, at) => at === 0 || minutes < reports[at - 1].minutes),
);

function pointsOf(name: string): PlotPoint[] {
  const told = run.filter((report) => typeof report[name] === 'number');
  return told.map(({ minutes }, at) => {
    const recent = told.slice(Math.max(0, at + 1 - SMOOTHED_REPORTS), at + 1);
    return { x: minutes, y: recent.reduce((sum, report) => sum + Number(report[name]), 0) / recent.length };
  });
}

const plot = linePlot({
  title: `Losses of the stage ${stage}`,
  xAxis: { title: 'Training', unit: 'minutes' },
  yAxis: { title: 'Loss', unit: 'mean of five minutes' },
  lines: names.split(',').map((label) => ({ label, points: pointsOf(label) })),
});
writeFileSync(outFile, plot);
