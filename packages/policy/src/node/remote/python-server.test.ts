import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { TWIST_SPACE, WALK_SPACE } from '@dreamwalk/control';
import { cameraFromHfov, identityPose, lookPose } from '@dreamwalk/geometry';
import { afterEach, describe, expect, it } from 'vitest';
import type { PolicyObservation, PolicyStart } from '../../policy.ts';
import { RemotePolicy } from './remote-policy.ts';

const ASSETS = fileURLToPath(new URL('../../../../../assets/python/', import.meta.url));
/** Made by assets/python/run-tests.sh, which runs these tests too. */
const PYTHON = `${ASSETS}.venv/bin/python`;

const RGB = Uint8Array.from({ length: 4 * 3 * 3 }, (_, k) => [10, 100, 250][k % 3]);
const SEEN: PolicyObservation = {
  step: 0,
  prompt: 'walk on',
  frame: { widthPx: 4, heightPx: 3, rgb: RGB },
  pose: lookPose([1.25, -2.5, 1.6], 1, 0),
};
const START: PolicyStart = {
  camera: cameraFromHfov(4, 3, 1),
  seed: 3,
  episode: 1,
  maxSteps: 10,
  goal: { prompt: SEEN.prompt },
  start: { kind: 'view', view: { frame: SEEN.frame!, pose: identityPose } },
};

let server: ChildProcess | undefined;
let policy: RemotePolicy | undefined;
afterEach(async () => {
  await policy?.dispose();
  server?.kill();
});

/** Starts a server in Python, and meets the policy behind it. */
async function meet(...script: readonly string[]): Promise<RemotePolicy> {
  const child = spawn(PYTHON, script, { cwd: ASSETS, stdio: ['ignore', 'pipe', 'ignore'] });
  server = child;
  const [url] = await once(createInterface({ input: child.stdout }), 'line');
  policy = await RemotePolicy.connect({ url });
  await policy.reset(START);
  return policy;
}

describe.skipIf(!existsSync(PYTHON))('a policy server in Python', () => {
  it('is understood where it packs as openpi does, and its pings are answered', async () => {
    const remote = await meet('tests/openpi_stock_server.py');
    expect(remote.actionSpace).toBe(TWIST_SPACE);
    // Longer than the server waits for an answer to a ping.
    await delay(500);
    const { actions } = await remote.infer(SEEN);
    expect(actions).toEqual([
      [10, 100, 250, 1.25, -2.5, 1.6],
      [0, 1 / 3, 2 / 3, 1, 4 / 3, 5 / 3],
    ]);
  });

  it('is quoted where it fails', async () => {
    const remote = await meet('tests/openpi_stock_server.py');
    await expect(remote.infer({ ...SEEN, prompt: 'fail' })).rejects.toThrow(
      /failed:\nTraceback \(most recent call last\):[\s\S]*ValueError: no such prompt$/,
    );
  });

  it('is the example, and draws alike for equal episodes', async () => {
    const remote = await meet('policy_server.py', '0');
    expect(remote.actionSpace).toBe(WALK_SPACE);
    expect(remote.senses).toEqual(['frame']);
    const first = await remote.infer(SEEN);
    expect(first.actions).toHaveLength(4);
    await remote.reset(START);
    expect(await remote.infer(SEEN)).toEqual(first);
    await remote.reset({ ...START, episode: 2 });
    expect(await remote.infer(SEEN)).not.toEqual(first);
  });
});
