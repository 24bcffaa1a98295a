import type { EvaluationRun, Shard, TaskContext } from '@dreamwalk/host/node';
import { InvalidArgumentError, Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { jsonOption, wholeNumber } from '../arguments.ts';
import { type CommandResult, runTask } from '../run-task.ts';
import { tableText } from '../table-text.ts';

interface EvaluateOptions {
  readonly out: string;
  readonly against?: 'reality';
  readonly jobs: number;
  readonly threads: number;
  readonly shard?: Shard;
  readonly json?: boolean;
}

/** `dreamwalk evaluate`: judges policies in imagination. */
export const addEvaluateCommand: AddCommand = (program, exit) => {
  program
    .command('evaluate')
    .description('Judge policies in imagination, and against reality.')
    .argument('<suite.json>', 'which policies do which tasks, where, and how often')
    .requiredOption('--out <dir>', 'where the results go; a run that was begun there is gone on with')
    .addOption(new Option('--against <what>', 'run every policy in the simulator too').choices(['reality']))
    .option('--jobs <count>', 'processes', wholeNumber(1, 256), 1)
    .option('--threads <count>', 'threads of each process', wholeNumber(1, 256), 1)
    .option('--shard <i/n>', 'run only this part of the suite; put the parts together with "merge"', shardOf)
    .addOption(jsonOption())
    .action(async (file: string, options: EvaluateOptions) => {
      exit(await runTask(options, (task) => evaluate(file, options, task)));
    });
};

async function evaluate(
  file: string,
  { out, against, jobs, threads, shard }: EvaluateOptions,
  task: TaskContext,
): Promise<CommandResult> {
  const host = await import('@dreamwalk/host/node');
  const suite = await host.readSuite(file, { againstReality: against === 'reality' });
  const run = await host.runEvaluation({ ...suite, out, jobs, threads, shard }, task);
  return { json: run.summary, text: describeRun(run) };
}

/** A run as tables for people. */
export function describeRun({ folder, summary }: EvaluationRun): string {
  const { header, episodes, starts, failures, arms, leastWorldSeed } = summary;
  // A recorded place has no reality to go back to.
  const couldBeReal = leastWorldSeed !== null && !arms.includes('reality');
  return [
    `${header.suite}: ${episodes} episodes from ${starts} ${starts === 1 ? 'start' : 'starts'}, ${header.model.id}`,
    '',
    ...tableText(successRows(summary)),
    ...agreementLines(summary),
    ...fidelityLines(summary),
    ...(failures.length > 0 ? ['', `${failures.length} episodes failed to act; the report says why.`] : []),
    ...(couldBeReal ? ['', 'Imagined, not real: add --against reality to see how far it holds.'] : []),
    `  ${folder}`,
  ].join('\n');
}

/** Success over all tasks, with Wilson's interval, a column for each arm. */
function successRows({ cells, arms, header }: EvaluationRun['summary']): string[][] {
  const rows = header.policies.map(({ id, role }) => [
    role === 'candidate' ? id : `${id} (${role})`,
    ...arms.map((arm) => {
      const cell = cells.find((one) => one.arm === arm && one.policy === id && one.task === null);
      if (!cell) return '';
      const { successRate, wilson } = cell;
      return `${successRate.toFixed(2)} [${wilson.low.toFixed(2)}, ${wilson.high.toFixed(2)}]`;
    }),
  ]);
  return [['policy', ...arms], ...rows];
}

/** How well imagination ranks the candidates, over all episodes. */
function agreementLines({ agreements }: EvaluationRun['summary']): string[] {
  return agreements
    .filter(({ policies, episodes }) => policies === 'candidates' && episodes === 'all')
    .flatMap(({ arm, byPolicy: { pearson, spearman, mmrv } }) => [
      '',
      `imagined (${arm}) against real: Pearson ${estimateText(pearson)}, Spearman ${estimateText(spearman)}, MMRV ${estimateText(mmrv)}`,
    ]);
}

/** Whether the dreams went where they were told, and showed what is true. */
function fidelityLines({ modelFidelity }: EvaluationRun['summary']): string[] {
  const lines = modelFidelity.flatMap(({ arm, actionFollowing, stateAlignment }) => {
    const farthest = stateAlignment.at(-1);
    const figures = [
      ...(actionFollowing
        ? [
            `Action Following r ${estimateText(actionFollowing.correlation.vz)} ahead, ${estimateText(actionFollowing.correlation.wy)} in yaw`,
          ]
        : []),
      ...(farthest
        ? [`State Alignment ${estimateText(farthest.alignment)} after ${farthest.horizon} frames`]
        : []),
    ];
    return figures.length > 0 ? [`the world model (${arm}): ${figures.join('; ')}`] : [];
  });
  return lines.length > 0 ? ['', ...lines] : [];
}

function estimateText({
  value,
  interval,
}: EvaluationRun['summary']['agreements'][number]['byPolicy']['mmrv']): string {
  if (value === null) return 'none';
  const spread = interval ? ` [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]` : '';
  return `${value.toFixed(3)}${spread}`;
}

function shardOf(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text.trim())?.map(Number) ?? [];
  if (!(index >= 1 && index <= count))
    throw new InvalidArgumentError('Give a part of how many, such as 2/5.');
  return { index, count };
}
