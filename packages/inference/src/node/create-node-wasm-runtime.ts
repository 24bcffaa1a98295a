import { availableParallelism } from 'node:os';
import { DEFAULT_WASM_THREADS, requireThreads } from '../ort/thread-count.ts';
import { createWasmRuntime } from '../ort/wasm-runtime.ts';
import type { Runtime } from '../runtime.ts';
import type { NodeRuntimeOptions } from './create-node-runtime.ts';

/**
 * The WASM provider under Node: what a browser without WebGPU would run, and a fallback where the native
 * binary does not load. Calls of every WASM runtime of a process share one number of threads.
 *
 * @throws ProviderUnavailableError where another number of threads is already in use in this process
 */
export async function createNodeWasmRuntime(options: NodeRuntimeOptions = {}): Promise<Runtime> {
  const threads = requireThreads(options.threads ?? Math.min(DEFAULT_WASM_THREADS, availableParallelism()));
  // The bare name is right here only: under Node it is the one build that finds its own .wasm file and can
  // start threads, whereas in a browser it is the old JSEP build.
  return createWasmRuntime(await import('onnxruntime-web'), threads);
}
