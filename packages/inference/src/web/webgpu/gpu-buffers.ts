/** ONNX Runtime copies buffers in units of 16 bytes. */
const BUFFER_ALIGNMENT = 16;

/** A zeroed buffer that kernels and ONNX Runtime can read and write. */
export function createStorageBuffer(device: GPUDevice, sizeBytes: number, label: string): GPUBuffer {
  return device.createBuffer({
    label,
    size: Math.max(Math.ceil(sizeBytes / BUFFER_ALIGNMENT), 1) * BUFFER_ALIGNMENT,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
}

/** Copies `sizeBytes` from `offsetBytes` of a buffer to memory, after all work submitted so far. */
export async function downloadBuffer(
  device: GPUDevice,
  buffer: GPUBuffer,
  offsetBytes: number,
  sizeBytes: number,
): Promise<ArrayBuffer> {
  const staging = device.createBuffer({
    label: 'download',
    size: sizeBytes,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  try {
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, offsetBytes, staging, 0, sizeBytes);
    device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    return staging.getMappedRange().slice(0);
  } finally {
    staging.destroy();
  }
}
