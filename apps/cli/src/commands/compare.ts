import type { ComparedReports } from '@dreamwalk/host/node';
import type { AddCommand } from '../add-command.ts';
import { jsonOption } from '../arguments.ts';
import { type CommandResult, runTask } from '../run-task.ts';
import { tableText } from '../table-text.ts';

interface CompareOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** `dreamwalk compare`: puts measurements side by side. */
export const addCompareCommand: AddCommand = (program, exit) => {
  program
    .command('compare')
    .description('Put reports of one measure side by side, with differences from the first, world by world.')
    .argument('<dirs...>', 'two or more folders that "measure X --out DIR" wrote, of the same worlds')
    .option('--out <file>', 'draw PSNR by horizon into this SVG, of measures that have such curves')
    .addOption(jsonOption())
    .action(async (folders: string[], options: CompareOptions) =>
      exit(await runTask(options, () => compare(folders, options))),
    );
};

async function compare(folders: readonly string[], { out }: CompareOptions): Promise<CommandResult> {
  const host = await import('@dreamwalk/host/node');
  if (out !== undefined) await host.expectWritableFile(out);
  const { comparison, plot } = await host.compareReports(folders);
  if (out !== undefined) {
    if (plot === undefined)
      throw new host.RequestError(
        `Reports of "${comparison.measure}" have no PSNR by horizon to draw; leave --out out, or compare reports of tour.`,
      );
    await host.writeWhole(out, plot);
  }
  return { json: comparison, text: describe(comparison, out) };
}

function describe(
  { measure, frames, labels, worldSeeds, figures }: ComparedReports['comparison'],
  out?: string,
) {
  const [first, ...others] = labels;
  const rows = figures.map(({ name, means, differences }) => [
    name,
    ...[...means, ...differences].map(intervalText),
  ]);
  return [
    `${measure} over ${frames} frames in ${worldSeeds.length} ${worldSeeds.length === 1 ? 'world' : 'worlds'} that all have`,
    ...tableText([['', ...labels, ...others.map((label) => `${label} − ${first}`)], ...rows]),
    ...(out === undefined ? [] : [`  ${out}`]),
  ].join('\n');
}

type Interval = ComparedReports['comparison']['figures'][number]['means'][number];

function intervalText(interval: Interval): string {
  if (interval === null) return 'none';
  const { mean, low, high } = interval;
  return `${mean.toFixed(3)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}
