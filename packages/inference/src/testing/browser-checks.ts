/** What `browser.test.ts` runs within the page; results must survive JSON. */

import type { Compute, StoredView } from '../compute/compute.ts';
import { CpuCompute } from '../compute/cpu/cpu-compute.ts';
import type { Runtime } from '../runtime.ts';
import { createViewPresenter, createWebRuntime } from '../web/index.ts';
import { addMultiplyModel } from './onnx-writer.ts';
import { cameraOf, poseAt } from './scenes.ts';
import { parityCase, type SplatCase } from './splat-case.ts';

const openGpu = (device?: GPUDevice) =>
  createWebRuntime({ provider: 'webgpu', allowSoftwareAdapter: true, device });

export async function wasmRuns() {
  const runtime = await createWebRuntime({ provider: 'wasm', threads: 2 });
  const sum = await addOnce(runtime, [1, 2, 3], [4, 5, 6]);
  const { name, threads } = runtime.provider;
  await runtime.dispose();
  return { name, threads, sum };
}

export function softwareIsRefused(): Promise<string> {
  return createWebRuntime({ provider: 'webgpu' }).then(() => 'accepted', String);
}

export async function webGpuRuns() {
  const runtime = await openGpu();
  const { compute } = runtime;
  const session = await runtime.load(addMultiplyModel([1, 2]), 'pair.onnx');
  const pair = (x: number, y: number) => compute.tensor(Float32Array.of(x, y), [1, 2]);
  const runs = Array.from({ length: 20 }, (_, i) => session.run({ a: pair(i, 0), b: pair(1, 0) }));
  const sums = await Promise.all(
    (await Promise.all(runs)).map(async ({ sum }) => (await compute.read(sum))[0]),
  );
  const { sum, product } = await session.run({ a: pair(2, 3), b: pair(3, 4) });
  const next = await session.run({ a: sum, b: product });
  const result = {
    name: runtime.provider.name,
    location: sum.location,
    sums,
    chained: [...(await compute.read(next.product))],
    readInMemory: errorName(() => sum.data),
  };
  await runtime.dispose();
  return result;
}

export async function damagedGraph(): Promise<string> {
  const runtime = await openGpu();
  const damaged = addMultiplyModel([1, 2]).map((byte, i) => (i > 20 ? byte ^ 0x5a : byte));
  const message = await runtime.load(damaged, 'bad.onnx').then(() => 'loaded', String);
  await runtime.dispose();
  return message;
}

export async function lostDevice() {
  const device = await requestDevice();
  const runtime = await openGpu(device);
  const session = await runtime.load(addMultiplyModel([1, 2]), 'pair.onnx');
  const a = runtime.compute.tensor(Float32Array.of(1, 2), [1, 2]);
  await session.run({ a, b: a });
  device.destroy();
  await device.lost;
  const nameOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'resolved',
      (error: Error) => error.name,
    );
  return {
    run: await nameOf(session.run({ a, b: a })),
    read: await nameOf(runtime.compute.read(a)),
    load: await nameOf(runtime.load(addMultiplyModel([1, 2]), 'pair.onnx')),
    dispose: await nameOf(runtime.dispose()),
  };
}

export async function ownDevice() {
  const device = await requestDevice();
  const first = await openGpu(device);
  await addOnce(first, [1, 2], [1, 2]);
  await first.dispose();
  const lost = await Promise.race([
    device.lost.then(() => 'lost'),
    new Promise<string>((resolve) => setTimeout(resolve, 100, 'alive')),
  ]);
  const second = await openGpu(device);
  const secondRuntime = await addOnce(second, [1, 2], [1, 2]);
  await second.dispose();
  device.destroy();
  return { afterDispose: lost, secondRuntime };
}

export async function twins() {
  const runtime = await openGpu();
  const gpu = runtime.compute;
  const cpu = new CpuCompute();
  const key = { seed: 3n, stream: 'world', episode: 1, sample: 2, frame: 3, draw: 4 } as const;
  const [noise, other] = [key, { ...key, frame: 4 }].map((k) => [
    gpu.gaussian(k, [2, 33]),
    cpu.gaussian(k, [2, 33]),
  ]);
  const euler = [0, 1].map((i) => [gpu, cpu][i].eulerStep(noise[i], other[i], 0.75, 0.25));

  const frameOf = (compute: Compute) => {
    const frame = new Float32Array(3 * 15);
    const depth = new Float32Array(15);
    for (let i = 0; i < 45; i++) frame[i] = -1.2 + (2.4 * i) / 44;
    for (let i = 0; i < 15; i++) depth[i] = i === 3 ? -1 : i === 4 ? 1e6 : 1.7 ** (i - 6) / 3;
    return compute.storeView(compute.tensor(frame, [1, 3, 3, 5]), compute.tensor(depth, [1, 1, 3, 5]));
  };
  const views: [Compute, StoredView][] = [gpu, cpu].map((compute) => [compute, frameOf(compute)]);
  const [gpuView, cpuView] = await Promise.all(views.map(([compute, view]) => compute.readView(view)));
  const [gpuGrid, cpuGrid] = await Promise.all(views.map(([compute, view]) => compute.pointGrid(view, 2)));

  const guides = [];
  for (const splatCase of [parityCase(), parityCase(128, 128), retreat(), parityCase()])
    guides.push(await compareGuides(gpu, cpu, splatCase));
  const result = {
    noise: worst(await gpu.read(noise[0]), noise[1].data),
    euler: worst(await gpu.read(euler[0]), euler[1].data),
    rgbDiffers: worst(gpuView.rgb, cpuView.rgb),
    depthDiffers: worst(gpuView.depthM, cpuView.depthM),
    grid: worst(gpuGrid, cpuGrid),
    guides,
  };
  await runtime.dispose();
  return result;
}

