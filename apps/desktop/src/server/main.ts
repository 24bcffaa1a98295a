import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startStudioServer } from './studio-server.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const DIST = join(ROOT, 'apps', 'desktop', 'dist');

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    open: { type: 'boolean', default: false },
    models: { type: 'string', default: join(ROOT, 'models') },
    recordings: { type: 'string', default: join(ROOT, 'rollouts') },
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
  const server = await startStudioServer({
    roots: { studio: join(DIST, 'renderer'), models: values.models },
    engine: {
      entry: join(DIST, 'engine-process', 'engine-process.cjs'),
      settings: { modelsFolder: values.models, recordingsFolder: values.recordings },
    },
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
