import type { DrawnWorld, TaskContext } from '@dreamwalk/host/node';
import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { jsonOption, wholeNumber, worldSeed } from '../arguments.ts';
import { type CommandResult, runTask } from '../run-task.ts';

const SHIFTS = ['materials', 'layout'] as const;

interface WorldsOptions {
  readonly sheet: string;
  readonly count: number;
  readonly seedBase: number;
  readonly shift?: (typeof SHIFTS)[number];
  readonly json?: boolean;
}

/** Tiles of 256 pixels: a row of four is as wide as a screen's half. */
const COLUMNS = 4;

/** Characters of the longest theme, `gallery`. */
const THEME_WIDTH = 7;

/** `dreamwalk worlds`: draws many simulated worlds on one sheet. */
export const addWorldsCommand: AddCommand = (program, exit) => {
  program
    .command('worlds')
    .description('Draw the first views of simulated worlds on one sheet.')
    .requiredOption('--sheet <file>', 'the PNG to write')
    .option('--count <number>', 'how many worlds', wholeNumber(1, 400), 12)
    .option('--seed-base <seed>', 'seed of the first world', worldSeed, 1_000_000)
    .addOption(
      new Option('--shift <kind>', 'worlds unlike every one that models train on, in this respect').choices(
        SHIFTS,
      ),
    )
    .addOption(jsonOption())
    .action(async (options: WorldsOptions) => exit(await runTask(options, (task) => worlds(options, task))));
};

async function worlds(
  { sheet: file, count, seedBase, shift }: WorldsOptions,
  task: TaskContext,
): Promise<CommandResult> {
  const { writeWorldSheet } = await import('@dreamwalk/host/node');
  const seeds = Array.from({ length: count }, (_, k) => seedBase + k);
  const drawn = await writeWorldSheet({ file, seeds, columns: Math.min(COLUMNS, count), shift }, task);
  return { json: { file, shift: shift ?? null, worlds: drawn }, text: describe(file, drawn) };
}

/** The themes as they lie on the sheet, row by row. */
function describe(file: string, drawn: readonly DrawnWorld[]): string {
  const last = drawn.length - 1;
  const lines = [`${file}: the worlds of seeds ${drawn[0].seed} to ${drawn[last].seed}`];
  for (let first = 0; first <= last; first += COLUMNS) {
    const themes = drawn.slice(first, first + COLUMNS).map(({ theme }) => theme.padEnd(THEME_WIDTH));
    lines.push(`  ${drawn[first].seed}  ${themes.join(' ').trimEnd()}`);
  }
  return lines.join('\n');
}
