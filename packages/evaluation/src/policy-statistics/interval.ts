/** Where a number lies with the stated confidence, 95 % unless said otherwise. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A number with its interval; null where the data leave one undefined. */
export interface Estimate {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** The 0.975 quantile of the normal distribution: the half-width of a 95 % interval in standard errors. */
export const Z_95 = 1.959963984540054;
