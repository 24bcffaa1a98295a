import { CpuCompute } from '../compute/cpu/cpu-compute.ts';
import { ProviderUnavailableError } from '../errors.ts';
import { OrtRuntime } from '../ort/ort-runtime.ts';
import { cpuTensorBridge } from '../ort/tensor-bridge.ts';
import { DEFAULT_NATIVE_THREADS, requireThreads, threadsText } from '../ort/thread-count.ts';
import type { Runtime } from '../runtime.ts';

/** Options of `createNodeRuntime`. */
export interface NodeRuntimeOptions {
  /** Threads within one operator. Part of what makes a run repeatable bit by bit. Default 1. */
  readonly threads?: number;
}

/**
 * The native CPU provider of onnxruntime-node. Runs compute on the calling thread, so keep it off a thread
 * that must stay responsive.
 *
 * @throws RangeError where `threads` is no whole number from 1 on
 * @throws ProviderUnavailableError where the native binary does not load
 */
export async function createNodeRuntime(options: NodeRuntimeOptions = {}): Promise<Runtime> {
  const threads = requireThreads(options.threads ?? DEFAULT_NATIVE_THREADS);
  const ort = await importOrt();
  ort.env.logLevel = 'error';
  return new OrtRuntime({
    provider: {
      name: 'cpu',
      label: `native CPU, ${threadsText(threads)}`,
      precision: 'fp32',
      threads,
      ortVersion: ort.env.versions.node ?? ort.env.versions.common,
    },
    compute: new CpuCompute(),
    bridge: cpuTensorBridge(ort.Tensor),
    sessionFactory: ort.InferenceSession,
    sessionOptions: {
      executionProviders: ['cpu'],
      graphOptimizationLevel: 'all',
      executionMode: 'sequential',
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      enableCpuMemArena: true,
      enableMemPattern: true,
      logSeverityLevel: 3,
    },
  });
}

async function importOrt() {
  try {
    return await import('onnxruntime-node');
  } catch (cause) {
    throw new ProviderUnavailableError(
      'native CPU',
      cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause),
      'Reinstall the dependencies for this platform, or use the WASM provider.',
      { cause },
    );
  }
}
