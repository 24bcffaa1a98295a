import { PolicyError } from '../errors.ts';
import type { ScriptLimits } from './script-limits.ts';

/** A script could not be run to its end. `line` is where, 1-based, where that is known. */
export class ScriptError extends PolicyError {
  override readonly name = 'ScriptError';
  readonly fault: 'timeout' | 'crashed';
  readonly line: number | null;

  constructor(fault: 'timeout' | 'crashed', fileName: string, line: number | null, problem: string) {
    super(`${fileName}${line === null ? '' : `, line ${line}`}: ${problem}`);
    this.fault = fault;
    this.line = line;
  }
}

/**
 * What a script threw, in a sentence with file and line.
 *
 * @param thrown a copy of it, which may be anything
 */
export function scriptError(thrown: unknown, fileName: string, limits: ScriptLimits): ScriptError {
  const { name, message, stack } = partsOf(thrown);
  const line = lineIn(stack, fileName);
  if (name === 'InternalError' && message === 'interrupted')
    return new ScriptError(
      'timeout',
      fileName,
      line,
      `it was stopped after ${limits.timeMs / 1000} s. Look for a loop that does not end, from there on.`,
    );
  return new ScriptError('crashed', fileName, line, problemOf(name, message, limits));
}

function problemOf(name: string, message: string, { memoryBytes, stackBytes }: ScriptLimits): string {
  if (message === 'out of memory')
    return `it needs more memory than its ${memoryBytes / 2 ** 20} MiB. Keep less.`;
  if (message === 'stack overflow')
    return `its calls within calls need more than ${stackBytes / 2 ** 10} KiB. Look for a function that calls itself without end.`;
  if (message.startsWith('could not load module'))
    return `it imports something (${message}), but a script stands alone. Copy what it needs into it.`;
  return `${name}: ${message}.`;
}

function partsOf(thrown: unknown): { name: string; message: string; stack: string } {
  // With no memory left at all there is not even an error.
  if (thrown === null || thrown === '') return { name: 'InternalError', message: 'out of memory', stack: '' };
  if (typeof thrown !== 'object') return { name: 'Error', message: `it threw ${String(thrown)}`, stack: '' };
  const { name = 'Error', message = 'no reason given', stack = '' } = thrown as Record<string, unknown>;
  return { name: String(name), message: String(message), stack: String(stack) };
}

/** The line of the innermost call that is in the script itself: `at turn (walker.js:12:3)`, or `at walker.js:12:3`. */
function lineIn(stack: string, fileName: string): number | null {
  for (const call of stack.split('\n')) {
    const at = call.lastIndexOf(`${fileName}:`);
    if (at < 0) continue;
    const line = Number.parseInt(call.slice(at + fileName.length + 1), 10);
    if (line > 0) return line;
  }
  return null;
}
