import type { EngineFailure } from './protocol.ts';

/** An error, or whatever was thrown, as plain data. */
export function toFailure(error: unknown, during: string): EngineFailure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), during };
  return { name: error.name, message: error.message, stack: withCauses(error), during };
}

/** Whether this is the rejection of an aborted task and no failure. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function withCauses(error: Error): string {
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause instanceof Error ? `${own}\nCaused by ${withCauses(error.cause)}` : own;
}
