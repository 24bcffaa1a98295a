import { ProviderUnavailableError, SoftwareAdapterError } from '../errors.ts';
import { adapterName, isSoftwareAdapter } from './adapter-policy.ts';

/** A device together with the name of its adapter. */
export interface AcquiredDevice {
  readonly device: GPUDevice;
  readonly adapter: string;
}

/** Used where the adapter has them; ONNX Runtime picks its kernels by what the device was made with. */
const WANTED_FEATURES: readonly string[] = ['shader-f16', 'subgroups', 'timestamp-query'];

/** Limits that ONNX Runtime would raise on a device of its own, and the number of buffers of the splat. */
const RAISED_LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxComputeWorkgroupsPerDimension',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/**
 * Asks for the fastest adapter and a device with everything ONNX Runtime can use.
 *
 * @throws ProviderUnavailableError where there is no WebGPU or no adapter
 * @throws SoftwareAdapterError where the adapter is a software renderer and `allowSoftware` is not set
 */
export async function acquireDevice(gpu: GPU | undefined, allowSoftware: boolean): Promise<AcquiredDevice> {
  if (!gpu)
    throw new ProviderUnavailableError(
      'webgpu',
      'the browser has no WebGPU',
      'Use the native CPU or WASM provider.',
    );
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter)
    throw new ProviderUnavailableError(
      'webgpu',
      'the browser offers no GPU adapter',
      'Update the graphics driver, or use the native CPU or WASM provider.',
    );
  requireRealAdapter(adapter.info, allowSoftware);
  const device = await adapter.requestDevice({
    requiredFeatures: WANTED_FEATURES.filter((name) => adapter.features.has(name)) as GPUFeatureName[],
    requiredLimits: Object.fromEntries(RAISED_LIMITS.map((limit) => [limit, adapter.limits[limit]])),
  });
  return { device, adapter: adapterName(adapter.info) };
}

/** @throws SoftwareAdapterError where the adapter is a software renderer and `allowSoftware` is not set */
export function requireRealAdapter(info: GPUAdapterInfo, allowSoftware: boolean): void {
  if (!allowSoftware && isSoftwareAdapter(info)) throw new SoftwareAdapterError(adapterName(info));
}
