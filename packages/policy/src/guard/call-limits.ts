/** How long a policy may take. What it does with the time is its own affair. */
export interface CallLimits {
  /** For one `infer`, milliseconds. */
  readonly inferMs: number;
  /** For one `reset`, and for `dispose`, milliseconds. */
  readonly resetMs: number;
}

/** Enough for a network on a slow machine; planners, which dream before they act, need more. */
export const DEFAULT_CALL_LIMITS: CallLimits = { inferMs: 10_000, resetMs: 10_000 };
