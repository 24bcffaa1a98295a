import type { Measurement, TaskContext } from '@dreamwalk/host/node';
import { MEMORY_POLICY_NAMES, type MemoryPolicyName, type SamplingChoice } from '@dreamwalk/world';
import { Argument, Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import {
  contextOptions,
  jsonOption,
  type ModelOptions,
  modelOptions,
  samplingOptions,
  wholeNumber,
  worldSeed,
} from '../arguments.ts';
import { type CommandResult, runTask } from '../run-task.ts';
import { tableText } from '../table-text.ts';
import { measureCard } from './measure-card.ts';

const MEASURES = [
  'fidelity',
  'tour',
  'memory',
  'revisit',
  'drift',
  'beyond',
  'invent',
  'follow',
  'shift',
  'collision',
] as const;
const SUITES = ['full', 'quick', 'all'] as const;

interface MeasureOptions extends ModelOptions, SamplingChoice {
  readonly suite: (typeof SUITES)[number];
  readonly worlds?: number;
  readonly seedBase?: number;
  readonly frames?: number;
  readonly slots?: number;
  readonly window?: number;
  readonly policies?: readonly MemoryPolicyName[];
  readonly mapping?: 'lie' | 'linear';
  readonly out?: string;
  readonly from?: string;
  readonly json?: boolean;
}

const WHAT = `
What can be measured, each against simulated worlds that no model was trained on:
  fidelity  one step ahead from the true previous view and remembered true ones
  tour      a long walk through a place known from a tour, with PSNR by horizon (--out: drawn, tour.svg)
  memory    the same walk with every retrieval policy: what is each worth beside none? (--out: drawn, memory.svg)
  revisit   out from one view and the same way back: does the place stay what it was?
  drift     wandering on into the unseen: does the dream keep its detail and colours? By 25 frames
            (--out: drawn, drift.svg, and film strips)
  beyond    the same where a tour has shown a part of the place, and the walk goes on beyond its edge
            (--out: drawn, beyond.svg, and film strips)
  invent    exploring from one view: is what is invented like such worlds, and can a classifier tell it from them?
            (--out: film strips)
  follow    does the dream go where it is told?
  shift     what is lost out of distribution: unseen materials and layouts, walks that are faster, steeper and longer,
            each beside the walk as trained (--out: drawn, shift.svg)
  collision do the walls that the model's own depth shows stop a body where the true ones do?
  card      a report card, one page of HTML (--out FILE, card.html by default): what was measured (--from DIR, with the
            reports of "measure X --out DIR/X" and the run of "evaluate SUITE --out DIR/Y"; without it the quick suites
            are run now), and what linear probes read off the latents; --suite, --worlds, --frames and --seed-base say how
            much is probed, and where

Suites: full is what models are compared by, quick shows within minutes that measuring works. The suite all is for
revisit alone: every kind of walk away and back (looking about, out and back, a square, a figure eight, a spin, and
to another place), with the model's own memory and with the policies none, temporal and random.`;

/** `dreamwalk measure`: measures a world model in simulated worlds. */
export const addMeasureCommand: AddCommand = (program, exit) => {
  const command = program
    .command('measure')
    .description('Measure a world model in simulated worlds.')
    .addArgument(new Argument('<what>', 'what to measure').choices([...MEASURES, 'card']))
    .addOption(new Option('--suite <name>', 'how much is measured').choices(SUITES).default('full'))
    .option('--worlds <count>', "worlds (default: the suite's)", wholeNumber(1, 100_000))
    .option(
      '--seed-base <seed>',
      'seed of the first world (default: 1000000, the first never trained on)',
      worldSeed,
    )
    .option(
      '--frames <count>',
      "frames of each walk, of each straight leg in the suite all (default: the suite's)",
      wholeNumber(1, 100_000),
    );
  command
    .addOption(
      new Option(
        '--policies <names...>',
        "memory: the retrieval policies to compare besides the model's own and none (default: all)",
      ).choices(MEMORY_POLICY_NAMES),
    )
    .addOption(
      new Option(
        '--mapping <name>',
        'follow: how motions become the poses that the model is told (default: lie)',
      ).choices(['lie', 'linear']),
    );
  for (const option of [...contextOptions(), ...samplingOptions(), ...modelOptions()])
    command.addOption(option);
  command
    .option(
      '--out <dir>',
      'write the report, and curves and film strips where there are any, into this new folder; card: this file',
    )
    .option('--from <dir>', 'card: the folder of the reports written before')
    .addOption(jsonOption())
    .addHelpText('after', WHAT)
    .action(async (what: (typeof MEASURES)[number] | 'card', options: MeasureOptions) => {
      if (what === 'card') return exit(await runTask(options, (task) => measureCard(options, task)));
      exit(await runTask(options, (task) => measure(what, options, task)));
    });
};

async function measure(
  what: (typeof MEASURES)[number],
  { out, from, ...options }: MeasureOptions,
  task: TaskContext,
): Promise<CommandResult> {
  const host = await import('@dreamwalk/host/node');
  if (from !== undefined)
    throw new host.RequestError(
      `Reports are read for "measure card" only, not for ${what}; leave --from out.`,
    );
  if (out !== undefined) await host.expectFreshFolder(out);
  const opened = await host.openModel(options, task);
  try {
    const { model: _, window: windowFrames, ...sizes } = options;
    const request = { ...sizes, windowFrames, model: opened.model, measure: what };
    const result = await host.runMeasurement(request, task);
    if (out !== undefined) await host.writeMeasurement(out, result);
    return { json: result.measurement, text: describe(result.measurement, out) };
  } finally {
    await opened.dispose();
  }
}

function describe(measurement: Measurement, out: string | undefined): string {
  const {
    measure: what,
    model,
    provider,
    worldCount,
    seedBase,
    frames,
    heldOut,
    policies,
    walks,
    splits,
    worstSplit,
  } = measurement;
  const { figures } = measurement;
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  const lines = Object.keys(figures).map(
    (name) => `  ${name.padEnd(width)}  ${figureText(measurement, name)}`,
  );
  return [
    `${what} of ${model.id} on ${provider}: ${worldCount} ${worldCount === 1 ? 'world' : 'worlds'} from seed ${seedBase}, ${frames} frames`,
    ...lines,
    ...(policies ? table('policy', policies, figureText) : []),
    // So many figures with their intervals would not fit a line.
    ...(splits ? table('split', splits, ({ figures }, name) => valueText(figures[name])) : []),
    ...(worstSplit ? [`  worst split: ${worstSplit}`] : []),
    ...(walks ? table('walk', walks, ({ figures }, name) => valueText(figures[name])) : []),
    ...(heldOut ? [] : ['  Seeds below 1000000 may have been trained on, so these figures prove nothing.']),
    ...(out === undefined ? [] : [`  ${out}`]),
  ].join('\n');
}

type Summary = Pick<Measurement, 'figures' | 'intervals'>;

/** A figure with its interval, such as `27.204  [26.10, 28.31]`. */
function figureText({ figures, intervals }: Summary, name: string): string {
  const interval = intervals[name];
  const spread = interval ? `  [${rounded(interval.low, 2)}, ${rounded(interval.high, 2)}]` : '';
  return `${valueText(figures[name])}${spread}`;
}

function valueText(value: number | null): string {
  return value === null ? 'none' : rounded(value, 3);
}

/** So many decimals, and as many significant digits below 1: a weighted error may be a thousandth. */
function rounded(value: number, digits: number): string {
  return Math.abs(value) < 1 && value !== 0 ? value.toPrecision(digits) : value.toFixed(digits);
}

/** A line for each summary and a column for each of its figures, under a line of headings. */
function table(
  heading: string,
  summaries: Readonly<Record<string, Summary>>,
  cellText: (summary: Summary, name: string) => string,
): string[] {
  const names = Object.keys(Object.values(summaries)[0].figures);
  const rows = [
    [heading, ...names],
    ...Object.entries(summaries).map(([row, summary]) => [
      row,
      ...names.map((name) => cellText(summary, name)),
    ]),
  ];
  return ['', ...tableText(rows)];
}