export async function refusals(): Promise<string[]> {
  const runtime = await openGpu();
  const { compute } = runtime;
  const foreign = new CpuCompute().tensor(new Float32Array(2), [2]);
  const depth = compute.tensor(new Float32Array(4), [1, 1, 2, 2]);
  const view = compute.storeImage(new Uint8Array(12), depth, 2, 2);
  const source = { view, pose: poseAt(0, 0, 0), generated: false };
  const names = [errorName(() => compute.eulerStep(foreign, foreign, 1, 0))];
  const wrongSize = errorName(() => compute.splat([source], cameraOf(4, 4, 2), source.pose));
  compute.releaseView(view);
  names.push(
    errorName(() => compute.splat([source], cameraOf(2, 2, 1), source.pose)),
    wrongSize,
  );
  depth.dispose();
  names.push(
    await compute.read(depth).then(
      () => 'read',
      (error: Error) => error.name,
    ),
  );
  await runtime.dispose();
  return names;
}

export async function presents() {
  const runtime = await openGpu();
  const rgb = Uint8Array.from({ length: 3 * 6 * 4 }, (_, i) => (i * 37) & 255);
  const drawn = [runtime.compute, new CpuCompute()].map(async (compute) => {
    const canvas = new OffscreenCanvas(1, 1);
    const presenter = createViewPresenter(compute, canvas);
    const depth = compute.tensor(new Float32Array(24), [1, 1, 4, 6]);
    await presenter.present(compute.storeImage(rgb, depth, 6, 4));
    const copy = new OffscreenCanvas(6, 4).getContext('2d');
    copy?.drawImage(canvas, 0, 0);
    const pixels = copy?.getImageData(0, 0, 6, 4).data ?? [];
    presenter.dispose();
    return [...pixels].filter((_, i) => i % 4 < 3);
  });
  const [gpu, cpu] = await Promise.all(drawn);
  await runtime.dispose();
  const taken = new OffscreenCanvas(1, 1);
  taken.getContext('webgl2');
  return {
    gpu: worst(gpu, rgb),
    cpu: worst(cpu, rgb),
    takenCanvas: errorName(() => createViewPresenter(new CpuCompute(), taken)),
  };
}

export async function frontDoorOpens(): Promise<string[]> {
  return Object.keys(await import('../index.ts'));
}

/** The parity case seen from far behind: many points fall on each pixel, as where the sums must not overflow. */
function retreat(): SplatCase {
  const near = parityCase(128, 128);
  return { ...near, camera: { ...near.camera }, targetPose: poseAt(0, 0, -30) };
}

async function compareGuides(gpu: Compute, cpu: Compute, { camera, sources, targetPose }: SplatCase) {
  const { widthPx, heightPx } = camera;
  const pixels = widthPx * heightPx;
  const splat = (compute: Compute) => {
    const stored = sources.map(({ rgb, depthM, pose, generated }) => ({
      view: compute.storeImage(
        rgb,
        compute.tensor(depthM.slice(), [1, 1, heightPx, widthPx]),
        widthPx,
        heightPx,
      ),
      pose,
      generated,
    }));
    return compute.read(compute.splat(stored, camera, targetPose));
  };
  const [ours, theirs] = await Promise.all([splat(gpu), splat(cpu)]);
  let pixelsBeyond = 0;
  let covered = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    let difference = 0;
    for (let channel = 0; channel < 8; channel++)
      difference = Math.max(
        difference,
        Math.abs(ours[channel * pixels + pixel] - theirs[channel * pixels + pixel]),
      );
    if (!(difference <= 1e-3)) pixelsBeyond++;
    if (theirs[4 * pixels + pixel] + theirs[5 * pixels + pixel] > 0) covered++;
  }
  return { pixels, pixelsBeyond, covered };
}

async function addOnce(runtime: Runtime, a: number[], b: number[]): Promise<number[]> {
  const session = await runtime.load(addMultiplyModel([1, a.length]), 'pair.onnx');
  const tensor = (values: number[]) => runtime.compute.tensor(Float32Array.from(values), [1, values.length]);
  const { sum } = await session.run({ a: tensor(a), b: tensor(b) });
  return [...(await runtime.compute.read(sum))];
}

async function requestDevice(): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) throw new Error('There is no GPU adapter.');
  return adapter.requestDevice();
}

function worst(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return Array.from(a, (value, i) => Math.abs(value - b[i])).reduce(
    (most, value) => Math.max(most, value),
    0,
  );
}

function errorName(action: () => unknown): string {
  try {
    action();
    return 'no error';
  } catch (error) {
    return (error as Error).name;
  }
}
