import type { Measurement, TaskContext } from '@dreamwalk/host/node';
import { Argument, Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { jsonOption, type ModelOptions, modelOptions, wholeNumber, worldSeed } from '../arguments.ts';
import { type CommandResult, runTask } from '../run-task.ts';

const MEASURES = ['fidelity', 'tour', 'revisit', 'drift', 'follow'] as const;
const SUITES = ['full', 'quick'] as const;

interface MeasureOptions extends ModelOptions {
  readonly suite: (typeof SUITES)[number];
  readonly worlds?: number;
  readonly seedBase?: number;
  readonly frames?: number;
  readonly samplerSteps?: number;
  readonly out?: string;
  readonly json?: boolean;
}

const WHAT = `
What can be measured, each against simulated worlds that no model was trained on:
  fidelity  one step ahead from the true previous view and remembered true ones
  tour      a long walk through a place known from a tour
  revisit   out from one view and the same way back: does the place stay what it was?
  drift     wandering on into the unseen: does the dream keep its detail and colours? (--out: film strips)
  follow    does the dream go where it is told?`;

/** `dreamwalk measure`: measures a world model in simulated worlds. */
export const addMeasureCommand: AddCommand = (program, exit) => {
  const command = program
    .command('measure')
    .description('Measure a world model in simulated worlds.')
    .addArgument(new Argument('<what>', 'what to measure').choices(MEASURES))
    .addOption(new Option('--suite <name>', 'how much is measured').choices(SUITES).default('full'))
    .option('--worlds <count>', "worlds (default: the suite's)", wholeNumber(1, 100_000))
    .option(
      '--seed-base <seed>',
      'seed of the first world (default: 1000000, the first never trained on)',
      worldSeed,
    )
    .option('--frames <count>', "frames of each walk (default: the suite's)", wholeNumber(1, 100_000))
    .option('--sampler-steps <count>', 'denoising steps a frame', wholeNumber(1, 1000));
  for (const option of modelOptions()) command.addOption(option);
  command
    .option('--out <dir>', 'write the report, and film strips where there are any, into this new folder')
    .addOption(jsonOption())
    .addHelpText('after', WHAT)
    .action(async (what: (typeof MEASURES)[number], options: MeasureOptions) =>
      exit(await runTask(options, (task) => measure(what, options, task))),
    );
};

async function measure(
  what: (typeof MEASURES)[number],
  { out, ...options }: MeasureOptions,
  task: TaskContext,
): Promise<CommandResult> {
  const host = await import('@dreamwalk/host/node');
  if (out !== undefined) await host.expectFreshFolder(out);
  const opened = await host.openModel(options, task);
  try {
    const { model: _, ...sizes } = options;
    const result = await host.runMeasurement({ ...sizes, model: opened.model, measure: what }, task);
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
    figures,
    intervals,
  } = measurement;
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  const lines = Object.entries(figures).map(([name, value]) => {
    const interval = intervals[name];
    const spread = interval ? `  [${interval.low.toFixed(2)}, ${interval.high.toFixed(2)}]` : '';
    return `  ${name.padEnd(width)}  ${value === null ? 'none' : value.toFixed(3)}${spread}`;
  });
  return [
    `${what} of ${model.id} on ${provider}: ${worldCount} ${worldCount === 1 ? 'world' : 'worlds'} from seed ${seedBase}, ${frames} frames`,
    ...lines,
    ...(heldOut ? [] : ['  Seeds below 1000000 may have been trained on, so these figures prove nothing.']),
    ...(out === undefined ? [] : [`  ${out}`]),
  ].join('\n');
}
