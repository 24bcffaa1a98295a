import type { Compute } from './compute/compute.ts';
import type { Session, TaskOptions } from './session.ts';

/** `cpu` is onnxruntime-node's native CPU provider, the other two are onnxruntime-web's. */
export type ProviderName = 'cpu' | 'wasm' | 'webgpu';

/** What a runtime really runs on; recorded with every rollout. */
export interface ProviderInfo {
  readonly name: ProviderName;
  /** For people, e.g. `native CPU, 1 thread`. */
  readonly label: string;
  readonly precision: 'fp32';
  readonly threads: number;
  /** The GPU adapter, where there is one. */
  readonly adapter?: string;
  readonly ortVersion: string;
}

/**
 * One execution provider with its sessions and the `Compute` that works on the same tensors.
 * A runtime never falls back to another provider by itself.
 */
export interface Runtime {
  readonly provider: ProviderInfo;
  readonly compute: Compute;
  /**
   * Loads an ONNX graph. `name` is what errors call it, e.g. its file name.
   *
   * @throws GraphLoadError where the bytes are not a graph that this provider can run
   * @throws ProviderUnavailableError where the provider itself does not start
   * @throws DeviceLostError once the GPU device is gone
   */
  load(graph: Uint8Array, name: string, options?: TaskOptions): Promise<Session>;
  /** Releases every session. Safe to call twice. */
  dispose(): Promise<void>;
}
