import { describe, expect, it } from 'vitest';
import { ProviderUnavailableError, SoftwareAdapterError } from '../errors.ts';
import { acquireDevice } from './acquire-device.ts';

function fakeGpu(info: Partial<GPUAdapterInfo> | null) {
  const requests: GPUDeviceDescriptor[] = [];
  const adapter = info && {
    info,
    features: new Set(['shader-f16', 'float32-filterable']),
    limits: { maxBufferSize: 1 << 30 },
    async requestDevice(descriptor: GPUDeviceDescriptor) {
      requests.push(descriptor);
      return { label: 'device' };
    },
  };
  return { gpu: { requestAdapter: async () => adapter } as unknown as GPU, requests };
}

describe('acquireDevice', () => {
  it('asks for the features that are there and raises the limits', async () => {
    const { gpu, requests } = fakeGpu({ vendor: 'nvidia', architecture: 'ada' });
    const { adapter, device } = await acquireDevice(gpu, false);
    expect(adapter).toBe('nvidia ada');
    expect(device.label).toBe('device');
    expect(requests[0].requiredFeatures).toEqual(['shader-f16']);
    expect(requests[0].requiredLimits).toMatchObject({ maxBufferSize: 1 << 30 });
  });

  it('says that there is no WebGPU or no adapter', async () => {
    await expect(acquireDevice(undefined, false)).rejects.toBeInstanceOf(ProviderUnavailableError);
    await expect(acquireDevice(undefined, false)).rejects.toThrow(
      'the browser has no WebGPU. Use the native CPU',
    );
    await expect(acquireDevice(fakeGpu(null).gpu, false)).rejects.toThrow(
      'the browser offers no GPU adapter',
    );
  });

  it('refuses a software renderer unless it is allowed', async () => {
    const { gpu } = fakeGpu({ vendor: 'google', architecture: 'swiftshader' });
    await expect(acquireDevice(gpu, false)).rejects.toBeInstanceOf(SoftwareAdapterError);
    await expect(acquireDevice(gpu, false)).rejects.toThrow('google swiftshader, is a software renderer');
    await expect(acquireDevice(gpu, true)).resolves.toHaveProperty('adapter', 'google swiftshader');
  });
});
