/** What a script may use up. */
export interface ScriptLimits {
  /** For loading, for one `reset` and for one `infer`, milliseconds; an endless loop is stopped then. */
  readonly timeMs: number;
  /** Of the whole sandbox, with the interpreter and the pictures that are shown, bytes; 16 MiB at least. */
  readonly memoryBytes: number;
  /** Of its calls within calls, bytes. */
  readonly stackBytes: number;
}

export const DEFAULT_SCRIPT_LIMITS: ScriptLimits = {
  timeMs: 5_000,
  memoryBytes: 64 * 2 ** 20,
  stackBytes: 256 * 2 ** 10,
};
