import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { userFolder } from '@dreamwalk/host/node';
import { nativeLibrary } from '../shared/native-library.ts';
import { startStudioServer } from './studio-server.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const DIST = join(ROOT, 'apps', 'desktop', 'dist');

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    open: { type: 'boolean', default: false },
    models: { type: 'string', default: join(ROOT, 'models') },
    'own-models': { type: 'string', default: join(userFolder(), 'models') },
    recordings: { type: 'string', default: join(ROOT, 'rollouts') },
    evaluations: { type: 'string', default: join(ROOT, 'evaluations') },
  },
});

/** Asks the desktop to show an address; where it cannot, the address was printed. */
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

try {
  const modelsFolders = [values.models, values['own-models']];
  const server = await startStudioServer({
    roots: { studio: join(DIST, 'renderer'), models: modelsFolders },
    engine: {
      entry: join(DIST, 'engine-process', 'engine-process.cjs'),
      settings: { modelsFolders, recordingsFolder: values.recordings },
    },
    library: nativeLibrary({
      recordingsFolder: values.recordings,
      evaluationsFolder: values.evaluations,
      bundledModelsFolder: values.models,
      ownModelsFolder: values['own-models'],
      processEntry: join(DIST, 'library-process', 'library-process.cjs'),
      evaluationEntry: join(DIST, 'evaluation-process', 'evaluation-process.cjs'),
    }),
    port: values.port === undefined ? undefined : Number(values.port),
  });
  process.stdout.write(`\n  The studio is at ${server.address}\n  Press Ctrl-C to end it.\n\n`);
  if (values.open) openBrowser(server.address);
  const stop = () => void server.close().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (!isTaken) throw error;
  process.stderr.write(
    `Port ${values.port} is taken by another program. Choose another with --port, or none.\n`,
  );
  process.exitCode = 2;
}
