import { type ChildProcess, fork } from 'node:child_process';
import type { EngineSettings } from '../shared/engine-settings.ts';

/**
 * A native engine in a process of its own: inference blocks its thread, and a crash takes nothing else down.
 * @param entry the engine's built CommonJS file
 */
export function forkEngine(entry: string, settings: EngineSettings): ChildProcess {
  return fork(entry, [JSON.stringify(settings)], { serialization: 'advanced' });
}
