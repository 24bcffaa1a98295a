import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/dreamwalk.mjs', import.meta.url));

/** What a command line left behind. */
export interface CliOutcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command line under way. */
export interface CliRun {
  readonly child: ChildProcess;
  readonly outcome: Promise<CliOutcome>;
}

/** Starts the real `dreamwalk` in a process of its own. */
export function startCli(cwd: string, ...args: readonly string[]): CliRun {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const outcome = once(child, 'close').then(([code, signal]) => ({ code, signal, ...output }));
  return { child, outcome };
}

/** Runs the real `dreamwalk` to its end. */
export function runCli(cwd: string, ...args: readonly string[]): Promise<CliOutcome> {
  return startCli(cwd, ...args).outcome;
}
