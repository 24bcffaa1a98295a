import { join } from 'node:path';
import { ensureElectron } from './electron.mjs';
import { DESKTOP, ROOT } from './paths.mjs';
import { runInForeground, toolEnvironment } from './processes.mjs';
import { say } from './terminal.mjs';

/** An Electron that ends badly this soon never showed its window (no usable sandbox, missing libraries …). */
const STILLBORN_MS = 8000;

/**
 * Opens the desktop app, or serves the same studio locally and says why.
 * @param {string} node
 * @param {import('./options.mjs').LaunchOptions} options
 * @returns {Promise<number>} the exit code
 */
export async function start(node, options) {
  if (options.browser) return serve(node, options, 'As asked, the studio is served to your browser.');
  const electron = await ensureElectron(node);
  if (electron.kind === 'absent')
    return serve(node, options, `${electron.reason} The same studio is served to your browser instead.`);

  say('Opening the studio.');
  const startMs = performance.now();
  const code = await runInForeground(electron.binary, electronArguments(), {
    cwd: DESKTOP,
    env: toolEnvironment(node),
  });
  if (code === 0 || code === 130 || performance.now() - startMs > STILLBORN_MS)
    return code === 130 ? 0 : code;
  return serve(
    node,
    options,
    `Electron ended at once with code ${code}. The same studio is served to your browser instead.`,
  );
}

function electronArguments() {
  // Chromium's own notes about buses and drivers say nothing to a person.
  const args = ['--log-level=3'];
  // Chromium refuses its sandbox to root, which is who runs containers.
  if (process.platform === 'linux' && process.getuid?.() === 0) args.push('--no-sandbox');
  return [...args, DESKTOP];
}

/**
 * @param {string} node
 * @param {import('./options.mjs').LaunchOptions} options
 * @param {string} reason
 */
async function serve(node, options, reason) {
  say(reason);
  const args = ['--disable-warning=ExperimentalWarning', join(DESKTOP, 'src', 'server', 'main.ts')];
  if (options.port) args.push('--port', String(options.port));
  if (options.open) args.push('--open');
  const code = await runInForeground(node, args, { cwd: ROOT, env: toolEnvironment(node) });
  return code === 130 ? 0 : code;
}
