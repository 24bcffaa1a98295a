import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import type { AddCommand } from './add-command.ts';
import { addCompareCommand } from './commands/compare.ts';
import { addDatasetCommand } from './commands/dataset.ts';
import { addEvaluateCommand } from './commands/evaluate.ts';
import { addInspectCommand } from './commands/inspect.ts';
import { addMeasureCommand } from './commands/measure.ts';
import { addMergeCommand } from './commands/merge.ts';
import { addReplayCommand } from './commands/replay.ts';
import { addRolloutCommand } from './commands/rollout.ts';
import { addServeCommand } from './commands/serve.ts';
import { addWorldsCommand } from './commands/worlds.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

const COMMANDS: readonly AddCommand[] = [
  addRolloutCommand,
  addReplayCommand,
  addMeasureCommand,
  addEvaluateCommand,
  addMergeCommand,
  addCompareCommand,
  addInspectCommand,
  addDatasetCommand,
  addWorldsCommand,
  addServeCommand,
];

/**
 * Runs one command line.
 * @param words what follows the program's name
 * @returns the exit code; messages and results have been written by then
 */
export async function runCommandLine(words: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const program = createProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
    const { expectedProblem } = await import('@dreamwalk/host/node');
    const problem = expectedProblem(error);
    if (problem !== null) {
      process.stderr.write(`dreamwalk: ${problem}\n`);
      return EXIT.badInput;
    }
    const trace = error instanceof Error ? error.stack : String(error);
    process.stderr.write(
      `dreamwalk: This is a bug in dreamwalk; please report it with what follows.\n${trace}\n`,
    );
    return EXIT.bug;
  }
}

function createProgram(exit: (code: ExitCode) => void): Command {
  const program = new Command('dreamwalk')
    .description('Walk through worlds that a neural network dreams, headless.')
    .version(version(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(usageProblem(text)) })
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 the check failed, 2 bad usage or input, 130 stopped by Ctrl-C.',
    );
  for (const add of COMMANDS) add(program, exit);
  return program;
}

/** Commander's message as one sentence with its remedy. */
function usageProblem(text: string): string {
  const [problem, ...hints] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  const sentence = problem.replace(/\.$/, '');
  return `dreamwalk: ${[sentence, ...hints].join(' ')}; see dreamwalk --help.\n`;
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}
