import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EngineSettings } from '../shared/engine-settings.ts';

const ENTRY = fileURLToPath(new URL('../engine-process/main.ts', import.meta.url));

/** A native engine in a process of its own: inference blocks its thread, and a crash takes nothing else down. */
export function forkEngine(settings: EngineSettings): ChildProcess {
  return fork(ENTRY, [JSON.stringify(settings)], {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
}
