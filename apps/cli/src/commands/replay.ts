import type { RolloutVerdict, TaskContext } from '@dreamwalk/host/node';
import { MEMORY_POLICY_NAMES, type MemoryPolicyName } from '@dreamwalk/world';
import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { jsonOption, wholeNumber } from '../arguments.ts';
import { describeRollout } from '../rollout-text.ts';
import { type CommandResult, runTask } from '../run-task.ts';

interface ReplayOptions {
  readonly verify?: boolean;
  readonly out?: string;
  readonly model?: string;
  readonly provider?: 'cpu' | 'wasm' | 'webgpu';
  readonly threads?: number;
  readonly memory?: MemoryPolicyName;
  readonly video: boolean;
  readonly json?: boolean;
}

/** `dreamwalk replay`: dreams a recorded rollout again, and compares or records it. */
export const addReplayCommand: AddCommand = (program, exit) => {
  program
    .command('replay')
    .description('Dream a recorded rollout again, along the same poses and with the same noise.')
    .argument('<dir>', 'the rollout')
    .option('--verify', 'compare with the recording; exit code 1 when it differs')
    .option('--out <dir>', 'record the replay there')
    .option('--model <dir>', 'world model (default: the one that made it)')
    .addOption(
      new Option('--provider <name>', 'what the model runs on (default: as recorded)').choices([
        'cpu',
        'wasm',
        'webgpu',
      ]),
    )
    .option('--threads <count>', 'threads within one operator (default: as recorded)', wholeNumber(1, 256))
    .addOption(
      new Option('--memory <policy>', 'with --out: choose past views otherwise').choices(MEMORY_POLICY_NAMES),
    )
    .option('--no-video', 'with --out: write no film')
    .addOption(jsonOption())
    .action(async (folder: string, options: ReplayOptions) =>
      exit(await runTask(options, (task) => replay(folder, options, task))),
    );
};

async function replay(folder: string, options: ReplayOptions, task: TaskContext): Promise<CommandResult> {
  const host = await import('@dreamwalk/host/node');
  const { RolloutReader } = await import('@dreamwalk/recording/node');
  const { verify, out } = options;
  if (Boolean(verify) === (out !== undefined))
    throw new host.RequestError('Say what the replay is for: either --verify, or --out DIR to record it.');
  const reader = await RolloutReader.open(folder);
  try {
    if (out !== undefined) await host.expectFreshFolder(out);
    const { model: made, provider } = reader.header;
    const opened = await host.openModel(
      {
        model: options.model ?? made.id,
        provider: options.provider ?? host.providerNamed(provider.name, folder),
        threads: options.threads ?? provider.threads,
      },
      task,
    );
    try {
      const { model } = opened;
      if (out === undefined) return describeVerdict(folder, await host.verifyRollout(reader, model, task));
      const request = {
        reader,
        model,
        folder: out,
        video: options.video ? {} : null,
        memoryPolicy: options.memory,
      };
      const summary = await host.repeatRollout(request, task);
      return describeRollout(summary, `${reader.header.start.source}, replayed`, options.video, model);
    } finally {
      await opened.dispose();
    }
  } finally {
    await reader.close();
  }
}

function describeVerdict(folder: string, verdict: RolloutVerdict): CommandResult {
  const { holds, freeRun, steps } = verdict;
  const freely = freeRun.identical
    ? `identical, all ${freeRun.frames} frames`
    : `differs from frame ${freeRun.firstFrame} on${freeRun.maxAbsDiff === null ? '' : ` (its latent by ${freeRun.maxAbsDiff.toPrecision(2)})`}`;
  if (!steps) return { json: { folder, ...verdict }, text: `${folder}: ${freely}`, holds };
  const stepwise = steps.withinTolerance
    ? `every step by itself is within the tolerance (latents differ by ${steps.maxAbsDiff.toPrecision(2)} at most)`
    : `step ${steps.firstFrame} by itself is beyond the tolerance (latents differ by up to ${steps.maxAbsDiff.toPrecision(2)})`;
  return {
    json: { folder, ...verdict },
    text: `${folder}: dreamed on another set-up; ${stepwise}; as a whole it is ${freely.replace('differs', 'different')}`,
    holds,
  };
}
