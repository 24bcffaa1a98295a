import type { AddCommand } from '../add-command.ts';
import { jsonOption } from '../arguments.ts';
import { runTask } from '../run-task.ts';
import { describeRun } from './evaluate.ts';

interface MergeOptions {
  readonly out: string;
  readonly json?: boolean;
}

/** `dreamwalk merge`: puts the shards of an evaluation together. */
export const addMergeCommand: AddCommand = (program, exit) => {
  program
    .command('merge')
    .description('Put the shards of an evaluation together.')
    .argument('<dirs...>', 'what "evaluate --shard" wrote')
    .requiredOption('--out <dir>', 'a new folder for the whole')
    .addOption(jsonOption())
    .action(async (folders: string[], { out, ...options }: MergeOptions) => {
      exit(
        await runTask(options, async () => {
          const host = await import('@dreamwalk/host/node');
          const run = await host.mergeEvaluations(folders, out);
          return { json: run.summary, text: describeRun(run) };
        }),
      );
    });
};
