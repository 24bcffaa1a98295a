/** Invocations of a workgroup; written into every shader. */
export const WORKGROUP_SIZE = 64;

/** One compute shader entry point whose bindings are the storage buffers 0, 1, … of group 0. */
export class Kernel {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;

  constructor(device: GPUDevice, module: GPUShaderModule, entryPoint: string) {
    this.#device = device;
    this.#pipeline = device.createComputePipeline({
      label: entryPoint,
      layout: 'auto',
      compute: { module, entryPoint },
    });
  }

  /** Encodes one pass of at least `invocations`; each kernel guards against the surplus itself. */
  encode(
    encoder: GPUCommandEncoder,
    bindings: Readonly<Record<number, GPUBuffer>>,
    invocations: number,
  ): void {
    const group = this.#device.createBindGroup({
      layout: this.#pipeline.getBindGroupLayout(0),
      entries: Object.entries(bindings).map(([binding, buffer]) => ({
        binding: Number(binding),
        resource: { buffer },
      })),
    });
    const pass = encoder.beginComputePass();
    pass.setPipeline(this.#pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(Math.ceil(invocations / WORKGROUP_SIZE));
    pass.end();
  }
}
