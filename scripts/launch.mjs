#!/usr/bin/env node
// The two commands of the README: `npm start` and `npm test`. Plain JavaScript without dependencies, because it
// runs before anything is installed, on whatever Node (20.19 or newer) the machine has.
import { LaunchError } from './lib/errors.mjs';
import { HELP, parseArguments } from './lib/options.mjs';
import { prepare } from './lib/prepare.mjs';
import { start } from './lib/start.mjs';
import { runTests } from './lib/tests.mjs';

/** @returns {Promise<number>} the exit code */
async function main() {
  const options = parseArguments(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const node = await prepare();
  return options.command === 'start' ? start(node, options) : runTests(node, options);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof LaunchError)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = error.exitCode;
}
