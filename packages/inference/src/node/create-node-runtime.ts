import { availableParallelism } from 'node:os';
import { CpuCompute } from '../compute/cpu/cpu-compute.ts';
import { ProviderUnavailableError } from '../errors.ts';
import { OrtRuntime } from '../ort/ort-runtime.ts';
import { cpuTensorBridge } from '../ort/tensor-bridge.ts';
import type { Runtime } from '../runtime.ts';

/** Options of `createNodeRuntime`. */
export interface NodeRuntimeOptions {
  /** Threads within one operator. Part of what makes a run repeatable bit by bit. Default 2, or the cores if fewer. */
  readonly threads?: number;
}

const DEFAULT_THREADS = 2;

/**
 * The native CPU provider of onnxruntime-node. Runs compute on the calling thread, so keep it off a thread
 * that must stay responsive.
 *
 * @throws ProviderUnavailableError where the native binary does not load
 */
export async function createNodeRuntime(options: NodeRuntimeOptions = {}): Promise<Runtime> {
  const threads = options.threads ?? Math.min(DEFAULT_THREADS, availableParallelism());
  if (!Number.isInteger(threads) || threads < 1)
    throw new RangeError(`The number of threads must be a whole number from 1 on, but it is ${threads}.`);
  const ort = await importOrt();
  ort.env.logLevel = 'error';
  return new OrtRuntime({
    provider: {
      name: 'cpu',
      label: `native CPU, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
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
