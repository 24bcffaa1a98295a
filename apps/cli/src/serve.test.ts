import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { runCli, startCli } from './testing/run-cli.ts';

describe('dreamwalk serve', () => {
  it('says where it serves, and ends cleanly at Ctrl-C', async () => {
    const { child, outcome } = startCli(tmpdir(), 'serve', '--port', '0', '--json');
    const [line] = await once(createInterface({ input: child.stderr! }), 'line');
    const [url] = /ws:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    const health = await fetch(`${url?.replace('ws:', 'http:')}/healthz`);
    expect(await health.text()).toBe('OK\n');
    child.kill('SIGINT');
    const { code, stdout, stderr } = await outcome;
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ sessions: 0, requests: 0 });
  });

  it('refuses a model that there is none of, before anybody comes', async () => {
    const { code, stderr } = await runCli(tmpdir(), 'serve', '--port', '0', '--model', 'atlantis');
    expect(code).toBe(2);
    expect(stderr).toMatch(/There is no world model atlantis/);
  });
});
