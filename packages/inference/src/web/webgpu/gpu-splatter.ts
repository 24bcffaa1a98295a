import { relativeRigid } from '../../compute/cpu/rigid.ts';
import { type CameraNumbers, GUIDE_CHANNEL_COUNT, ViewSizeError } from '../../compute/guide.ts';
import { createStorageBuffer } from './gpu-buffers.ts';
import { type GpuView, viewSizeBytes } from './gpu-view.ts';
import { GUIDE_SHADER, PLANES_PER_CLASS } from './guide-shader.ts';
import { Kernel } from './kernel.ts';

/** A splat source whose view has been looked up. */
export interface GpuSplatSource {
  readonly view: GpuView;
  /** Camera-to-world, 4×4 row-major. */
  readonly pose: readonly number[];
  readonly generated: boolean;
}

const HEADER_WORDS = 8;
const SOURCE_WORDS = 28;
const CLASSES = 2;

/** Runs the guide's kernels; keeps its scratch buffers from call to call. */
export class GpuSplatter {
  readonly #device: GPUDevice;
  readonly #project: Kernel;
  readonly #average: Kernel;
  readonly #blend: Kernel;
  readonly #scratch = new Map<string, GPUBuffer>();

  constructor(device: GPUDevice) {
    this.#device = device;
    const module = device.createShaderModule({ label: 'guide', code: GUIDE_SHADER });
    this.#project = new Kernel(device, module, 'project');
    this.#average = new Kernel(device, module, 'average');
    this.#blend = new Kernel(device, module, 'blend');
  }

  /** Submits the splat and returns its guide [8, H, W], which the caller owns. */
  splat(sources: readonly GpuSplatSource[], camera: CameraNumbers, targetPose: readonly number[]): GPUBuffer {
    for (const { view } of sources)
      if (view.widthPx !== camera.widthPx || view.heightPx !== camera.heightPx)
        throw new ViewSizeError(view, camera);
    const pixels = camera.widthPx * camera.heightPx;
    const guide = createStorageBuffer(this.#device, 4 * GUIDE_CHANNEL_COUNT * pixels, 'guide');
    if (sources.length === 0) return guide;

    const params = writeParams(sources, camera, targetPose);
    const paramsBuffer = this.#reserve('params', params.byteLength);
    const views = this.#reserve('views', sources.length * viewSizeBytes(pixels));
    const planes = this.#reserve('planes', 4 * CLASSES * PLANES_PER_CLASS * pixels);
    this.#device.queue.writeBuffer(paramsBuffer, 0, params);
    const encoder = this.#device.createCommandEncoder({ label: 'splat' });
    for (const [index, { view }] of sources.entries())
      encoder.copyBufferToBuffer(view.buffer, 0, views, index * viewSizeBytes(pixels), viewSizeBytes(pixels));
    encoder.clearBuffer(planes);
    const gather = { 0: paramsBuffer, 1: views, 2: planes };
    this.#project.encode(encoder, gather, sources.length * pixels);
    this.#average.encode(encoder, gather, sources.length * pixels);
    this.#blend.encode(encoder, { ...gather, 3: guide }, pixels);
    this.#device.queue.submit([encoder.finish()]);
    return guide;
  }

  dispose(): void {
    for (const buffer of this.#scratch.values()) buffer.destroy();
    this.#scratch.clear();
  }

  /** A scratch buffer of at least this size. */
  #reserve(name: string, sizeBytes: number): GPUBuffer {
    const present = this.#scratch.get(name);
    if (present && present.size >= sizeBytes) return present;
    present?.destroy();
    const buffer = createStorageBuffer(this.#device, sizeBytes, name);
    this.#scratch.set(name, buffer);
    return buffer;
  }
}

/** The `Params` struct of the shader. Relative poses are made in float64 and only then rounded. */
function writeParams(
  sources: readonly GpuSplatSource[],
  { widthPx, heightPx, fx, fy, cx, cy }: CameraNumbers,
  targetPose: readonly number[],
): ArrayBuffer {
  const params = new ArrayBuffer(4 * (HEADER_WORDS + SOURCE_WORDS * sources.length));
  const integers = new Uint32Array(params);
  const floats = new Float32Array(params);
  integers.set([widthPx, heightPx, sources.length]);
  floats.set([fx, fy, cx, cy], 4);
  for (const [index, { pose, generated }] of sources.entries()) {
    const start = HEADER_WORDS + index * SOURCE_WORDS;
    floats.set(relativeRigid(targetPose, pose), start);
    floats.set(relativeRigid(pose, targetPose), start + 12);
    integers[start + 24] = generated ? 1 : 0;
  }
  return params;
}
