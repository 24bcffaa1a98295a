import type { CardAxis, CardBar } from './report-card.ts';

/** How many bars of one kind were cleared. Those of figures that were not measured are in no count. */
export interface BarCount {
  readonly title: string;
  readonly met: number;
  readonly missed: number;
  readonly notJudged: number;
}

/** The bars of all tables of a card, counted by what the models that they hold for were trained on. */
export function barCounts(axes: readonly CardAxis[]): BarCount[] {
  const bars = axes
    .flatMap(({ topics }) => topics)
    .flatMap(({ tables }) => tables)
    .flatMap((table) => (table.kind === 'figures' ? table.rows.flatMap((row) => row.bars) : []));
  const count = (title: string, verdict: CardBar['verdict']) =>
    bars.filter((bar) => bar.title === title && bar.verdict === verdict).length;
  return [...new Set(bars.map(({ title }) => title))].map((title) => ({
    title,
    met: count(title, 'met'),
    missed: count(title, 'missed'),
    notJudged: count(title, 'not judged'),
  }));
}
