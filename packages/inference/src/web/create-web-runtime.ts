import { ProviderUnavailableError } from '../errors.ts';
import { DEFAULT_WASM_THREADS, requireThreads } from '../ort/thread-count.ts';
import { createWasmRuntime } from '../ort/wasm-runtime.ts';
import type { Runtime } from '../runtime.ts';
import { acquireDevice, requireRealAdapter } from './acquire-device.ts';
import { adapterName } from './adapter-policy.ts';
import { createWebGpuRuntime } from './webgpu/webgpu-runtime.ts';

/** Options of `createWebRuntime`. */
export interface WebRuntimeOptions {
  readonly provider: 'wasm' | 'webgpu';
  /**
   * WASM only. Default 2, or the cores if fewer; 1 where the page is not cross-origin isolated, because threads
   * need shared memory.
   */
  readonly threads?: number;
  /**
   * Where the provider's .wasm file is served: `ort-wasm-simd-threaded.wasm` for WASM,
   * `ort-wasm-simd-threaded.jspi.wasm` for WebGPU, both of onnxruntime-web. Default: beside the bundled script.
   */
  readonly wasmBinaryUrl?: string;
  /**
   * WebGPU only: a device of the caller's, who also destroys it. Without one, the runtime asks for a device and
   * destroys it on `dispose`.
   */
  readonly device?: GPUDevice;
  /** WebGPU only: accept a software renderer. For tests, where speed does not matter. */
  readonly allowSoftwareAdapter?: boolean;
}

/**
 * A runtime of the browser, in a window or a worker. The provider asked for is the one that runs, or the call
 * fails.
 *
 * @throws ProviderUnavailableError, SoftwareAdapterError
 */
export async function createWebRuntime(options: WebRuntimeOptions): Promise<Runtime> {
  return options.provider === 'wasm' ? createWasm(options) : createWebGpu(options);
}

async function createWasm({ threads, wasmBinaryUrl }: WebRuntimeOptions): Promise<Runtime> {
  const isolated = globalThis.crossOriginIsolated === true;
  const count = requireThreads(
    threads ?? (isolated ? Math.min(DEFAULT_WASM_THREADS, navigator.hardwareConcurrency) : 1),
  );
  if (count > 1 && !isolated)
    throw new ProviderUnavailableError(
      'wasm',
      `${count} threads were asked for, but the page is not cross-origin isolated`,
      'Serve it with COOP same-origin and COEP require-corp, or ask for one thread.',
    );
  const ort = await import('onnxruntime-web/wasm');
  if (wasmBinaryUrl) ort.env.wasm.wasmPaths = { wasm: wasmBinaryUrl };
  return createWasmRuntime(ort, count);
}

async function createWebGpu(options: WebRuntimeOptions): Promise<Runtime> {
  if (!('Suspending' in WebAssembly))
    throw new ProviderUnavailableError(
      'webgpu',
      'the browser lacks JavaScript Promise Integration for WebAssembly',
      'Update the browser, or use the native CPU or WASM provider.',
    );
  const allowSoftware = options.allowSoftwareAdapter ?? false;
  if (options.device) requireRealAdapter(options.device.adapterInfo, allowSoftware);
  const { device, adapter } = options.device
    ? { device: options.device, adapter: adapterName(options.device.adapterInfo) }
    : await acquireDevice(navigator.gpu, allowSoftware);
  // The JSPI build is the native WebGPU provider; the bare import would be the old one written in TypeScript.
  const ort = await import('onnxruntime-web/jspi');
  if (options.wasmBinaryUrl) ort.env.wasm.wasmPaths = { wasm: options.wasmBinaryUrl };
  return createWebGpuRuntime(ort, { device, adapter, ownsDevice: options.device === undefined });
}
