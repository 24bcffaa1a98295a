import { describe, expect, it } from 'vitest';
import { ProviderUnavailableError } from '../errors.ts';
import { testRuntimeContract } from '../testing/runtime-contract.ts';
import { createNodeWasmRuntime } from './create-node-wasm-runtime.ts';

describe('createNodeWasmRuntime', () => {
  testRuntimeContract(() => createNodeWasmRuntime({ threads: 2 }));

  it('says what it runs on', async () => {
    const runtime = await createNodeWasmRuntime({ threads: 2 });
    expect(runtime.provider).toMatchObject({ name: 'wasm', label: 'WASM, 2 threads', threads: 2 });
    expect(runtime.provider.ortVersion).toMatch(/^1\.\d+\.\d+/);
    await runtime.dispose();
  });

  it('refuses to change the number of threads within a process', async () => {
    const failure = createNodeWasmRuntime({ threads: 1 });
    await expect(failure).rejects.toBeInstanceOf(ProviderUnavailableError);
    await expect(failure).rejects.toThrow(
      'already runs with 2 threads in this process and cannot change to 1',
    );
  });
});
