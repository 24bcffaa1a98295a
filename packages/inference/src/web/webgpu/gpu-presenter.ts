import type { StoredView } from '../../compute/compute.ts';
import type { ViewPresenter } from '../view-presenter.ts';
import { createStorageBuffer } from './gpu-buffers.ts';
import type { GpuView } from './gpu-view.ts';

/** One triangle that covers the canvas; each pixel reads its word of the view's buffer. */
const PRESENT_SHADER = /* wgsl */ `
@group(0) @binding(0) var<storage, read> words: array<u32>;
@group(0) @binding(1) var<storage, read> width: array<u32>;

@vertex fn corner(@builtin(vertex_index) index: u32) -> @builtin(position) vec4f {
  return vec4f(f32(index & 1u) * 4.0 - 1.0, f32(index >> 1u) * 4.0 - 1.0, 0.0, 1.0);
}

@fragment fn colour(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let at = vec2u(position.xy);
  return vec4f(unpack4x8unorm(words[at.y * width[0] + at.x]).rgb, 1.0);
}
`;

/** Draws packed views straight from their buffers. */
export class GpuPresenter implements ViewPresenter {
  readonly #device: GPUDevice;
  readonly #context: GPUCanvasContext;
  readonly #lookUp: (view: StoredView) => GpuView;
  readonly #pipeline: GPURenderPipeline;
  readonly #width: GPUBuffer;

  /** `lookUp` finds a view's buffer, or throws. */
  constructor(device: GPUDevice, context: GPUCanvasContext, lookUp: (view: StoredView) => GpuView) {
    this.#device = device;
    this.#context = context;
    this.#lookUp = lookUp;
    const format = navigator.gpu.getPreferredCanvasFormat();
    context.configure({ device, format, alphaMode: 'opaque' });
    const module = device.createShaderModule({ label: 'present', code: PRESENT_SHADER });
    this.#pipeline = device.createRenderPipeline({
      label: 'present',
      layout: 'auto',
      vertex: { module, entryPoint: 'corner' },
      fragment: { module, entryPoint: 'colour', targets: [{ format }] },
    });
    this.#width = createStorageBuffer(device, 4, 'width');
  }

  async present(view: StoredView): Promise<void> {
    const { buffer, widthPx, heightPx } = this.#lookUp(view);
    const { canvas } = this.#context;
    if (canvas.width !== widthPx) canvas.width = widthPx;
    if (canvas.height !== heightPx) canvas.height = heightPx;
    this.#device.queue.writeBuffer(this.#width, 0, Uint32Array.of(widthPx));
    const encoder = this.#device.createCommandEncoder({ label: 'present' });
    const pass = encoder.beginRenderPass({
      colorAttachments: [
        { view: this.#context.getCurrentTexture().createView(), loadOp: 'clear', storeOp: 'store' },
      ],
    });
    pass.setPipeline(this.#pipeline);
    pass.setBindGroup(
      0,
      this.#device.createBindGroup({
        layout: this.#pipeline.getBindGroupLayout(0),
        entries: [
          { binding: 0, resource: { buffer } },
          { binding: 1, resource: { buffer: this.#width } },
        ],
      }),
    );
    pass.draw(3);
    pass.end();
    this.#device.queue.submit([encoder.finish()]);
  }

  dispose(): void {
    this.#context.unconfigure();
    this.#width.destroy();
  }
}
