import { describe, expect, it } from 'vitest';
import { type ProviderFacts, providerLadder } from './provider-ladder.ts';

const withGpu: ProviderFacts = {
  gpu: { kind: 'adapter', name: 'NVIDIA GeForce', isSoftware: false },
  hasJspi: true,
  native: 'utility-process',
};
const providers = (facts: ProviderFacts) => providerLadder(facts).map((rung) => rung.provider);

describe('provider ladder', () => {
  it('goes from a real GPU over the native CPU to WASM', () => {
    expect(providers(withGpu)).toEqual(['webgpu', 'cpu', 'wasm']);
    expect(providers({ ...withGpu, native: undefined })).toEqual(['webgpu', 'wasm']);
  });

  it('counts a software adapter as no GPU, and says so', () => {
    const ladder = providerLadder({
      ...withGpu,
      gpu: { kind: 'adapter', name: 'SwiftShader', isSoftware: true },
    });
    expect(ladder.map((rung) => rung.provider)).toEqual(['cpu', 'wasm']);
    expect(ladder[0].why).toMatch(
      /SwiftShader, is software and counts as none\. .*process beside this window/,
    );
  });

  it('needs promise integration for WebGPU', () => {
    expect(providers({ ...withGpu, hasJspi: false })).toEqual(['cpu', 'wasm']);
  });

  it('gives the reason why there is no GPU', () => {
    const facts: ProviderFacts = {
      gpu: { kind: 'none', reason: 'This browser has no WebGPU.' },
      hasJspi: true,
      native: undefined,
    };
    expect(providerLadder(facts)).toEqual([
      {
        provider: 'wasm',
        why: 'This browser has no WebGPU. No native engine is within reach. WebAssembly runs everywhere.',
        isForced: false,
      },
    ]);
  });

  it('obeys an override alone', () => {
    expect(providerLadder(withGpu, 'wasm').map((rung) => rung.provider)).toEqual(['wasm']);
  });
});
