import { availableParallelism } from 'node:os';
import type { DatasetKind, TaskContext } from '@dreamwalk/host/node';
import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { jsonOption, wholeNumber, worldSeed } from '../arguments.ts';
import { type CommandResult, runTask } from '../run-task.ts';

interface DatasetOptions {
  readonly kind: DatasetKind;
  readonly worlds: number;
  readonly seedBase: number;
  readonly out: string;
  readonly jobs: number;
  readonly json?: boolean;
}

/** `dreamwalk dataset`: draws training worlds. */
export const addDatasetCommand: AddCommand = (program, exit) => {
  program
    .command('dataset')
    .description('Draw simulated worlds to train on, in raw arrays.')
    .addOption(
      new Option(
        '--kind <kind>',
        'views with depth, for world models; or walks to goals with their moves, for policies',
      )
        .choices(['views', 'goal-walks'] satisfies DatasetKind[])
        .default('views'),
    )
    .requiredOption('--worlds <count>', 'how many worlds', wholeNumber(1, 1_000_000))
    .option('--seed-base <seed>', 'seed of the first world; all must be below 1000000', worldSeed, 0)
    .requiredOption('--out <dir>', 'a new folder')
    .option('--jobs <count>', 'processes, a shard each', wholeNumber(1, 256), availableParallelism())
    .addOption(jsonOption())
    .action(async (options: DatasetOptions) =>
      exit(await runTask(options, (task) => dataset(options, task))),
    );
};

async function dataset(
  { kind, out, worlds, seedBase, jobs }: DatasetOptions,
  task: TaskContext,
): Promise<CommandResult> {
  const { writeDataset } = await import('@dreamwalk/host/node');
  const summary = await writeDataset({ kind, folder: out, worlds, seedBase, jobs }, task);
  const { views, bytes, shards } = summary;
  return {
    json: summary,
    text: `${out}: ${worlds} worlds of ${views} views in ${shards.length} shards, ${(bytes / 1e6).toFixed(0)} MB`,
  };
}
