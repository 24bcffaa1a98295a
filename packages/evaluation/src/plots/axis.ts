/** A quantity along an edge of a plot. */
export interface PlotAxis {
  /** What it is, such as `PSNR`. */
  readonly title: string;
  /** Its unit, such as `dB`; left out for plain numbers. */
  readonly unit?: string;
}

/** The numbers that an axis spans, and those that it names. */
export interface AxisScale {
  readonly low: number;
  readonly high: number;
  /** Ascending, evenly spaced, from `low` to `high`. */
  readonly ticks: readonly number[];
  /** Decimals that tell the ticks apart. */
  readonly decimals: number;
}

/** Values no farther apart than this, beside their own size or 1, are one value: there is no span to divide. */
const ROUNDING = 1e-9;

/**
 * A scale that holds all values and ends on round numbers: ticks are 1, 2 or 5 times a power of ten apart (Heckbert
 * 1990, "Nice Numbers for Graph Labels").
 *
 * @param values at least one, finite
 * @param intervals about so many between the ticks
 */
export function axisScale(values: readonly number[], intervals: number): AxisScale {
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  const size = Math.max(1, Math.abs(least), Math.abs(most));
  const span = most - least > ROUNDING * size ? most - least : size;
  const step = roundStep(span / intervals);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  // Through its decimals, so that three steps of 0.1 are 0.3 and not 0.30000000000000004.
  const ticks = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toFixed(decimals)),
  );
  return { low: ticks[0], high: ticks[ticks.length - 1], ticks, decimals };
}

/** The axis's title with its unit, `PSNR (dB)`. */
export function axisTitle({ title, unit }: PlotAxis): string {
  return unit ? `${title} (${unit})` : title;
}

/** The least of 1, 2, 5 and 10 times a power of ten that is no less than the number. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9))!;
}
