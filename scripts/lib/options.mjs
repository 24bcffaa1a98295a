import { LaunchError } from './errors.mjs';

/** The parts of `npm test`, in the order they run. */
export const TEST_STEPS = ['lint', 'types', 'unit', 'e2e'];

export const HELP = `Usage
  npm start [-- options]      install, build and open the studio
  npm test  [-- steps]        install, build and run ${TEST_STEPS.join(', ')} (all, or those named)

Options of start
  --browser      serve the studio on 127.0.0.1 even where Electron would run
  --no-open      print the address and open nothing
  --port N       port of the local server (default: 5199, or a free one)
  --help         this text
`;

/**
 * @typedef {{ command: 'start' | 'test', help: boolean, browser: boolean, open: boolean, port?: number, steps: string[] }} LaunchOptions
 */

/**
 * @param {string[]} args
 * @returns {LaunchOptions}
 */
export function parseArguments(args) {
  const [command, ...rest] = args;
  if (command === '--help' || command === undefined)
    return { command: 'start', help: true, browser: false, open: false, steps: [] };
  if (command !== 'start' && command !== 'test')
    throw new LaunchError(`There is no command "${command}". Use "npm start" or "npm test".`, 2);

  /** @type {LaunchOptions} */
  const options = { command, help: false, browser: false, open: true, steps: [] };
  for (let index = 0; index < rest.length; index++) {
    const argument = rest[index];
    if (argument === '--help') options.help = true;
    else if (argument === '--browser' && command === 'start') options.browser = true;
    else if (argument === '--no-open' && command === 'start') options.open = false;
    else if (argument === '--port' && command === 'start') options.port = parsePort(rest[++index]);
    else if (command === 'test' && TEST_STEPS.includes(argument)) options.steps.push(argument);
    else
      throw new LaunchError(
        `"${argument}" is not an option of "npm ${command}". See "npm ${command} -- --help".`,
        2,
      );
  }
  if (options.steps.length === 0) options.steps = [...TEST_STEPS];
  return options;
}

/** @param {string | undefined} text */
function parsePort(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new LaunchError(`--port needs a number from 1 to 65535, and got "${text ?? ''}".`, 2);
  return port;
}
