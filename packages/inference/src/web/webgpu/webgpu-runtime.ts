import { OrtRuntime } from '../../ort/ort-runtime.ts';
import type { OrtWebModule } from '../../ort/wasm-runtime.ts';
import type { Runtime } from '../../runtime.ts';
import { DeviceHealth } from '../device-health.ts';
import { gpuTensorBridge } from './gpu-tensor-bridge.ts';
import { WebGpuCompute } from './webgpu-compute.ts';

/** The device a WebGPU runtime runs on. */
export interface WebGpuDevice {
  readonly device: GPUDevice;
  readonly adapter: string;
  /** Whether the runtime destroys the device when it is disposed. */
  readonly ownsDevice: boolean;
}

/**
 * A runtime over the native WebGPU provider of onnxruntime-web's JSPI build. Its tensors stay on the GPU.
 */
export function createWebGpuRuntime(
  ort: OrtWebModule,
  { device, adapter, ownsDevice }: WebGpuDevice,
): Runtime {
  const health = new DeviceHealth(device);
  ort.env.logLevel = 'error';
  // Nothing runs on WASM threads here, so none are started.
  ort.env.wasm.numThreads = 1;
  return new OrtRuntime({
    provider: {
      name: 'webgpu',
      label: `WebGPU on ${adapter}`,
      precision: 'fp32',
      threads: 1,
      adapter,
      ortVersion: ort.env.versions.web ?? ort.env.versions.common,
    },
    compute: new WebGpuCompute(device, health),
    bridge: gpuTensorBridge(ort.Tensor),
    sessionFactory: ort.InferenceSession,
    sessionOptions: {
      // Given to each session: one set in ort.env is not honoured, and one that ONNX Runtime made itself would
      // die with the last session (1.30).
      executionProviders: [{ name: 'webgpu', device }],
      preferredOutputLocation: 'gpu-buffer',
      graphOptimizationLevel: 'all',
      logSeverityLevel: 3,
    },
    assertAlive: () => health.assertAlive(),
    dispose: () => {
      health.dispose();
      if (ownsDevice) device.destroy();
    },
  });
}
