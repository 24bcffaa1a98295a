import type { Interval } from '../policy-statistics/interval.ts';

/** A number with a true minus sign; a dash where there is none. */
export function numberText(value: number | null, decimals: number): string {
  if (value === null) return '–';
  const text = value.toFixed(decimals);
  // An error of a rounding, such as −0.00, is no direction.
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '−');
}

/** The ends of an interval, `[26.10, 28.31]`; empty where there is none. */
export function intervalText(interval: Interval | null, decimals: number): string {
  if (interval === null) return '';
  return `[${numberText(interval.low, decimals)}, ${numberText(interval.high, decimals)}]`;
}

/** Bounds as they are written beside a figure: `≥ 28`, `≤ 0.9`, `0.8–1.25`. */
export function boundsText({ low, high }: { readonly low?: number; readonly high?: number }): string {
  const number = (value: number) => String(value).replace('-', '−');
  if (low !== undefined && high !== undefined) return `${number(low)}–${number(high)}`;
  return low !== undefined ? `≥ ${number(low)}` : `≤ ${number(high!)}`;
}
