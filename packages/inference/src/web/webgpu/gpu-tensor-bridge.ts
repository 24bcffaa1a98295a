import type { TensorConstructor } from 'onnxruntime-common';
import type { TensorBridge } from '../../ort/tensor-bridge.ts';
import { bufferOf, GpuTensor } from './gpu-tensor.ts';

/** Hands GPU buffers to ONNX Runtime and takes those of its outputs, so that nothing is downloaded. */
export function gpuTensorBridge(
  OrtTensorClass: TensorConstructor & Pick<typeof import('onnxruntime-common').Tensor, 'fromGpuBuffer'>,
): TensorBridge {
  return {
    toOrt: (tensor) =>
      OrtTensorClass.fromGpuBuffer(bufferOf(tensor), { dataType: 'float32', dims: [...tensor.dims] }),
    fromOrt: (tensor) => new GpuTensor(tensor.gpuBuffer as GPUBuffer, tensor.dims, () => tensor.dispose()),
  };
}
