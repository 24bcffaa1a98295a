import type { MadeCard, TaskContext } from '@dreamwalk/host/node';
import type { SamplingChoice } from '@dreamwalk/world';
import type { ModelOptions } from '../arguments.ts';
import type { CommandResult } from '../run-task.ts';

/** What `dreamwalk measure card` is told. */
export interface CardOptions extends ModelOptions, SamplingChoice {
  /** What changes a measure, and so cannot be asked of a page of all of them. */
  readonly slots?: number;
  readonly window?: number;
  readonly policies?: unknown;
  readonly mapping?: unknown;
  /** Folder of the reports that were written before. */
  readonly from?: string;
  readonly suite?: 'full' | 'quick' | 'all';
  readonly worlds?: number;
  readonly seedBase?: number;
  readonly frames?: number;
  /** The page to write. */
  readonly out?: string;
}

/** Where the page goes unless it is told. */
const DEFAULT_FILE = 'card.html';

/** Makes the report card of a model and writes its page. */
export async function measureCard(
  { out: file = DEFAULT_FILE, from: reports, ...options }: CardOptions,
  task: TaskContext,
): Promise<CommandResult> {
  const host = await import('@dreamwalk/host/node');
  for (const option of ['slots', 'window', 'policies', 'mapping'] as const)
    if (options[option] !== undefined)
      throw new host.RequestError(
        `--${option} is for a single measure, not for a card; write the report with "measure X --${option} … --out DIR/X" and name DIR in --from.`,
      );
  await host.expectWritableFile(file);
  const opened = await host.openModel(options, task);
  try {
    const { model: _, ...sizes } = options;
    const made = await host.makeCard({ ...sizes, model: opened.model, reports }, task);
    await host.writeWhole(file, made.html);
    const missing = missingTopics(made);
    return {
      json: { file, sizeBytes: Buffer.byteLength(made.html), missing, probes: made.probes },
      text: describe(file, made, missing),
    };
  } finally {
    await opened.dispose();
  }
}

function missingTopics({ card }: MadeCard): string[] {
  const topics = card.axes.flatMap((axis) => axis.topics);
  return topics.filter(({ provenance }) => provenance === undefined).map(({ title }) => title);
}

function describe(file: string, { card, html }: MadeCard, missing: readonly string[]): string {
  const megabytes = (Buffer.byteLength(html) / 1e6).toFixed(2);
  return [
    `${file}: the report card of ${card.model.id}, ${megabytes} MB`,
    ...(missing.length > 0 ? [`  not measured: ${missing.join(', ')}`] : []),
  ].join('\n');
}
