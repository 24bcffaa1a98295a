import type { TaskContext } from '@dreamwalk/host/node';
import type { AddCommand } from '../add-command.ts';
import { jsonOption, wholeNumber, worldSeed } from '../arguments.ts';
import { type CommandResult, runTask } from '../run-task.ts';

interface WorldsOptions {
  readonly sheet: string;
  readonly count: number;
  readonly seedBase: number;
  readonly json?: boolean;
}

/** Tiles of 256 pixels: a row of four is as wide as a screen's half. */
const COLUMNS = 4;

/** `dreamwalk worlds`: draws many simulated worlds on one sheet. */
export const addWorldsCommand: AddCommand = (program, exit) => {
  program
    .command('worlds')
    .description('Draw the first views of simulated worlds on one sheet.')
    .requiredOption('--sheet <file>', 'the PNG to write')
    .option('--count <number>', 'how many worlds', wholeNumber(1, 400), 12)
    .option('--seed-base <seed>', 'seed of the first world', worldSeed, 1_000_000)
    .addOption(jsonOption())
    .action(async (options: WorldsOptions) => exit(await runTask(options, (task) => worlds(options, task))));
};

async function worlds(
  { sheet: file, count, seedBase }: WorldsOptions,
  task: TaskContext,
): Promise<CommandResult> {
  const { writeWorldSheet } = await import('@dreamwalk/host/node');
  const seeds = Array.from({ length: count }, (_, k) => seedBase + k);
  await writeWorldSheet({ file, seeds, columns: Math.min(COLUMNS, count) }, task);
  return {
    json: { file, seeds },
    text: `${file}: the worlds of seeds ${seedBase} to ${seedBase + count - 1}`,
  };
}
