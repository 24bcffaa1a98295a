import type { Interval } from '../policy-statistics/interval.ts';

/** What a model showed on every axis: all that its page says, ready to be set. */
export interface ReportCard {
  readonly model: CardModel;
  /** The day on which the card was made, such as `2026-11-22`. */
  readonly date: string;
  /** One for each axis, in the order in which they are told. */
  readonly axes: readonly CardAxis[];
}

/** The model that the card is about. */
export interface CardModel {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** SHA-256 of each graph, by its name. */
  readonly graphs: Readonly<Record<string, string>>;
}

/** One of the axes that a model is judged on. */
export interface CardAxis {
  readonly title: string;
  /** What the axis asks, in a sentence or two. */
  readonly lead: string;
  readonly topics: readonly CardTopic[];
}

/** What was measured together, or a gap where nothing was. */
export interface CardTopic {
  readonly title: string;
  readonly lead: string;
  /** How the figures came about: suite, worlds, seeds, provider, weights, date. Absent where nothing was measured. */
  readonly provenance?: readonly ProvenanceItem[];
  /** Why there is nothing, or what is left out; full sentences. */
  readonly notes: readonly string[];
  readonly tables: readonly CardTable[];
  readonly pictures: readonly CardPicture[];
}

/** A fact about how figures came about, such as `worlds` and `16`. */
export interface ProvenanceItem {
  readonly name: string;
  readonly value: string;
}

/** Figures with their baselines, or figures of one kind side by side. */
export type CardTable = FigureTable | GridTable;

/** A figure a line, with what it should beat and the bars that it was to clear. */
export interface FigureTable {
  readonly kind: 'figures';
  readonly caption: string;
  /** What the column of values is called, such as `Mean`. */
  readonly valueHeading: string;
  readonly rows: readonly FigureRow[];
}

/** A figure. */
export interface FigureRow {
  readonly title: string;
  /** Such as `dB`; empty for plain numbers. */
  readonly unit: string;
  readonly decimals: number;
  /** Null where no world has the figure. */
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly baselines: readonly { readonly title: string; readonly value: number | null }[];
  readonly bars: readonly CardBar[];
}

/** What a figure was to reach. */
export interface CardBar {
  /** What the models that it holds for were trained on, `CPU` or `GPU`. */
  readonly title: string;
  readonly low?: number;
  readonly high?: number;
  readonly verdict: 'met' | 'missed' | 'not judged';
  /** Why it is not judged. */
  readonly remark?: string;
}

/** Lines and columns, such as the figures of every retrieval policy. */
export interface GridTable {
  readonly kind: 'grid';
  readonly caption: string;
  /** The first is that of the lines' titles. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly title: string; readonly cells: readonly (GridCell | TextCell)[] }[];
}

/** A number in a grid; null where there is none. */
export interface GridCell {
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly decimals: number;
}

/** Words in a grid. */
export interface TextCell {
  readonly text: string;
}

/** A plot or a film strip. */
export interface CardPicture {
  readonly caption: string;
  /** What it shows, for those who cannot see it. */
  readonly alternative: string;
  readonly content:
    | { readonly kind: 'svg'; readonly text: string }
    | { readonly kind: 'png'; readonly base64: string };
}
