import type { TaskContext } from '@dreamwalk/host/node';
import { MEMORY_POLICY_NAMES, type MemoryPolicyName, type SamplingChoice } from '@dreamwalk/world';
import { Option } from 'commander';
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
import { describeRollout } from '../rollout-text.ts';
import { type CommandResult, runTask } from '../run-task.ts';
import type { WalkOptions } from '../walk.ts';

interface RolloutOptions extends ModelOptions, SamplingChoice, WalkOptions {
  readonly seed: number;
  readonly memory?: MemoryPolicyName;
  readonly memoryViews?: number;
  readonly slots?: number;
  readonly window?: number;
  readonly video: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** `dreamwalk rollout`: dreams a walk and records it. */
export const addRolloutCommand: AddCommand = (program, exit) => {
  const command = program
    .command('rollout')
    .description('Dream a walk and record it: frames, poses, what was remembered, and a film.')
    .addOption(
      new Option('--world <seed>', 'start in the simulated world of this seed, toured before (60 views)')
        .argParser(worldSeed)
        .conflicts(['image', 'tour']),
    )
    .option('--view', 'with --world: start from a single view instead of a tour')
    .addOption(
      new Option('--image <file>', 'start from a lone picture of any size (experimental)').conflicts('tour'),
    )
    .option('--tour <dir>', 'start from a recorded rollout or a nerfstudio folder')
    .addOption(
      new Option('--keys <script>', 'hold keys, such as "w*40,right*20,w+left*10"').conflicts([
        'trajectory',
        'path',
      ]),
    )
    .addOption(
      new Option(
        '--trajectory <file>',
        'follow a TUM file: in world coordinates, or with --image and --view carried to where the view is',
      ).conflicts('path'),
    )
    .addOption(
      new Option('--path <name>', 'follow a ready-made path (default: loop)').choices(['loop', 'wander']),
    )
    .addOption(
      new Option(
        '--walls <which>',
        "what stops who holds keys, and what a loop keeps clear of: true walls where they are known, those that the dream's own depth shows, or none (default: true)",
      ).choices(['true', 'dreamed', 'none']),
    )
    .option(
      '--steps <count>',
      'frames besides the start (default: as long as the keys or the trajectory, or 100)',
      wholeNumber(1, 1_000_000),
    )
    .option('--seed <number>', 'key of the noise', wholeNumber(0), 0)
    .addOption(new Option('--memory <policy>', 'how past views are chosen').choices(MEMORY_POLICY_NAMES))
    .option(
      '--memory-views <count>',
      'most views remembered; more of them, and the one whose surface the others saw best is forgotten (default: 512)',
      wholeNumber(1, 1_000_000),
    );
  for (const option of [...contextOptions(), ...samplingOptions(), ...modelOptions()])
    command.addOption(option);
  command
    .option('--no-video', 'write no film')
    .option('--out <dir>', 'where the recording goes (default: rollouts/ and a name with the date)')
    .addOption(jsonOption())
    .action(async (options: RolloutOptions) =>
      exit(await runTask(options, (task) => rollout(options, task))),
    );
};

async function rollout(options: RolloutOptions, task: TaskContext): Promise<CommandResult> {
  const host = await import('@dreamwalk/host/node');
  const { prepareWalk, readMotion } = await import('../walk.ts');
  const motion = await readMotion(options);
  const folder = options.out ?? defaultFolder(options, new Date());
  await host.expectFreshFolder(folder);
  const opened = await host.openModel(options, task);
  try {
    const { model } = opened;
    const choices = {
      seed: options.seed,
      memoryPolicy: options.memory,
      memoryBudget: options.memoryViews,
      slots: options.slots,
      windowFrames: options.window,
      samplerSteps: options.samplerSteps,
      schedule: options.schedule,
    };
    await host.expectChoices(model, choices);
    const walk = await prepareWalk(options, motion, model, task);
    const summary = await host.runRollout(
      {
        model,
        ...walk,
        choices,
        folder,
        video: options.video ? {} : null,
      },
      task,
    );
    return describeRollout(summary, walk.start.source, options.video, model);
  } finally {
    await opened.dispose();
  }
}

function defaultFolder({ world, image }: RolloutOptions, now: Date): string {
  const place = world !== undefined ? `world-${world}` : image !== undefined ? 'image' : 'tour';
  const stamp = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return `rollouts/${place}-${stamp}`;
}
