import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

/** A program that serves the studio. */
export interface LocalServer {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts the local server on a free port.
 * @param recordingsFolder evaluations lie in a folder of it
 * @param ownModelsFolder of models that are a person's own, for tests that have any
 */
export function startServer(recordingsFolder: string, ownModelsFolder?: string): Promise<LocalServer> {
  const entry = join(ROOT, 'apps', 'desktop', 'src', 'server', 'main.ts');
  const ownModels = ownModelsFolder === undefined ? [] : ['--own-models', ownModelsFolder];
  const evaluations = ['--evaluations', join(recordingsFolder, 'evaluations')];
  const args = [entry, '--recordings', recordingsFolder, ...evaluations, ...ownModels];
  return serve(spawn(process.execPath, args, { cwd: ROOT }));
}

/** Waits until a program has said where the studio is. */
export function serve(child: ChildProcess): Promise<LocalServer> {
  return new Promise((resolve, reject) => {
    let said = '';
    const ended = new Promise<void>((settle) => child.on('close', () => settle()));
    const read = (chunk: Buffer) => {
      said += chunk;
      const address = said.match(/http:\/\/127\.0\.0\.1:\d+\//)?.[0];
      if (!address) return;
      resolve({
        address,
        stop: async () => {
          child.kill('SIGTERM');
          await ended;
        },
      });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('close', (code) => reject(new Error(`The server ended with code ${code} and said:\n${said}`)));
  });
}
