import { bootstrapMean, type MeanInterval } from '../statistics/bootstrap.ts';
import { BARS, judge } from './bars.ts';
import { baselineOf, figureName, titleOf } from './figure-names.ts';
import type { Measured, MeasuredFigures, MeasuredSource } from './measured.ts';
import type {
  CardPicture,
  CardTopic,
  FigureRow,
  FigureTable,
  GridTable,
  ProvenanceItem,
} from './report-card.ts';

/** Between the two figures of a difference. */
const MINUS = ' − ';

/** Characters of a hash that tell weights apart. */
export const HASH_LENGTH = 12;

/** What is said of figures from worlds that a model may know. */
export const NOT_HELD_OUT = 'Seeds below 1,000,000 may have been trained on, so these figures prove nothing.';

/** How a measurement is introduced. */
export interface TopicText {
  readonly title: string;
  readonly lead: string;
}

/** All that was measured at once: figures beside their baselines, tables by policy or walk, plots and strips. */
export function measurementTopic(
  { title, lead }: TopicText,
  { measured, plots, strips }: MeasuredSource,
): CardTopic {
  const grids = Object.entries(measured.groups).flatMap(([name, group]) => gridsOf(name, group));
  return {
    title,
    lead,
    provenance: provenanceOf(measured),
    notes: measured.heldOut ? [] : [NOT_HELD_OUT],
    tables: [figureTable(measured), ...grids],
    pictures: [
      ...plots.map((text) => ({
        caption: `${title}: means over worlds with 95 % bootstrap bands.`,
        alternative: `Curves of ${title.toLowerCase()}`,
        content: { kind: 'svg', text } as const,
      })),
      ...stripPictures(title, strips),
    ],
  };
}

/** Film strips as pictures of a topic. */
export function stripPictures(title: string, strips: MeasuredSource['strips']): CardPicture[] {
  return strips.map(({ title: where, base64 }) => ({
    caption: `${title}, ${where}: dreamed above, true below.`,
    alternative: `Film strip of ${title.toLowerCase()}, ${where}`,
    content: { kind: 'png', base64 },
  }));
}

function provenanceOf(measured: Measured): ProvenanceItem[] {
  const { suite, worldCount, seedBase, frames, samplerSteps, provider, model, measuredAt } = measured;
  const weights = model.graphs.decoder ?? Object.values(model.graphs)[0] ?? 'unknown';
  return [
    { name: 'suite', value: suite },
    { name: 'worlds', value: String(worldCount) },
    { name: 'seeds', value: worldCount > 1 ? `${seedBase}–${seedBase + worldCount - 1}` : String(seedBase) },
    { name: 'frames', value: String(frames) },
    { name: 'sampler steps', value: String(samplerSteps) },
    { name: 'provider', value: provider },
    { name: 'decoder', value: weights.slice(0, HASH_LENGTH) },
    { name: 'measured', value: measuredAt?.slice(0, 10) ?? 'date not recorded' },
  ];
}

function figureTable(measured: Measured): FigureTable {
  const { figures, intervals } = measured;
  const names = Object.keys(figures);
  const own = names.filter((name) => baselineOf(name, names) === null);
  const rows = own.map((name): FigureRow => {
    const baselines = names.flatMap((other) => {
      const baseline = baselineOf(other, names);
      return baseline?.figure === name ? [{ title: baseline.title, value: figures[other] }] : [];
    });
    const bars = judge(measured, name, figures[name]);
    return { ...figureName(name), value: figures[name], interval: intervals[name] ?? null, baselines, bars };
  });
  const differences = Object.entries(BARS[measured.measure] ?? {}).flatMap(([name, { title }]) => {
    const [minuend, subtrahend] = name.split(MINUS);
    // A suite that does not tell the second figure has no such difference.
    return title !== undefined && subtrahend in figures
      ? [differenceRow(measured, name, title, minuend, subtrahend)]
      : [];
  });
  return {
    kind: 'figures',
    caption: 'Means over worlds with 95 % bootstrap intervals',
    valueHeading: 'Mean',
    rows: [...rows, ...differences],
  };
}

/** A difference of two figures in the same world, over the worlds that have both. */
function differenceRow(
  measured: Measured,
  name: string,
  title: string,
  minuend: string,
  subtrahend: string,
): FigureRow {
  const differences = measured.worlds.flatMap(({ figures }) => {
    const [a, b] = [figures[minuend] ?? null, figures[subtrahend] ?? null];
    return a === null || b === null ? [] : [a - b];
  });
  const interval: MeanInterval | null = differences.length > 0 ? bootstrapMean(differences) : null;
  const value = interval?.mean ?? null;
  const { unit, decimals } = figureName(minuend);
  return {
    title: `${title}, paired in ${differences.length} ${differences.length === 1 ? 'world' : 'worlds'}`,
    unit,
    decimals,
    value,
    interval,
    baselines: [],
    bars: judge(measured, name, value),
  };
}

/** Figures by row, and their baselines in a table of their own: together they would be wider than a page. */
function gridsOf(name: string, group: Readonly<Record<string, MeasuredFigures>>): GridTable[] {
  const names = [...new Set(Object.values(group).flatMap(({ figures }) => Object.keys(figures)))];
  const isBaseline = (figure: string) => baselineOf(figure, names) !== null;
  const grids = [
    { caption: titleOf(name), shown: names.filter((figure) => !isBaseline(figure)) },
    { caption: `${titleOf(name)}: baselines`, shown: names.filter(isBaseline) },
  ];
  return grids
    .filter(({ shown }) => shown.length > 0)
    .map(({ caption, shown }) => ({
      kind: 'grid',
      caption,
      columns: ['', ...shown.map((figure) => columnTitle(figure, names))],
      rows: Object.entries(group).map(([row, { figures, intervals }]) => ({
        // Policies go by the names that they are chosen by, walks and splits in words.
        title: name === 'policies' ? row : titleOf(row),
        cells: shown.map((figure) => ({
          value: figures[figure] ?? null,
          interval: intervals[figure] ?? null,
          decimals: figureName(figure).decimals,
        })),
      })),
    }));
}

function columnTitle(name: string, names: readonly string[]): string {
  const baseline = baselineOf(name, names);
  const { title, unit } = figureName(baseline?.figure ?? name);
  return [title, ...(baseline ? [`of ${baseline.title}`] : []), ...(unit ? [`(${unit})`] : [])].join(' ');
}
