import type { ProviderName } from '@dreamwalk/inference';

/** Where a native engine can be reached from the studio. */
export type NativeEngine = 'utility-process' | 'local-server';

/** What was found out about this machine. */
export interface ProviderFacts {
  readonly gpu:
    | { readonly kind: 'adapter'; readonly name: string; readonly isSoftware: boolean }
    | { readonly kind: 'none'; readonly reason: string };
  /** JavaScript Promise Integration, which the WebGPU build of ONNX Runtime needs. */
  readonly hasJspi: boolean;
  readonly native: NativeEngine | undefined;
}

/** A provider to try, and why it and none above it. */
export interface ProviderRung {
  readonly provider: ProviderName;
  /** A sentence or two for the HUD. */
  readonly why: string;
  /** Asked for by name, whatever the facts. */
  readonly isForced: boolean;
}

/**
 * The providers to try, best first: WebGPU on a real adapter, then the native CPU, then WASM. A software adapter
 * counts as no GPU, because rendering shaders on the CPU is slower than the CPU's own provider.
 * @param override the one to use whatever the facts say, for tests and for the curious
 */
export function providerLadder(facts: ProviderFacts, override?: ProviderName): readonly ProviderRung[] {
  if (override) return [{ provider: override, why: 'Asked for in the address.', isForced: true }];
  const noGpu = whyNoGpu(facts);
  const rungs: ProviderRung[] = [];
  if (noGpu === undefined && facts.gpu.kind === 'adapter')
    rungs.push({ provider: 'webgpu', why: `${facts.gpu.name} is a real GPU.`, isForced: false });
  const soFar = noGpu ?? 'The GPU could not be used.';
  if (facts.native)
    rungs.push({ provider: 'cpu', why: `${soFar} ${NATIVE_WORDS[facts.native]}`, isForced: false });
  const noNative = facts.native
    ? 'The native engine could not be used.'
    : 'No native engine is within reach.';
  rungs.push({ provider: 'wasm', why: `${soFar} ${noNative} WebAssembly runs everywhere.`, isForced: false });
  return rungs;
}

const NATIVE_WORDS: Record<NativeEngine, string> = {
  'utility-process': 'The native engine runs in a process beside this window.',
  'local-server': 'The native engine runs in the local server.',
};

function whyNoGpu({ gpu, hasJspi }: ProviderFacts): string | undefined {
  if (gpu.kind === 'none') return gpu.reason;
  if (gpu.isSoftware) return `The only GPU adapter, ${gpu.name}, is software and counts as none.`;
  if (!hasJspi) return 'This browser lacks the WebAssembly feature (JSPI) that WebGPU inference needs.';
  return undefined;
}
