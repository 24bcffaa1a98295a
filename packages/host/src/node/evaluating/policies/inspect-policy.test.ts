import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '@dreamwalk/model-package';
import { PolicyLoadError } from '@dreamwalk/policy';
import { brightnessPolicy } from '@dreamwalk/policy/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectedProblem } from '../../expected-errors.ts';
import { inspectPolicy } from './inspect-policy.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('tells what a policy is and how its trial went', async () => {
  const { manifest, graph } = brightnessPolicy();
  await writeFile(join(folder, manifest.file), graph);
  await writeFile(
    join(folder, 'policy.json'),
    JSON.stringify({ ...manifest, sha256: await sha256Hex(graph) }),
  );
  expect(await inspectPolicy(folder)).toMatchObject({
    kind: 'policy',
    folder,
    manifest: { id: 'brightness' },
    provider: expect.stringContaining('CPU'),
    dryRun: { inferMs: expect.any(Number) },
  });
});

it('says what is wrong in one sentence, as for bad input', async () => {
  await writeFile(join(folder, 'policy.json'), '{\n"format": 1\n}');
  const error = await inspectPolicy(folder).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(PolicyLoadError);
  expect(expectedProblem(error)).toMatch(/policy\.json of the policy .* is wrong in line 2 at format: /);
});
