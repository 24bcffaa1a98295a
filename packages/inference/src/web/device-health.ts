import { DeviceFaultError, DeviceLostError } from '../errors.ts';

/** The parts of a `GPUDevice` that tell of its end. */
export type WatchedDevice = Pick<GPUDevice, 'lost' | 'addEventListener' | 'removeEventListener'>;

/**
 * Watches a device. After its loss, ONNX Runtime 1.30 resolves runs whose outputs stay on the GPU as if nothing
 * had happened, and their content is garbage; so whoever uses the device asks here before and after.
 */
export class DeviceHealth {
  readonly #device: WatchedDevice;
  #failure: DeviceLostError | DeviceFaultError | null = null;

  constructor(device: WatchedDevice) {
    this.#device = device;
    device.lost.then(({ reason, message }) => {
      this.#failure = new DeviceLostError(reason, message);
    });
    device.addEventListener('uncapturederror', this.#onError);
  }

  /** @throws DeviceLostError or DeviceFaultError once the device can no longer be trusted */
  assertAlive(): void {
    if (this.#failure) throw this.#failure;
  }

  /** Stops listening. */
  dispose(): void {
    this.#device.removeEventListener('uncapturederror', this.#onError);
  }

  readonly #onError = (event: Event): void => {
    this.#failure ??= new DeviceFaultError((event as GPUUncapturedErrorEvent).error.message);
  };
}
