import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserPage, hasChromium, openBrowserPage } from '../testing/chromium.ts';

type BrowserChecks = typeof import('../testing/browser-checks.ts');
type CheckName = keyof BrowserChecks;

// Skipped where there is no Chromium: these are the only tests that need one.
describe.skipIf(!hasChromium)('in Chromium', () => {
  let browser: BrowserPage;
  beforeAll(async () => {
    browser = await openBrowserPage();
  });
  afterAll(() => browser?.close());

  // As text, because a function would be rewritten for Node on its way through Vitest.
  const run = <Name extends CheckName>(name: Name) =>
    browser.page.evaluate<Awaited<ReturnType<BrowserChecks[Name]>>>(
      `import('/src/testing/browser-checks.ts').then((checks) => checks.${name}())`,
    );

  it('runs WASM with threads', async () => {
    expect(await run('wasmRuns')).toEqual({ name: 'wasm', threads: 2, sum: [5, 7, 9] });
  });

  it('counts SwiftShader as no GPU', async () => {
    expect(await run('softwareIsRefused')).toMatch(
      /^SoftwareAdapterError: .*swiftshader, is a software renderer/,
    );
  });

  it('runs graphs on WebGPU, with tensors that stay there', async () => {
    expect(await run('webGpuRuns')).toEqual({
      name: 'webgpu',
      location: 'gpu',
      sums: Array.from({ length: 20 }, (_, i) => i + 1),
      chained: [30, 84],
      readInMemory: 'TensorLocationError',
    });
  });

  it('names a damaged graph', async () => {
    expect(await run('damagedGraph')).toMatch(
      /^GraphLoadError: The graph bad\.onnx could not be loaded by the webgpu/,
    );
  });

  it('says when the device is lost, also where ONNX Runtime does not', async () => {
    expect(await run('lostDevice')).toEqual({
      run: 'DeviceLostError',
      read: 'DeviceLostError',
      load: 'DeviceLostError',
      dispose: 'resolved',
    });
  });

  it('leaves a device of the caller’s alive', async () => {
    expect(await run('ownDevice')).toEqual({ afterDispose: 'alive', secondRuntime: [2, 4] });
  });

  it('computes in WGSL what the CPU computes', async () => {
    const { noise, euler, rgbDiffers, depthDiffers, grid, guides } = await run('twins');
    expect(noise).toBe(0);
    expect(euler).toBeLessThan(1e-5);
    expect(rgbDiffers).toBe(0);
    expect(depthDiffers).toBe(0);
    expect(grid).toBe(0);
    for (const guide of guides) {
      // A depth that falls on a threshold may go either way in float32 and float64.
      expect(guide.pixelsBeyond).toBeLessThanOrEqual(guide.pixels * 0.002);
      expect(guide.covered).toBeGreaterThan(guide.pixels / 3);
    }
  });

  it('refuses on WebGPU what the CPU refuses', async () => {
    expect(await run('refusals')).toEqual([
      'ForeignTensorError',
      'UnknownViewError',
      'ViewSizeError',
      'TensorDisposedError',
    ]);
  });

  it('presents views pixel for pixel, from the GPU and from memory', async () => {
    expect(await run('presents')).toEqual({ gpu: 0, cpu: 0, takenCanvas: 'CanvasContextError' });
  });

  it('reaches no native module from the front door', async () => {
    // The page can resolve no package but onnxruntime-web, so an import of anything else fails.
    expect(await run('frontDoorOpens')).toContain('CpuCompute');
  });
});
