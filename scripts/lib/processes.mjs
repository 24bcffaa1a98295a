import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { LaunchError } from './errors.mjs';

const TAIL_LINES = 30;

/**
 * The environment for tools we start: ours, minus what `npm run` adds about *this* package (a nested npm or
 * pnpm would take it for its own), with the chosen Node first on the path.
 * @param {string} node path of the Node binary
 * @param {NodeJS.ProcessEnv} [env]
 */
export function toolEnvironment(node, env = process.env) {
  const kept = Object.entries(env).filter(
    ([name]) =>
      !/^npm_(package|lifecycle)_/i.test(name) &&
      !/^npm_(command|execpath|node_execpath)$/i.test(name) &&
      !/^npm_config_(local_prefix|prefix|global_prefix|npm_version|user_agent)$/i.test(name) &&
      name !== 'INIT_CWD',
  );
  return {
    ...Object.fromEntries(kept),
    PATH: `${dirname(node)}${delimiter}${env.PATH ?? ''}`,
    // The CUDA build that onnxruntime-node would otherwise fetch is never used here.
    ONNXRUNTIME_NODE_INSTALL: 'skip',
  };
}

/**
 * Runs a command to its end without showing its output; what it said last is in the error if it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void, timeoutMs?: number, shell?: boolean }} options
 * @returns {Promise<void>}
 */
export function runQuietly(command, args, options) {
  return new Promise((resolve, reject) => {
    /** @type {string[]} */
    const tail = [];
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
    });
    const read = (/** @type {Buffer} */ chunk) => {
      for (const line of chunk.toString().split(/\r?\n/)) {
        if (!line.trim()) continue;
        tail.push(line);
        if (tail.length > TAIL_LINES) tail.shift();
        options.onLine?.(line.trim());
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', (error) =>
      reject(new LaunchError(`${command} could not be started: ${error.message}.`)),
    );
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new LaunchError(
            `"${[command, ...args].join(' ')}" ended with ${signal ?? `code ${code}`}. It said last:\n\n${tail.join('\n')}\n`,
          ),
        );
    });
  });
}

/**
 * Runs a command with this terminal as its own. A Ctrl-C reaches the command through the terminal; this process
 * then waits for it to end in its own good time.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} the exit code
 */
export function runInForeground(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' });
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    const wait = () => {};
    process.on('SIGINT', wait);
    process.on('SIGTERM', forward);
    child.on('error', (error) =>
      reject(new LaunchError(`${command} could not be started: ${error.message}.`)),
    );
    child.on('close', (code, signal) => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', forward);
      resolve(signal === 'SIGINT' || signal === 'SIGTERM' ? 130 : (code ?? 1));
    });
  });
}
