import type { Env, InferenceSessionFactory, TensorConstructor } from 'onnxruntime-common';
import { CpuCompute } from '../compute/cpu/cpu-compute.ts';
import { ProviderUnavailableError } from '../errors.ts';
import { OrtRuntime } from './ort-runtime.ts';
import { cpuTensorBridge } from './tensor-bridge.ts';
import { threadsText } from './thread-count.ts';

/** What is needed of a build of onnxruntime-web. */
export interface OrtWebModule {
  readonly env: Env;
  readonly InferenceSession: InferenceSessionFactory;
  readonly Tensor: TensorConstructor;
}

let threadsInUse: number | null = null;

/**
 * A runtime over onnxruntime-web's WASM provider.
 *
 * @throws ProviderUnavailableError where another number of threads is already in use: the WASM module is
 *   started once in a process and keeps its threads
 */
export function createWasmRuntime(ort: OrtWebModule, threads: number): OrtRuntime {
  if (threadsInUse !== null && threadsInUse !== threads)
    throw new ProviderUnavailableError(
      'wasm',
      `it already runs with ${threadsText(threadsInUse)} in this process and cannot change to ${threads}`,
      'Ask for the same number of threads, or start a new process or worker.',
    );
  threadsInUse = threads;
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = threads;
  return new OrtRuntime({
    provider: {
      name: 'wasm',
      label: `WASM, ${threadsText(threads)}`,
      precision: 'fp32',
      threads,
      ortVersion: ort.env.versions.web ?? ort.env.versions.common,
    },
    compute: new CpuCompute(),
    bridge: cpuTensorBridge(ort.Tensor),
    sessionFactory: ort.InferenceSession,
    sessionOptions: {
      // Alone: in a list, ONNX Runtime falls back from one provider to the next without saying so.
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
      executionMode: 'sequential',
      enableCpuMemArena: true,
      enableMemPattern: true,
      logSeverityLevel: 3,
    },
  });
}
