import type { MeanInterval } from '../statistics/bootstrap.ts';

/** Figures by name with their intervals; null where no world has the figure. */
export interface MeasuredFigures {
  readonly figures: Readonly<Record<string, number | null>>;
  readonly intervals: Readonly<Record<string, MeanInterval | null>>;
}

/** A measurement as the card reads it: by name, so that a new figure needs no change here. */
export interface Measured extends MeasuredFigures {
  readonly measure: string;
  readonly suite: string;
  readonly provider: string;
  readonly samplerSteps: number;
  readonly worldCount: number;
  readonly seedBase: number;
  /** Whether every world has a seed that is never trained on. */
  readonly heldOut: boolean;
  readonly frames: number;
  /** When it was measured, ISO 8601; absent from reports that do not say. */
  readonly measuredAt?: string;
  readonly model: { readonly id: string; readonly graphs: Readonly<Record<string, string>> };
  readonly worlds: readonly {
    readonly seed: number;
    readonly figures: Readonly<Record<string, number | null>>;
  }[];
  /** The same figures by policy, by walk, by split, …: one table for each name. */
  readonly groups: Readonly<Record<string, Readonly<Record<string, MeasuredFigures>>>>;
  /** By horizon, the value of step k + 1 at index k, where the measure has such. */
  readonly curves?: Readonly<Record<string, readonly MeanInterval[]>>;
}

/** A measurement with what was drawn of it. */
export interface MeasuredSource {
  readonly measured: Measured;
  /** Standalone SVGs. */
  readonly plots: readonly string[];
  /** PNGs in base64, dreamed above and true below, with what each shows, such as `world 1000003`. */
  readonly strips: readonly { readonly title: string; readonly base64: string }[];
}
