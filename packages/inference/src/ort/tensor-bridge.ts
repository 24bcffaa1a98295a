import type { Tensor as OrtTensor, TensorConstructor } from 'onnxruntime-common';
import { CpuTensor, type Tensor } from '../tensor.ts';

/** Turns this package's tensors into ONNX Runtime's and back, without copying. */
export interface TensorBridge {
  toOrt(tensor: Tensor): OrtTensor;
  /** Takes over `tensor`. */
  fromOrt(tensor: OrtTensor): Tensor;
}

/** Tensors in the memory of the process. `Tensor` is the constructor of the ONNX Runtime build in use. */
export function cpuTensorBridge(OrtTensorClass: TensorConstructor): TensorBridge {
  return {
    toOrt: (tensor) => new OrtTensorClass('float32', tensor.data, tensor.dims),
    fromOrt: (tensor) => new CpuTensor(tensor.data as Float32Array, tensor.dims),
  };
}
