import type { ProviderFacts } from '@dreamwalk/host';
import { adapterName, isSoftwareAdapter } from '@dreamwalk/inference/web';

/** What WebGPU can be had here. */
export async function probeGpu(): Promise<Pick<ProviderFacts, 'gpu' | 'hasJspi'>> {
  return { gpu: await findAdapter(), hasJspi: 'Suspending' in WebAssembly };
}

async function findAdapter(): Promise<ProviderFacts['gpu']> {
  const { gpu } = navigator;
  if (!gpu) return { kind: 'none', reason: 'This browser has no WebGPU.' };
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) return { kind: 'none', reason: 'WebGPU found no GPU on this machine.' };
    return { kind: 'adapter', name: adapterName(adapter.info), isSoftware: isSoftwareAdapter(adapter.info) };
  } catch (error) {
    return { kind: 'none', reason: `WebGPU failed: ${error instanceof Error ? error.message : error}.` };
  }
}
