/** What the process's exit codes mean. */
export const EXIT = {
  done: 0,
  /** A check was made and did not hold. */
  checkFailed: 1,
  /** Bad usage or input. */
  badInput: 2,
  /** A bug of ours (sysexits' EX_SOFTWARE). */
  bug: 70,
  /** Stopped by Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
