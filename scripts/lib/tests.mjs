import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { runInForeground, toolEnvironment } from './processes.mjs';
import { bold, dim, formatDuration, green, red } from './terminal.mjs';
import { addCounts, formatTotals, readPlaywrightCounts, readVitestCounts } from './totals.mjs';

const REPORTS = join(ROOT, 'test-results');
const UNIT_REPORT = join(REPORTS, 'unit.json');
const E2E_REPORT = join(REPORTS, 'e2e.json');

/** @param {string[]} parts */
const tool = (...parts) => join(ROOT, 'node_modules', ...parts);

/**
 * @typedef {{ title: string, commands: string[][], report?: string, read?: (report: unknown) => import('./totals.mjs').Counts, env?: Record<string, string> }} Step
 * @type {Record<string, Step>}
 */
const STEPS = {
  lint: {
    title: 'Lint',
    commands: [
      [tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '.'],
      [
        tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
        ...['packages', 'apps', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
      ],
    ],
  },
  types: {
    title: 'Types',
    commands: [[tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.json']],
  },
  unit: {
    title: 'Unit tests',
    commands: [
      [
        tool('vitest', 'vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${UNIT_REPORT}`,
      ],
    ],
    report: UNIT_REPORT,
    read: readVitestCounts,
  },
  e2e: {
    title: 'End-to-end tests',
    commands: [[tool('@playwright', 'test', 'cli.js'), 'test', '-c', 'test/playwright.config.ts']],
    report: E2E_REPORT,
    read: readPlaywrightCounts,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: E2E_REPORT },
  },
};

/**
 * Runs every step, also after one has failed, and closes with the totals.
 * @param {string} node
 * @param {import('./options.mjs').LaunchOptions} options
 * @returns {Promise<number>} 0 when everything passed
 */
export async function runTests(node, options) {
  mkdirSync(REPORTS, { recursive: true });
  const results = [];
  for (const name of options.steps) results.push(await runStep(node, STEPS[name]));
  return summarise(results);
}

/**
 * @param {string} node
 * @param {Step} step
 */
async function runStep(node, step) {
  process.stdout.write(`\n${bold(step.title)}\n`);
  if (step.report) rmSync(step.report, { force: true });
  const startMs = performance.now();
  let failedCommands = 0;
  for (const command of step.commands) {
    const env = { ...toolEnvironment(node), ...step.env };
    const code = await runInForeground(node, command, { cwd: ROOT, env });
    if (code === 130) process.exit(130);
    if (code !== 0) failedCommands++;
  }
  const durationMs = performance.now() - startMs;
  const counts = countsOf(step, failedCommands);
  return { title: step.title, counts, durationMs };
}

/**
 * A step without a report counts as one check a command; one whose runner broke before it could report counts as
 * a failure, so that the totals never look better than the exit code.
 * @param {Step} step
 * @param {number} failedCommands
 */
function countsOf(step, failedCommands) {
  if (step.report && step.read && existsSync(step.report)) {
    const counts = step.read(JSON.parse(readFileSync(step.report, 'utf8')));
    return failedCommands > 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  }
  const failed = step.report ? Math.max(1, failedCommands) : failedCommands;
  return { passed: step.commands.length - failedCommands, failed, skipped: 0 };
}

/** @param {{ title: string, counts: import('./totals.mjs').Counts, durationMs: number }[]} results */
function summarise(results) {
  process.stdout.write('\n');
  for (const { title, counts, durationMs } of results) {
    const mark = counts.failed === 0 ? green('✓') : red('✗');
    process.stdout.write(
      `  ${mark} ${title.padEnd(18)} ${formatTotals(counts).padEnd(32)} ${dim(formatDuration(durationMs))}\n`,
    );
  }
  const total = addCounts(results.map((result) => result.counts));
  process.stdout.write(`\n${formatTotals(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}
