import { describe, expect, it } from 'vitest';
import { testRuntimeContract } from '../testing/runtime-contract.ts';
import { createNodeRuntime } from './create-node-runtime.ts';

describe('createNodeRuntime', () => {
  testRuntimeContract(() => createNodeRuntime({ threads: 1 }));

  it('says what it runs on', async () => {
    const runtime = await createNodeRuntime({ threads: 1 });
    expect(runtime.provider).toMatchObject({ name: 'cpu', label: 'native CPU, 1 thread', threads: 1 });
    expect(runtime.provider.ortVersion).toMatch(/^1\.\d+\.\d+/);
    await runtime.dispose();
  });

  it('refuses a senseless number of threads', async () => {
    await expect(createNodeRuntime({ threads: 0 })).rejects.toThrow(/whole number from 1 on/);
  });
});
