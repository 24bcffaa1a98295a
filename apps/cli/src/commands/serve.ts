import type { TaskContext } from '@dreamwalk/host/node';
import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { jsonOption, type ModelOptions, modelOptions, wholeNumber } from '../arguments.ts';
import { type CommandResult, runTask } from '../run-task.ts';

interface ServeOptions extends ModelOptions {
  readonly host: string;
  readonly port: number;
  readonly token?: string;
  readonly sessions: number;
  readonly json?: boolean;
}

/** `dreamwalk serve`: offers the world model and the simulator to other programs. */
export const addServeCommand: AddCommand = (program, exit) => {
  const command = program
    .command('serve')
    .description(
      'Offer the world model and the simulator over a socket, to Python among others, until Ctrl-C (docs/serving.md).',
    )
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .option('--port <number>', 'where to listen; 0 for one that is free', wholeNumber(0, 65_535), 8090)
    .addOption(
      new Option(
        '--token <text>',
        'what clients have to show; needed where others than this machine can come',
      ).env('DREAMWALK_TOKEN'),
    )
    .option('--sessions <count>', 'connections at a time', wholeNumber(1, 1000), 8);
  for (const option of modelOptions()) command.addOption(option);
  command
    .addOption(jsonOption())
    .action(async (options: ServeOptions) => exit(await runTask(options, (task) => serve(options, task))));
};

async function serve(options: ServeOptions, task: TaskContext): Promise<CommandResult> {
  const { serveEnvironments } = await import('@dreamwalk/host/node');
  const { host, port, token, sessions: mostSessions, model, provider, threads } = options;
  const summary = await serveEnvironments(
    {
      host,
      port,
      token,
      mostSessions,
      open: { model, provider, threads },
      // On stderr: stdout holds the result.
      onListening: (url) => process.stderr.write(`Serving at ${url}; Ctrl-C ends it.\n`),
      onBug: (error) =>
        process.stderr.write(
          `dreamwalk: A request met a bug.\n${error instanceof Error ? error.stack : error}\n`,
        ),
    },
    task,
  );
  const { sessions, requests } = summary;
  return { json: summary, text: `Served ${sessions} sessions, ${requests} requests.` };
}
