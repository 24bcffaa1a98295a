import { describe, expect, it } from 'vitest';
import { DeviceFaultError, DeviceLostError } from '../errors.ts';
import { DeviceHealth, type WatchedDevice } from './device-health.ts';

function fakeDevice() {
  const lost = Promise.withResolvers<GPUDeviceLostInfo>();
  const target = new EventTarget();
  const device = {
    lost: lost.promise,
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
  } as WatchedDevice;
  const report = (message: string) =>
    target.dispatchEvent(Object.assign(new Event('uncapturederror'), { error: { message } }));
  return { device, lose: lost.resolve, report };
}

describe('DeviceHealth', () => {
  it('lets a sound device pass', () => {
    expect(() => new DeviceHealth(fakeDevice().device).assertAlive()).not.toThrow();
  });

  it('fails once the device is lost', async () => {
    const { device, lose } = fakeDevice();
    const health = new DeviceHealth(device);
    lose({ reason: 'unknown', message: 'driver reset' } as GPUDeviceLostInfo);
    await device.lost;
    expect(() => health.assertAlive()).toThrow(DeviceLostError);
    expect(() => health.assertAlive()).toThrow(
      'The GPU device was lost (unknown): driver reset. Create a new runtime',
    );
  });

  it('fails after an error that no call answers for, until it stops listening', () => {
    const { device, report } = fakeDevice();
    const health = new DeviceHealth(device);
    const other = new DeviceHealth(device);
    other.dispose();
    report('Out of memory.');
    expect(() => health.assertAlive()).toThrow(DeviceFaultError);
    expect(() => health.assertAlive()).toThrow('cannot be trusted: Out of memory. Create a new runtime');
    expect(() => other.assertAlive()).not.toThrow();
  });
});
